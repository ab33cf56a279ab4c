using System.Collections.Frozen;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Works out what a cause would make others report; remembers it.</summary>
[WorkedOut]
internal sealed class ExpectationBook
{
    /// <summary>Links weighed for one cause; of larger ones the first so many stand for all.</summary>
    private const int MaximumLinks = 4_096;

    private const int Remembered = 20_000;

    private readonly TopologyGraph graph;
    private readonly DownwardReach downward;
    private readonly Islands islands;
    private readonly Dictionary<int, Expectation> known = [];

    public ExpectationBook(TopologyGraph graph)
    {
        this.graph = graph;
        downward = new DownwardReach(graph);
        islands = new Islands(graph, downward);
    }

    public Expectation Of(int cause)
    {
        if (known.TryGetValue(cause, out var expectation))
        {
            return expectation;
        }

        if (known.Count >= Remembered)
        {
            known.Clear();
        }

        return known[cause] = Build(cause);
    }

    public static CauseShape ShapeOf(NodeKind kind) => kind switch
    {
        NodeKind.Device or NodeKind.Site => CauseShape.Dead,
        NodeKind.Shelf or NodeKind.Card => CauseShape.Module,
        _ when kind.IsResource() => CauseShape.Terminal,
        _ => CauseShape.Carrier,
    };

    private Expectation Build(int cause)
    {
        var kind = graph.KindOf(cause);
        var shape = ShapeOf(kind);
        var sessions = kind is NodeKind.Bgp or NodeKind.Peer;
        var broken = downward.Of([cause], paths: false).ToArray();
        var inside = shape == CauseShape.Carrier ? [] : graph.PartsOf(cause).ToHashSet();
        var dead = inside.Where(n => graph.KindOf(n) == NodeKind.Device && graph.DeviceAt(n).Role != "power").ToHashSet();
        var links = new List<ExpectedLink>();
        var ofPort = new Dictionary<int, int>();
        islands.Clear(dead);
        foreach (var link in broken.Where(n => sessions ? graph.KindOf(n) == NodeKind.Bgp : graph.KindOf(n).IsSignalLink()))
        {
            if (links.Count < MaximumLinks)
            {
                AddLink(links, ofPort, link, inside, dead, sessions);
            }
        }

        if (MayPart(cause, broken, dead))
        {
            Excuse(links);
        }

        if (shape == CauseShape.Module)
        {
            AddUnlinkedPorts(links, ofPort, inside);
        }

        return new Expectation(shape, sessions, links, ofPort, dead, [.. dead.Order().Select(graph.IdOf)], HasPower(kind, inside), islands.Lands, islands.CutOff)
        {
            Breaks = broken.Count(n => graph.KindOf(n).IsSignalLink()),
            Controls = dead.SelectMany(graph.ControlledBy).Where(d => !dead.Contains(d) && graph.IsUncontrolled(d, dead.Contains)).ToHashSet() is { Count: > 0 } controls ? controls : FrozenSet<int>.Empty,
            LandOf = islands.Lands < 2 ? FrozenDictionary<int, int>.Empty
                : links.SelectMany(l => new[] { l.Near, l.Far }).Where(p => p >= 0).Select(graph.DeviceOf).Union(islands.CutOff).ToDictionary(d => d, islands.LandOf),
        };
    }

    // A device that parts nobody needs no look at what hangs together without it, if nothing breaks but its own links.
    private bool MayPart(int cause, int[] broken, HashSet<int> dead) =>
        graph.KindOf(cause) != NodeKind.Device || graph.Network.IsCut(cause) || dead.Count != 1
        || !Array.TrueForAll(broken, n => !graph.KindOf(n).IsSignalLink() || EndsOn(n, cause));

    private bool EndsOn(int link, int device)
    {
        var (a, z) = graph.Ends(link);
        return (a >= 0 && graph.DeviceOf(a) == device) || (z >= 0 && graph.DeviceOf(z) == device);
    }

    // One entry a pair of ports: links stacked on the same two ports fail and report as one.
    private void AddLink(List<ExpectedLink> links, Dictionary<int, int> ofPort, int link, HashSet<int> inside, HashSet<int> dead, bool sessions)
    {
        var (a, z) = graph.Ends(link);
        if (inside.Contains(z) && !inside.Contains(a))
        {
            (a, z) = (z, a);
        }

        var (near, far) = (PortOf(a, sessions), PortOf(z, sessions));
        if ((near < 0 || ofPort.ContainsKey(near)) && (far < 0 || ofPort.ContainsKey(far)))
        {
            return;
        }

        var (nearReports, farReports) = (ReportsOf(near, dead), ReportsOf(far, dead));
        // A port that several links share is expected to report once.
        nearReports = ofPort.ContainsKey(near) ? Reporter.No : nearReports;
        farReports = far >= 0 && ofPort.ContainsKey(far) ? Reporter.No : farReports;
        if (nearReports != Reporter.No || farReports != Reporter.No)
        {
            _ = near < 0 || ofPort.TryAdd(near, links.Count);
            _ = far < 0 || ofPort.TryAdd(far, links.Count);
            links.Add(new ExpectedLink(link, near, far, nearReports, farReports));
        }
    }

    // Nobody hears what the cause parts from the rest of the network.
    private void Excuse(List<ExpectedLink> links)
    {
        islands.Explore(links.SelectMany(l => new[] { l.Near, l.Far }).Where(p => p >= 0).Select(graph.DeviceOf));
        var lands = islands.Lands;
        for (var i = 0; i < links.Count; i++)
        {
            var link = links[i];
            links[i] = link with
            {
                NearReports = Excused(link.NearReports, link.Near),
                FarReports = Excused(link.FarReports, link.Far),
                NearLand = lands < 2 || link.Near < 0 ? 0 : islands.LandOf(graph.DeviceOf(link.Near)),
                FarLand = lands < 2 || link.Far < 0 ? 0 : islands.LandOf(graph.DeviceOf(link.Far)),
            };
        }
    }

    private Reporter Excused(Reporter reporter, int port) =>
        reporter == Reporter.Yes && islands.IsCutOff(graph.DeviceOf(port)) ? Reporter.Optional : reporter;

    // A port without a link in the inventory is expected to report if circuits use it.
    private void AddUnlinkedPorts(List<ExpectedLink> links, Dictionary<int, int> ofPort, HashSet<int> inside)
    {
        foreach (var port in inside.Where(n => !graph.KindOf(n).IsModule() && graph.KindOf(n) != NodeKind.Peer && graph.PortOf(n) == n && !ofPort.ContainsKey(n)).Order())
        {
            if (links.Count < MaximumLinks)
            {
                ofPort[port] = links.Count;
                links.Add(new ExpectedLink(CarriesCircuit(port) ? port : -1, port, -1, Reporter.Yes, Reporter.No));
            }
        }
    }

    private bool CarriesCircuit(int port)
    {
        foreach (var part in graph.PartsOf(port))
        {
            if (graph.PathsOver(part).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private int PortOf(int end, bool sessions) =>
        end < 0 || !graph.KindOf(end).IsResource() ? -1 : sessions ? end : graph.PortOf(end);

    private Reporter ReportsOf(int port, HashSet<int> dead)
    {
        var device = port < 0 ? -1 : graph.DeviceOf(port);
        if (device < 0 || dead.Contains(device))
        {
            return Reporter.No;
        }

        return IsCutOff(device) ? Reporter.CutOff : graph.DeviceAt(device).Role == "customer" ? Reporter.Optional : Reporter.Yes;
    }

    private bool IsCutOff(int device) => graph.SignalLinksOf(device).All(downward.IsBroken);

    private bool HasPower(NodeKind kind, HashSet<int> inside) =>
        kind == NodeKind.Site && inside.Any(n => graph.KindOf(n) == NodeKind.Device && graph.DeviceAt(n).Role == "power");
}
