using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>What the planned work under way at one instant covers. Work on a thing covers it, its parts, and the connections that depend on
/// it: the alarms on the ends of a link over a cable, and on the far end of a link to a device. It does not cover an alarm of
/// equipment or environment at such an end: no work on a cable stops a fan.</summary>
internal sealed class SuppressCover
{
    public static readonly SuppressCover None = new(NetworkInventory.Empty, []);

    private readonly NetworkInventory inventory;
    private readonly Dictionary<string, PlannedWork> workOn = new(StringComparer.Ordinal);

    private SuppressCover(NetworkInventory inventory, IEnumerable<PlannedWork> works)
    {
        this.inventory = inventory;

        // Of several on one thing the one that ends last, so that nothing is told between them.
        foreach (var work in works.OrderByDescending(w => w.End).ThenBy(w => w.Id, StringComparer.Ordinal))
        {
            foreach (var element in work.Elements)
            {
                workOn.TryAdd(element, work);
            }
        }
    }

    public static SuppressCover At(DateTimeOffset now, NetworkInventory inventory) =>
        new(inventory, inventory.Tables.PlannedWork.Values.Where(w => w.Start <= now && now < w.End));

    /// <summary>When the next window starts or ends.</summary>
    public static DateTimeOffset? NextBoundary(DateTimeOffset now, NetworkInventory inventory) =>
        inventory.Tables.PlannedWork.Values
            .Where(w => w.Start < w.End)
            .SelectMany(w => new[] { w.Start, w.End })
            .Where(t => t > now)
            .Select(t => (DateTimeOffset?)t)
            .Min();

    /// <summary>Id of the work that covers the alarm's object; null if none does.</summary>
    public string? Of(Alarm alarm)
    {
        if (workOn.Count == 0)
        {
            return null;
        }

        var graph = TopologyGraph.Of(inventory);
        var node = alarm.Object.Knowledge == ObjectKnowledge.Resource ? graph.FindResource(alarm.Object.Id) : graph.FindDevice(alarm.Object.DeviceId);
        if (node < 0)
        {
            return workOn.GetValueOrDefault(alarm.Object.Id)?.Id;
        }

        PlannedWork? covering = null;
        foreach (var reached in Reach(graph, node, alarm).Nodes)
        {
            if (workOn.TryGetValue(graph.IdOf(reached), out var work) && (covering is null || IsLonger(work, covering)))
            {
                covering = work;
            }
        }

        return covering?.Id;
    }

    private static UpwardReach Reach(TopologyGraph graph, int node, Alarm alarm) =>
        graph.KindOf(node) == NodeKind.Device && alarm.Object.Kind == "peer" ? UpwardReach.Session(graph, node, graph.LinksTowards(node, alarm.Object.Address))
        : graph.KindOf(node).IsResource() && alarm.EventType is not (EventType.Equipment or EventType.Environmental)
            ? UpwardReach.Signal(graph, node, sessions: graph.KindOf(node) == NodeKind.Peer)
            : UpwardReach.Containment(graph, node);

    private static bool IsLonger(PlannedWork work, PlannedWork other) =>
        work.End > other.End || (work.End == other.End && string.CompareOrdinal(work.Id, other.Id) < 0);
}
