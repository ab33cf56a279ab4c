using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>A condition on one value of the message.</summary>
/// <param name="Values">What it must be, in either case; with <paramref name="Negated"/> what it must not be. Empty: it must be present
/// (negated: absent).</param>
internal sealed record Requirement(ValueText Value, ImmutableArray<string> Values, bool Negated)
{
    public bool Holds(Facts facts)
    {
        var value = Value.Read(facts);
        return (Values.IsEmpty ? value.Length > 0 : IsAmong(value)) != Negated;
    }

    private bool IsAmong(string value)
    {
        foreach (var allowed in Values)
        {
            if (allowed.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
