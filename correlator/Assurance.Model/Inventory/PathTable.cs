using System.Collections;

namespace Assurance.Model.Inventory;

/// <summary>The paths of all circuits, packed: a number an element, since each stands in many paths. In order of circuit, path (both ordinal) and sequence. Immutable.</summary>
public sealed class PathTable : IReadOnlyList<PathElement>
{
    public static readonly PathTable Empty = new([], [], [], new Dictionary<int, int[]>());

    private readonly CircuitPath[] paths;
    private readonly int[] elements;
    private readonly string[] names;
    // Sequences that do not simply count from 1, by path.
    private readonly IReadOnlyDictionary<int, int[]> sequences;

    /// <param name="elements">Of all paths, as places in <paramref name="names"/>.</param>
    internal PathTable(CircuitPath[] paths, int[] elements, string[] names, IReadOnlyDictionary<int, int[]> sequences) =>
        (this.paths, this.elements, this.names, this.sequences) = (paths, elements, names, sequences);

    /// <summary>Elements in all.</summary>
    public int Count => elements.Length;

    /// <summary>Paths in all.</summary>
    public int Paths => paths.Length;

    public PathElement this[int place]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)elements.Length, nameof(place));
            var (low, high) = (0, paths.Length - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = paths[middle].First <= place ? (middle, high) : (low, middle - 1);
            }

            return Element(low, place - paths[low].First);
        }
    }

    /// <summary>The path at a place: whose it is, and what it runs over in sequence.</summary>
    public (string Circuit, string Path, string Role) Path(int path) => (paths[path].Circuit, paths[path].Path, paths[path].Role);

    /// <summary>What paths run over, each id once; in no order, and an id may stand here that no path runs over any more.</summary>
    public ReadOnlySpan<string> Names => names;

    /// <summary>What a path runs over in sequence, as places in <see cref="Names"/>.</summary>
    public ReadOnlySpan<int> ElementsOf(int path) => elements.AsSpan(paths[path].First, End(path) - paths[path].First);

    /// <summary>Places of the paths of a circuit.</summary>
    public (int First, int Count) PathsOf(string circuit)
    {
        var first = Lower(circuit);
        var end = first;
        while (end < paths.Length && paths[end].Circuit == circuit)
        {
            end++;
        }

        return (first, end - first);
    }

    /// <summary>All path elements of a circuit, by path, then sequence.</summary>
    public IEnumerable<PathElement> Of(string circuit)
    {
        var (first, count) = PathsOf(circuit);
        return Enumerable.Range(first, count).SelectMany(path => Enumerable.Range(0, ElementsOf(path).Length).Select(i => Element(path, i)));
    }

    /// <summary>The element of an id (<see cref="PathElement.Id"/>); null if there is none.</summary>
    public PathElement? Find(string id)
    {
        // The circuit's own id may hold slashes.
        for (var slash = id.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = id.IndexOf('/', slash + 1))
        {
            if (Of(id[..slash]).FirstOrDefault(e => e.Id == id) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public IEnumerator<PathElement> GetEnumerator() =>
        Enumerable.Range(0, paths.Length).SelectMany(path => Enumerable.Range(0, ElementsOf(path).Length).Select(i => Element(path, i))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int[]? SequencesOf(int path) => sequences.GetValueOrDefault(path);

    private PathElement Element(int path, int number)
    {
        var of = paths[path];
        return new PathElement(of.Circuit, of.Path, of.Role, sequences.GetValueOrDefault(path)?[number] ?? number + 1, names[elements[of.First + number]]);
    }

    private int End(int path) => path + 1 < paths.Length ? paths[path + 1].First : elements.Length;

    private int Lower(string circuit)
    {
        var (low, high) = (0, paths.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(paths[middle].Circuit, circuit) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <param name="First">Place of its first element.</param>
internal readonly record struct CircuitPath(string Circuit, string Path, string Role, int First);

public static class PathTables
{
    /// <summary>A table of these elements.</summary>
    public static PathTable ToPathTable(this IEnumerable<PathElement> elements)
    {
        var packed = new PathTableBuilder();
        foreach (var path in elements.GroupBy(e => (e.Circuit, e.Path)))
        {
            var inOrder = path.OrderBy(e => e.Sequence).ToList();
            packed.Add(path.Key.Circuit, path.Key.Path, inOrder[0].Role, [.. inOrder.Select(e => packed.Number(e.Element))], [.. inOrder.Select(e => e.Sequence)]);
        }

        return packed.Build();
    }
}
