using System.Collections.Immutable;
using System.Numerics;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Literals by a run of as many characters in each, one to four.</summary>
internal sealed class LiteralGrams
{
    private const int BitsForEach = 32;
    private const int FewestBits = 256;
    private const int FewestPlaces = 16;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private readonly int length;

    // Of the last four characters the run's own stand highest.
    private readonly int above;
    private readonly int shift;

    // A bit for what a run may hash to: most runs of a text are none of ours.
    private readonly ulong[] known;

    // The runs themselves, each at the place it hashes to or behind it; 0: an empty place.
    private readonly ulong[] runs;
    private readonly Entry[][] entries;
    private readonly int toPlace;

    /// <param name="length">Of the runs; no literal is shorter.</param>
    public LiteralGrams(int length, ImmutableArray<(string Literal, ImmutableArray<int> Numbers)> literals)
    {
        this.length = length;
        above = 64 - (16 * length);
        var often = literals.SelectMany(l => Runs(l.Literal)).CountBy(r => r.Run).ToDictionary();
        var groups = literals.Select(l => (Rarest: Runs(l.Literal).MinBy(r => often[r.Run]), l.Literal, l.Numbers))
            .GroupBy(l => l.Rarest.Run, l => Of(l.Literal, l.Rarest.At, l.Numbers)).ToArray();
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(FewestPlaces, groups.Length * 2));
        toPlace = 64 - BitOperations.Log2((uint)places);
        runs = new ulong[places];
        entries = new Entry[places][];
        var bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(FewestBits, groups.Length * BitsForEach)));
        shift = 64 - bits;
        known = new ulong[1 << (bits - 6)];
        foreach (var group in groups)
        {
            var hash = (group.Key * Spread) >> shift;
            known[hash >> 6] |= 1UL << (int)(hash & 63);
            var place = PlaceOf(group.Key);
            (runs[place], entries[place]) = (group.Key, [.. group]);
        }
    }

    /// <summary>Adds the numbers of all literals the text holds.</summary>
    public void Find(ReadOnlySpan<char> folded, ref NumberSet numbers)
    {
        var (table, down, own) = (known, shift, above);
        var rolled = 0UL;
        for (var at = 0; at < folded.Length; at++)
        {
            rolled = (rolled >> 16) | ((ulong)folded[at] << 48);
            var hash = ((rolled >> own) * Spread) >> down;
            if ((table[hash >> 6] >> (int)(hash & 63) & 1) != 0)
            {
                Add(rolled >> own, folded, at, ref numbers);
            }
        }
    }

    // Those that stand around the run that ends at this place.
    private void Add(ulong run, ReadOnlySpan<char> folded, int at, ref NumberSet numbers)
    {
        var place = PlaceOf(run);
        if (runs[place] != run)
        {
            return;
        }

        foreach (ref readonly var entry in entries[place].AsSpan())
        {
            var start = at + 1 - length - entry.At;
            var beside = start + entry.BesideAt;
            if (start >= 0 && beside < folded.Length && folded[beside] == entry.Beside && folded[start..].StartsWith(entry.Literal))
            {
                numbers.Add(entry.Numbers.AsSpan());
            }
        }
    }

    // Where the run is, or would be.
    private int PlaceOf(ulong run)
    {
        var place = (int)((run * Spread) >> toPlace);
        while (runs[place] != 0 && runs[place] != run)
        {
            place = (place + 1) & (runs.Length - 1);
        }

        return place;
    }

    private Entry Of(string literal, int at, ImmutableArray<int> numbers)
    {
        var beside = at > 0 ? at - 1 : Math.Min(length, literal.Length - 1);
        return new(literal, at, beside, literal[beside], numbers);
    }

    private IEnumerable<(ulong Run, int At)> Runs(string literal) => Enumerable.Range(0, literal.Length - length + 1).Select(at => (RunOf(literal.AsSpan(at, length)), at));

    private static ulong RunOf(ReadOnlySpan<char> characters)
    {
        var run = 0UL;
        for (var i = 0; i < characters.Length; i++)
        {
            run |= (ulong)characters[i] << (16 * i);
        }

        return run;
    }

    /// <param name="At">Where in the literal its run stands.</param>
    /// <param name="BesideAt">Where in it a character beside the run stands: most literals of a run differ there.</param>
    private readonly record struct Entry(string Literal, int At, int BesideAt, char Beside, ImmutableArray<int> Numbers);
}
