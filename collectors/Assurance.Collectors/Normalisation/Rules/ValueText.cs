using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>
/// A text with values in it: <c>slot {slot}/{port}</c>. In <c>{a|b|'c'}</c> the first value present counts. Where a value is absent
/// the whole text is empty, so that half a name never stands for a thing.
/// </summary>
internal sealed class ValueText(ImmutableArray<ImmutableArray<ValueReference>> parts)
{
    public static readonly ValueText Empty = new([]);

    private const int Usual = 128;

    /// <summary>What it always is; null where a message decides.</summary>
    public string? Constant { get; } = parts.All(p => p[0].Kind == ReferenceKind.Literal) ? string.Concat(parts.Select(p => p[0].Name)) : null;

    public bool IsEmpty => parts.IsEmpty;

    [SkipLocalsInit]
    public string Read(Facts facts)
    {
        if (Constant is not null)
        {
            return Constant;
        }

        if (parts is [var only])
        {
            return First(only, facts) ?? "";
        }

        var text = new TextBuffer(stackalloc char[Usual]);
        foreach (var part in parts)
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
