using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>The paths of all circuits as nodes: those of one circuit stand side by side.</summary>
internal sealed class CircuitPaths
{
    private readonly EntityTable<Circuit> circuits;
    private PathElement[] elements;
    private readonly List<int> circuitOfPath = [];
    private readonly List<int> firstElement = [];
    private readonly int[] firstPath;

    public CircuitPaths(InventoryTables tables, int firstNode)
    {
        FirstNode = firstNode;
        circuits = new(tables.Circuits.Values);
        elements = ByCircuit(tables.CircuitPaths.Values, out var starts);
        firstPath = new int[circuits.Count + 1];
        for (var circuit = 0; circuit < circuits.Count; circuit++)
        {
            Split(circuit, starts[circuit], starts[circuit + 1]);
            firstPath[circuit + 1] = circuitOfPath.Count;
        }

        firstElement.Add(elements.Length);
    }

    public int FirstNode { get; }

    /// <summary>Paths in all.</summary>
    public int Count => circuitOfPath.Count;

    public int Circuits => circuits.Count;

    /// <summary>Place of a circuit by its id; negative for none.</summary>
    public int Find(string circuit) => circuits.Find(circuit);

    public Circuit Circuit(int circuit) => circuits[circuit];

    public Circuit CircuitOf(int pathNode) => circuits[circuitOfPath[pathNode - FirstNode]];

    /// <summary>Place of the circuit a path belongs to.</summary>
    public int CircuitPlace(int pathNode) => circuitOfPath[pathNode - FirstNode];

    /// <summary>The path nodes of a circuit.</summary>
    public (int First, int Count) PathsOf(int circuit) => (FirstNode + firstPath[circuit], firstPath[circuit + 1] - firstPath[circuit]);

    /// <summary>Adds what each path runs over, and lets go of the rows it was read from. To be called once.</summary>
    public void Depend(AdjacencyBuilder edges, Func<string?, int> find)
    {
        for (var path = 0; path < Count; path++)
        {
            for (var i = firstElement[path]; i < firstElement[path + 1]; i++)
            {
                edges.Add(FirstNode + path, find(elements[i].Element));
            }
        }

        elements = [];
        firstElement.Clear();
    }

    private PathElement[] ByCircuit(IReadOnlyCollection<PathElement> all, out int[] starts)
    {
        starts = new int[circuits.Count + 1];
        var known = new List<(PathElement Element, int Circuit)>(all.Count);
        foreach (var element in all)
        {
            var circuit = circuits.Find(element.Circuit);
            if (circuit >= 0)
            {
                starts[circuit + 1]++;
                known.Add((element, circuit));
            }
        }

        for (var i = 0; i < circuits.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        var sorted = new PathElement[known.Count];
        var next = starts.AsSpan(0, circuits.Count).ToArray();
        foreach (var (element, circuit) in known)
        {
            sorted[next[circuit]++] = element;
        }

        return sorted;
    }

    private void Split(int circuit, int start, int end)
    {
        elements.AsSpan(start, end - start).Sort(static (a, b) =>
            string.CompareOrdinal(a.Path, b.Path) is not 0 and var order ? order : a.Sequence.CompareTo(b.Sequence));
        for (var i = start; i < end; i++)
        {
            if (i == start || elements[i].Path != elements[i - 1].Path)
            {
                circuitOfPath.Add(circuit);
                firstElement.Add(i);
            }
        }
    }
}
