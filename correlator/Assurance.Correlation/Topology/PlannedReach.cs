using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>Which paths of circuits planned work takes away, by the inventory; worked out when first asked for.</summary>
[WorkedOut]
internal sealed class PlannedReach(NetworkInventory inventory)
{
    private readonly TopologyGraph graph = TopologyGraph.Of(inventory);
    private readonly Dictionary<string, IReadOnlyDictionary<int, HashSet<int>>> reached = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> impaired = new(StringComparer.Ordinal);

    public TopologyGraph Graph => graph;

    /// <summary>The path nodes by circuit place; none for work the inventory does not know.</summary>
    public IReadOnlyDictionary<int, HashSet<int>> Of(string work)
    {
        if (!reached.TryGetValue(work, out var paths))
        {
            reached[work] = paths = PathsBelow(ElementsOf(work));
        }

        return paths;
    }

    /// <summary>The paths that a fault itself breaks.</summary>
    public IReadOnlyDictionary<int, HashSet<int>> Of(Fault fault) => PathsBelow(Nodes(fault.BrokenElements), Alive(fault));

    /// <summary>Circuits (places) over link aggregates that planned work leaves with fewer members.</summary>
    public IReadOnlySet<int> ImpairedBy(string work)
    {
        if (!impaired.TryGetValue(work, out var circuits))
        {
            impaired[work] = circuits = OverWeakened(ElementsOf(work));
        }

        return circuits;
    }

    /// <summary>Circuits (places) that a fault impairs by what is known of it.</summary>
    public IReadOnlySet<int> ImpairedBy(Fault fault)
    {
        var circuits = OverWeakened(Nodes(fault.BrokenElements), Alive(fault));
        circuits.UnionWith(PathsBelow(Nodes(fault.DegradedElements)).Keys);
        return circuits;
    }

    /// <summary>Circuits (places) over what may be broken instead of the cause that was named, and over aggregates that this would leave with fewer members.</summary>
    public IReadOnlySet<int> DoubtedBy(Fault fault)
    {
        var nodes = Nodes(fault.DoubtedElements);
        HashSet<int> circuits = [.. PathsBelow(nodes).Keys];
        circuits.UnionWith(OverWeakened(nodes));
        return circuits;
    }

    public bool IsAll(int circuit, IReadOnlySet<int> paths) => graph.Paths.PathsOf(circuit).Count <= paths.Count;

    private List<int> ElementsOf(string work) =>
        inventory.Tables.PlannedWork.TryGetValue(work, out var known) ? [.. known.Elements.Select(FindElement).Where(n => n >= 0)] : [];

    private List<int> Nodes(IEnumerable<EntityRef> elements) => [.. elements.Select(graph.Find).Where(n => n >= 0)];

    private HashSet<int> Alive(Fault fault) => [.. Nodes(fault.AliveElements)];

    private HashSet<int> OverWeakened(IReadOnlyList<int> nodes, IReadOnlySet<int>? alive = null)
    {
        var reach = new DownwardReach(graph);
        reach.Of(nodes, alive, paths: false);
        return [.. PathsBelow([.. reach.Weakened.Select(w => w.Aggregate)]).Keys];
    }

    // The elements of work are ids of any kind.
    private int FindElement(string id) =>
        new[] { graph.FindLink(id), graph.FindCable(id), graph.FindResource(id), graph.FindDevice(id), graph.FindSite(id) }.Max();

    private Dictionary<int, HashSet<int>> PathsBelow(IReadOnlyList<int> nodes, IReadOnlySet<int>? alive = null)
    {
        var paths = new Dictionary<int, HashSet<int>>();
        if (nodes.Count == 0)
        {
            return paths;
        }

        foreach (var path in new DownwardReach(graph).Of(nodes, alive).Where(n => graph.KindOf(n) == NodeKind.Path))
        {
            var circuit = graph.Paths.CircuitPlace(path);
            if (!paths.TryGetValue(circuit, out var own))
            {
                paths.Add(circuit, own = []);
            }

            own.Add(path);
        }

        return paths;
    }
}
