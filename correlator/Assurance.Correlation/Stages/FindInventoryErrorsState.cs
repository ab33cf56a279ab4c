using System.Globalization;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>The findings so far, and what points at further ones. An import ends those that it put right.</summary>
[StageState]
internal sealed class FindInventoryErrorsState(Action<InventoryFinding> emit)
{
    /// <summary>So many times one end of a link has to go down alone.</summary>
    private const int Alone = 3;

    /// <summary>The other end of a link speaks within this time, if it does.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(75);

    private const int MaximumFindings = 20_000;
    private const int MaximumEvidence = 10;
    private const int NamedCircuits = 5;

    private readonly Dictionary<string, InventoryFinding> findings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, LinkLosses> losses = [];
    private readonly Dictionary<string, DateTimeOffset> heard = new(StringComparer.Ordinal);
    private TopologyGraph graph = TopologyGraph.Of(NetworkInventory.Empty);

    public void Take(NetworkInventory inventory)
    {
        graph = TopologyGraph.Of(inventory);
        losses.Clear();
        foreach (var finding in findings.Values.Where(f => IsPutRight(f, inventory)).ToList())
        {
            findings.Remove(finding.Id);
            emit(finding with { Seen = 0 });
        }
    }

    public void Take(AlarmChange change)
    {
        var alarm = change.Alarm;
        if (alarm.Object.DeviceId is { } device)
        {
            heard[device] = change.Time;
        }

        if (change.Kind is not (AlarmChangeKind.Raised or AlarmChangeKind.Repeated))
        {
            return;
        }

        switch (alarm.Object.Knowledge)
        {
            case ObjectKnowledge.Sender when !graph.IsEmpty:
                Find(FindingKind.UnknownSender, alarm, alarm.Object.DeviceName, "", change.Time);
                break;
            case ObjectKnowledge.Device when alarm.Object.Kind is "interface" or "port" or "card":
                Find(FindingKind.UnknownPart, alarm, $"{alarm.Object.Kind} {alarm.Object.Name}", "", change.Time);
                break;
        }

        if (change.Kind == AlarmChangeKind.Raised)
        {
            Neighbour(alarm, change.Time);
            Link(alarm, change.Time);
            Gap(alarm, change.Time);
        }
    }

    private void Gap(Alarm alarm, DateTimeOffset time)
    {
        var port = alarm.Condition == Conditions.LinkDown ? graph.FindResource(alarm.Object.Knowledge == ObjectKnowledge.Resource ? alarm.Object.Id : null) : -1;
        var paths = port < 0 ? [] : graph.Gaps.Over(port).Paths;
        if (paths.Length > 0)
        {
            string[] circuits = [.. paths.Select(p => graph.Paths.CircuitOf(p).Number).Distinct().Order(StringComparer.Ordinal)];
            Find(FindingKind.PathWithoutLink, alarm, alarm.Object.Id, string.Join(", ", circuits.Take(NamedCircuits)) + (circuits.Length > NamedCircuits ? ", …" : ""), time);
        }
    }

    // An adjacency of one hop: a BGP session that the inventory knows may take many, and is left aside.
    private void Neighbour(Alarm alarm, DateTimeOffset time)
    {
        var isAdjacency = alarm.Condition is Conditions.OspfNeighborDown or Conditions.IsisAdjacencyDown
            || (alarm.Condition == Conditions.BgpPeerDown && !IsKnownSession(alarm.Object));
        var near = isAdjacency ? graph.FindDevice(alarm.Object.DeviceId) : -1;
        var found = near < 0 ? -1 : graph.Addresses.Find(alarm.Object.Address);
        var far = found < 0 ? -1 : graph.DeviceOf(found);
        // A loopback as the peer's address says nothing of the way to it.
        if (far >= 0 && far != near && graph.KindOf(found) != NodeKind.Device && graph.LinksTowards(near, alarm.Object.Address).Count == 0)
        {
            Find(FindingKind.NeighbourWithoutLink, alarm, graph.IdOf(far), $"{alarm.Object.Address} ({graph.Ref(found).Name})", time);
        }
    }

    private bool IsKnownSession(ManagedObject subject)
    {
        var peer = graph.FindResource(subject.Knowledge == ObjectKnowledge.Resource ? subject.Id : null);
        return peer < 0 || graph.DependentsOf(peer).ToArray().Any(d => graph.KindOf(d) == NodeKind.Bgp);
    }

    private void Link(Alarm alarm, DateTimeOffset time)
    {
        var node = alarm.Condition == Conditions.LinkDown ? graph.FindResource(alarm.Object.Knowledge == ObjectKnowledge.Resource ? alarm.Object.Id : null) : -1;
        foreach (var link in node < 0 ? [] : graph.SignalLinksAt(node))
        {
            var (a, z) = graph.Ends(link);
            if (a >= 0 && z >= 0 && graph.KindOf(a).IsResource() && graph.KindOf(z).IsResource())
            {
                Lost(link, node == a, alarm, time);
            }
        }
    }

    private void Lost(int link, bool atA, Alarm alarm, DateTimeOffset time)
    {
        if (!losses.TryGetValue(link, out var lost))
        {
            losses[link] = lost = new LinkLosses();
        }

        var (here, there) = atA ? (lost.A, lost.Z) : (lost.Z, lost.A);
        if (there.Last is { } other && time - other <= Together)
        {
            (here.Times, there.Times) = (0, 0);
        }
        else if (here.Last is { } before && time - before > Together)
        {
            // The last time is over: did the other end say nothing, though it could be heard?
            var (a, z) = graph.Ends(link);
            var far = graph.DeviceOf(atA ? z : a);
            here.Times = far >= 0 && graph.DeviceAt(far).Role != "customer" && heard.GetValueOrDefault(graph.IdOf(far)) > before ? here.Times + 1 : here.Times;
            if (here.Times >= Alone)
            {
                Find(FindingKind.OneEndOnly, alarm, graph.IdOf(link), alarm.Object.Name, time);
            }
        }

        here.Last = time;
    }

    private void Find(FindingKind kind, Alarm alarm, string subject, string detail, DateTimeOffset time)
    {
        var device = alarm.Object.DeviceId ?? alarm.Object.Id;
        var id = $"{kind}|{device}|{subject}";
        if (!findings.TryGetValue(id, out var finding))
        {
            if (findings.Count >= MaximumFindings)
            {
                return;
            }

            finding = new InventoryFinding(id, kind, device, alarm.Object.DeviceName, subject, detail, time, time, 0, []);
        }

        var evidence = finding.Alarms.Contains(alarm.Id) ? finding.Alarms : finding.Alarms.Add(alarm.Id);
        evidence = evidence.Length > MaximumEvidence ? evidence.RemoveAt(0) : evidence;
        findings[id] = finding = finding with { Last = time, Seen = finding.Seen + 1, Alarms = evidence };
        emit(finding);
    }

    private bool IsPutRight(InventoryFinding finding, NetworkInventory inventory) => finding.Kind switch
    {
        FindingKind.UnknownSender => graph.Addresses.Find(finding.Device) >= 0 || (inventory.Senders.Find(finding.Subject) ?? inventory.Senders.Find(finding.Device)) is not null,
        FindingKind.UnknownPart => IsKnownPart(finding.Device, finding.Subject[(finding.Subject.IndexOf(' ', StringComparison.Ordinal) + 1)..], inventory),
        FindingKind.NeighbourWithoutLink => graph.FindDevice(finding.Device) is >= 0 and var near && graph.FindDevice(finding.Subject) is >= 0 and var far
            && graph.SignalLinksOf(near).Any(l => graph.Ends(l) is var (a, z) && a >= 0 && z >= 0 && (graph.DeviceOf(a) == far || graph.DeviceOf(z) == far)),
        FindingKind.PathWithoutLink => graph.FindResource(finding.Subject) is not (>= 0 and var port) || graph.Gaps.Over(port).Paths.Length == 0,
        _ => graph.FindLink(finding.Subject) < 0,
    };

    // A part is named by its ifIndex where the message gave no name.
    private static bool IsKnownPart(string device, string name, NetworkInventory inventory) =>
        inventory.Resources.ByName(device, name) is not null
        || (name.StartsWith("ifIndex ", StringComparison.Ordinal) && int.TryParse(name.AsSpan(8), CultureInfo.InvariantCulture, out var index) && inventory.Resources.ByIfIndex(device, index) is not null);

    private sealed class LinkLosses
    {
        public End A { get; } = new();

        public End Z { get; } = new();
    }

    private sealed class End
    {
        public DateTimeOffset? Last { get; set; }

        public int Times { get; set; }
    }
}
