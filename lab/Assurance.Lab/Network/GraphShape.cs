using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>Which places are joined, and nothing more.</summary>
/// <param name="Edges">Pairs of places, each once; the parts need not hang together.</param>
internal sealed record GraphShape(int Places, IReadOnlyList<(int A, int Z)> Edges)
{
    /// <summary>Words for <see cref="Read"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ring", "star", "chain", "tree", "sparse", "dense", "rings", "islands"];

    /// <param name="name">One of <see cref="Names"/>, or a file of the Topology Zoo.</param>
    /// <param name="seed">The same seed draws the same edges.</param>
    /// <param name="places">How many; a file has its own.</param>
    /// <exception cref="FormatException">The file holds no graph with two places that are joined.</exception>
    public static GraphShape Read(string name, int seed, int places)
    {
        var dice = Dice.For(seed, "shape " + name, places);
        return name switch
        {
            "ring" => new(places, [.. Ring(0, places)]),
            "star" => new(places, [.. Enumerable.Range(1, places - 1).Select(i => (0, i))]),
            "chain" => new(places, [.. Enumerable.Range(1, places - 1).Select(i => (i - 1, i))]),
            "tree" => new(places, [.. Enumerable.Range(1, places - 1).Select(i => ((i - 1) / 3, i))]),
            "sparse" => new(places, Random(dice, places, places / 6)),
            "dense" => new(places, Random(dice, places, places * 2)),
            "rings" => new(places, [.. Enumerable.Range(0, places / 6).SelectMany(r => Ring(r * 5, 6)).Distinct().Where(e => e.Item2 < places)]),
            "islands" => new(places, [.. Random(dice, places / 2, places / 4), .. Random(dice, places - (places / 2), places / 4).Select(e => (e.A + (places / 2), e.Z + (places / 2)))]),
            _ => TopologyFile.Read(name) is var file ? new(file.Cities.Count, file.Links) : throw new FormatException(name),
        };
    }

    public static string PlaceName(int place) => string.Create(CultureInfo.InvariantCulture, $"n{place + 1:000}");

    private static IEnumerable<(int, int)> Ring(int first, int length) =>
        Enumerable.Range(0, length).Select(i => (first + i, first + ((i + 1) % length))).Select(e => (Math.Min(e.Item1, e.Item2), Math.Max(e.Item1, e.Item2)));

    // A tree of all places, each joined to one before it, and so many edges more.
    private static (int A, int Z)[] Random(Dice dice, int places, int more)
    {
        var edges = new SortedSet<(int, int)>(Enumerable.Range(1, places - 1).Select(i => (dice.Next(i), i)));
        for (var i = 0; i < more; i++)
        {
            var (a, z) = (dice.Next(places), dice.Next(places));
            if (a != z) edges.Add((Math.Min(a, z), Math.Max(a, z)));
        }
        return [.. edges];
    }
}
