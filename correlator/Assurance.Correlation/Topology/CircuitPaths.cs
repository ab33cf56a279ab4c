using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>The paths of all circuits as nodes: those of one circuit stand side by side.</summary>
internal sealed class CircuitPaths
{
    private readonly EntityTable<Circuit> circuits;
    private readonly PathTable table;
    private readonly int[] circuitOfPath;
    private readonly int[] placeOfPath;
    private readonly int[] firstPath;
    private readonly bool[] inService;

    public CircuitPaths(InventoryTables tables, int firstNode)
    {
        FirstNode = firstNode;
        (circuits, table) = (tables.Circuits, tables.CircuitPaths);
        firstPath = new int[circuits.Count + 1];
        var (owners, places) = (new List<int>(table.Paths), new List<int>(table.Paths));
        // Both tables are in order of the circuits' ids.
        for (var (circuit, path) = (0, 0); circuit < circuits.Count; circuit++)
        {
            var id = circuits[circuit].Id;
            while (path < table.Paths && string.CompareOrdinal(table.Path(path).Circuit, id) < 0)
            {
                path++;
            }

            for (; path < table.Paths && table.Path(path).Circuit == id; path++)
            {
                owners.Add(circuit);
                places.Add(path);
            }

            firstPath[circuit + 1] = owners.Count;
        }

        (circuitOfPath, placeOfPath) = ([.. owners], [.. places]);
        inService = Array.ConvertAll(circuitOfPath, c => circuits[c].IsInService);
    }

    public int FirstNode { get; }

    /// <summary>Paths in all.</summary>
    public int Count => circuitOfPath.Length;

    public int Circuits => circuits.Count;

    /// <summary>Place of a circuit by its id; negative for none.</summary>
    public int Find(string circuit) => circuits.Find(circuit);

    public Circuit Circuit(int circuit) => circuits[circuit];

    public Circuit CircuitOf(int pathNode) => circuits[circuitOfPath[pathNode - FirstNode]];

    /// <summary>Place of the circuit a path belongs to.</summary>
    public int CircuitPlace(int pathNode) => circuitOfPath[pathNode - FirstNode];

    /// <summary>Whether the circuit a path belongs to serves anybody.</summary>
    public bool IsInService(int pathNode) => inService[pathNode - FirstNode];

    /// <summary>The path nodes of a circuit.</summary>
    public (int First, int Count) PathsOf(int circuit) => (FirstNode + firstPath[circuit], firstPath[circuit + 1] - firstPath[circuit]);

    /// <summary>Different elements that paths run over.</summary>
    public int Elements => table.Names.Length;

    /// <summary>The id of an element.</summary>
    public string ElementId(int element) => table.Names[element];

    /// <summary>What a path runs over, in order: numbers below <see cref="Elements"/>.</summary>
    public ReadOnlySpan<int> ElementsOf(int pathNode) => table.ElementsOf(placeOfPath[pathNode - FirstNode]);

    /// <summary>For each node the path nodes that run over it.</summary>
    /// <param name="nodes">Nodes before the first path.</param>
    /// <param name="find">Node of an element's id; -1 if unknown.</param>
    public Adjacency Over(int nodes, Func<string?, int> find)
    {
        // Each element stands in many paths: it is looked up once.
        var found = new int[table.Names.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = find(table.Names[i]);
        }

        var over = new AdjacencyCount(nodes);
        for (var path = 0; path < Count; path++)
        {
            foreach (var element in table.ElementsOf(placeOfPath[path]))
            {
                over.Count(found[element]);
            }
        }

        over.Allot();
        for (var path = 0; path < Count; path++)
        {
            foreach (var element in table.ElementsOf(placeOfPath[path]))
            {
                over.Add(found[element], FirstNode + path);
            }
        }

        return over.Pack();
    }
}
