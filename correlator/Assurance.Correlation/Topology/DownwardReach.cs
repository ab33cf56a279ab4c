using Assurance.Correlation.Snapshots;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>What breaks with something: all that depends on it, link aggregates once too few carriers are left, and the ends of links that carry
/// nothing any more. Keeps its work space between calls; one thread.</summary>
[WorkedOut]
internal sealed class DownwardReach(TopologyGraph graph)
{
    private readonly List<int> order = [];
    // A bit a node.
    private readonly ulong[] broken = new ulong[(graph.Count + 63) / 64];
    private readonly Dictionary<int, int> lostLinks = [];
    private readonly Dictionary<int, List<int>> lostCarriers = [];
    private readonly Dictionary<int, List<int>> lostControllers = [];

    /// <summary>Nodes that break with these, breadth first, the seeds included. Valid until the next call.</summary>
    /// <param name="seeds">What breaks first.</param>
    /// <param name="alive">What is known to work in spite of it, and hence all that hangs on it alone.</param>
    /// <param name="paths">Whether paths of circuits are wanted, and what else gives no service: the devices that a dead one controls, whose links stay up.</param>
    public IReadOnlyList<int> Of(IEnumerable<int> seeds, IReadOnlySet<int>? alive = null, bool paths = true)
    {
        order.ForEach(node => broken[node / 64] = 0);
        order.Clear();
        lostLinks.Clear();
        lostCarriers.Clear();
        lostControllers.Clear();
        foreach (var seed in seeds)
        {
            Break(seed, null);
        }

        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            BreakWith(node, alive);
            if (paths)
            {
                Break(graph.PathsOver(node), alive);
                BreakControlled(node, alive);
            }

            if (graph.KindOf(node).IsLink())
            {
                var (a, z) = graph.Ends(node);
                LoseLink(a, alive);
                LoseLink(z, alive);
                if (paths)
                {
                    PartController(a, alive);
                    PartController(z, alive);
                }
            }
        }

        return order;
    }

    /// <summary>Whether the last call found the node broken.</summary>
    public bool IsBroken(int node) => (broken[node / 64] & (1UL << (node % 64))) != 0;

    /// <summary>Link aggregates that the last call found to go on with fewer carriers, and those that they lost.</summary>
    public IEnumerable<(int Aggregate, IReadOnlyList<int> Lost)> Weakened =>
        lostCarriers.Count == 0 ? [] : lostCarriers.Where(l => !IsBroken(l.Key)).OrderBy(l => l.Key).Select(l => (l.Key, (IReadOnlyList<int>)l.Value));

    /// <summary>Devices that the last call left with fewer of several controllers, and those that they lost.</summary>
    public IEnumerable<(int Device, IReadOnlyList<int> Lost)> FewerControllers =>
        lostControllers.Count == 0 ? [] : lostControllers.Where(l => !IsBroken(l.Key)).OrderBy(l => l.Key).Select(l => (l.Key, (IReadOnlyList<int>)l.Value));

    private void BreakWith(int node, IReadOnlySet<int>? alive)
    {
        foreach (var dependent in graph.DependentsOf(node))
        {
            var spare = graph.SpareCarriers(dependent);
            if (spare == 0 || IsEnd(dependent, node) || LoseCarrier(dependent, node) > spare)
            {
                Break(dependent, alive);
            }
        }
    }

    private void BreakControlled(int node, IReadOnlySet<int>? alive)
    {
        if (graph.KindOf(node) == NodeKind.Device)
        {
            foreach (var device in graph.ControlledBy(node))
            {
                if (LoseController(device, node) == graph.ControllersOf(device).Count)
                {
                    Break(device, alive);
                }
            }
        }
    }

    // Without a link a device controls nobody.
    private void PartController(int end, IReadOnlySet<int>? alive)
    {
        var device = end < 0 ? -1 : graph.DeviceOf(end);
        if (device >= 0 && graph.ControlledBy(device).Count > 0 && graph.SignalLinksOf(device).All(IsBroken))
        {
            BreakControlled(device, alive);
        }
    }

    private bool IsEnd(int link, int node) => graph.Ends(link) is var (a, z) && (a == node || z == node);

    private int LoseCarrier(int aggregate, int carrier) => Lose(lostCarriers, aggregate, carrier);

    private int LoseController(int device, int controller) => Lose(lostControllers, device, controller);

    private static int Lose(Dictionary<int, List<int>> all, int from, int what)
    {
        if (!all.TryGetValue(from, out var lost))
        {
            all[from] = lost = [];
        }

        if (!lost.Contains(what))
        {
            lost.Add(what);
        }

        return lost.Count;
    }

    private void Break(ReadOnlySpan<int> nodes, IReadOnlySet<int>? alive)
    {
        foreach (var node in nodes)
        {
            Break(node, alive);
        }
    }

    private void Break(int node, IReadOnlySet<int>? alive)
    {
        if (!IsBroken(node) && alive?.Contains(node) != true)
        {
            broken[node / 64] |= 1UL << (node % 64);
            order.Add(node);
        }
    }

    // An end carries nothing once every link that ends on it is lost.
    private void LoseLink(int end, IReadOnlySet<int>? alive)
    {
        if (end < 0 || IsBroken(end))
        {
            return;
        }

        var lost = lostLinks[end] = lostLinks.GetValueOrDefault(end) + 1;
        if (lost >= LinksAt(end))
        {
            Break(end, alive);
        }
    }

    private int LinksAt(int end)
    {
        var count = 0;
        foreach (var dependent in graph.DependentsOf(end))
        {
            count += graph.KindOf(dependent).IsLink() && graph.Ends(dependent) is var (a, z) && (a == end || z == end) ? 1 : 0;
        }

        return count;
    }
}
