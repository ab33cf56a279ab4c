using System.Collections.Immutable;
using System.Text;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>
/// A text with values in it: <c>slot {slot}/{port}</c>. In <c>{a|b|'c'}</c> the first value present counts. Where a value is absent
/// the whole text is empty, so that half a name never stands for a thing.
/// </summary>
internal sealed record ValueText(string Source, ImmutableArray<ImmutableArray<ValueReference>> Parts)
{
    public static readonly ValueText Empty = new("", []);

    public bool IsEmpty => Parts.IsEmpty;

    public IEnumerable<ValueReference> References => Parts.SelectMany(p => p).Where(r => r.Kind != ReferenceKind.Literal);

    public string Read(Facts facts)
    {
        if (Parts is [var only])
        {
            return First(only, facts) ?? "";
        }

        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            if (First(part, facts) is not { } value)
            {
                return "";
            }

            text.Append(value);
        }

        return text.ToString();
    }

    private static string? First(ImmutableArray<ValueReference> alternatives, Facts facts)
    {
        foreach (var reference in alternatives)
        {
            if (reference.Kind == ReferenceKind.Literal)
            {
                return reference.Name;
            }

            if (reference.Read(facts) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
