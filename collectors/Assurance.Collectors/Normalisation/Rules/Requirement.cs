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
        var met = Values.IsEmpty ? value.Length > 0 : Values.Contains(value, StringComparer.OrdinalIgnoreCase);
        return met != Negated;
    }
}
