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

    public TopologyGraph Graph => graph;

    /// <summary>The path nodes by circuit place; none for work the inventory does not know.</summary>
    public IReadOnlyDictionary<int, HashSet<int>> Of(string work)
    {
        if (!reached.TryGetValue(work, out var paths))
        {
            var elements = inventory.Tables.PlannedWork.TryGetValue(work, out var known) ? known.Elements : [];
            reached[work] = paths = PathsBelow([.. elements.Select(FindElement).Where(n => n >= 0)]);
        }

        return paths;
    }

    /// <summary>The paths that a fault itself breaks.</summary>
    public IReadOnlyDictionary<int, HashSet<int>> Of(Fault fault) => PathsBelow(
        [.. fault.BrokenElements.Select(graph.Find).Where(n => n >= 0)],
        fault.AliveElements.Select(graph.Find).Where(n => n >= 0).ToHashSet());

    public bool IsAll(int circuit, IReadOnlySet<int> paths) => graph.Paths.PathsOf(circuit).Count <= paths.Count;

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
