using System.Runtime.InteropServices;
using Assurance.Model.Inventory.Import;

namespace Assurance.Model.Inventory;

/// <summary>Gathers paths in any order and packs them.</summary>
internal sealed class PathTableBuilder
{
    private readonly List<CircuitPath> paths = [];
    private readonly List<int> ends = [];
    private readonly List<int> elements = [];
    private readonly Dictionary<int, int[]> odd = [];
    private readonly List<string> names = [];
    private readonly List<int> carried = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public PathTableBuilder() => bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number an element goes by; a new one for a new element.</summary>
    public int Number(string element)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, element, out var isKnown);
        if (!isKnown)
        {
            number = names.Count;
            names.Add(element);
        }

        return number;
    }

    /// <summary>The number of an element that has one.</summary>
    public bool TryNumber(ReadOnlySpan<char> element, out int number) => bySpan.TryGetValue(element, out number);

    public string Name(int number) => names[number];

    public IReadOnlyList<string> Names => names;

    /// <summary>Keeps the texts of a pool in place of its own.</summary>
    public void Share(TextPool texts)
    {
        for (var i = 0; i < names.Count; i++)
        {
            names[i] = texts.Of(names[i]);
        }
    }

    /// <param name="over">Elements by number.</param>
    /// <param name="sequences">Ascending; empty where they count from 1.</param>
    public void Add(string circuit, string path, string role, ReadOnlySpan<int> over, ReadOnlySpan<int> sequences)
    {
        if (!Counts(sequences))
        {
            odd[paths.Count] = sequences.ToArray();
        }

        paths.Add(new CircuitPath(circuit, path, role, elements.Count));
        elements.AddRange(over);
        ends.Add(elements.Count);
    }

    /// <summary>A path as another table has it.</summary>
    public void Add(PathTable table, int place)
    {
        carried.Clear();
        foreach (var element in table.ElementsOf(place))
        {
            carried.Add(Number(table.Names[element]));
        }

        var (circuit, path, role) = table.Path(place);
        Add(circuit, path, role, CollectionsMarshal.AsSpan(carried), table.SequencesOf(place));
    }

    public PathTable Build()
    {
        var order = new int[paths.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) =>
            string.CompareOrdinal(paths[a].Circuit, paths[b].Circuit) is not 0 and var byCircuit ? byCircuit : string.CompareOrdinal(paths[a].Path, paths[b].Path));
        var (sorted, packed, sequences) = (new CircuitPath[order.Length], new int[elements.Count], new Dictionary<int, int[]>());
        var next = 0;
        for (var place = 0; place < order.Length; place++)
        {
            var from = paths[order[place]].First;
            var length = ends[order[place]] - from;
            elements.CopyTo(from, packed, next, length);
            sorted[place] = paths[order[place]] with { First = next };
            next += length;
            if (odd.TryGetValue(order[place], out var counted))
            {
                sequences[place] = counted;
            }
        }

        return new PathTable(sorted, packed, [.. names], sequences);
    }

    private static bool Counts(ReadOnlySpan<int> sequences)
    {
        for (var i = 0; i < sequences.Length; i++)
        {
            if (sequences[i] != i + 1)
            {
                return false;
            }
        }

        return true;
    }
}
