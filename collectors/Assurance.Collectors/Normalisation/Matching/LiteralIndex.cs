using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Finds all anchors a text holds by the three characters of each that fewest others share, hashed as the text rolls by (Karp and Rabin 1987): a text
/// is read once, whatever the number of templates, and most places cost one bit of a table that stays in the nearest cache.</summary>
internal sealed class LiteralIndex
{
    private const int Gram = 3;

    // Most packs have one: of anchors that are shorter there are few or none.
    private readonly ImmutableArray<LiteralGrams> byLength;

    /// <param name="literals">Lower-case literals with the number each stands for; a number may have several.</param>
    public LiteralIndex(IEnumerable<(string Literal, int Number)> literals) => byLength =
    [
        .. literals.GroupBy(l => l.Literal, l => l.Number, StringComparer.Ordinal)
            .GroupBy(g => Math.Min(Gram, g.Key.Length), g => (g.Key, g.ToImmutableArray()))
            .Select(g => new LiteralGrams(g.Key, [.. g])),
    ];

    /// <summary>Adds the numbers of all literals the text holds.</summary>
    /// <param name="folded">In lower case.</param>
    public void Find(ReadOnlySpan<char> folded, ref NumberSet numbers)
    {
        foreach (var grams in byLength)
        {
            grams.Find(folded, ref numbers);
        }
    }
}
