using System.Collections.Frozen;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Works out what a cause would make others report; remembers it.</summary>
[WorkedOut]
internal sealed class ExpectationBook
{
    /// <summary>Links weighed for one cause; of larger ones the first so many stand for all.</summary>
    private const int MaximumLinks = 4_096;

    private const int Remembered = 20_000;

    // Never written to.
    private static readonly HashSet<int> Nothing = [];

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
        var inside = shape == CauseShape.Carrier ? Nothing : graph.PartsOf(cause).ToHashSet();
        var dead = DeadDevices(inside);
        var links = new List<ExpectedLink>();
        var ofPort = new Dictionary<int, int>();
        var breaks = 0;
        islands.Clear(dead);
        foreach (var node in broken)
        {
            var ofLink = graph.KindOf(node).IsSignalLink();
            breaks += ofLink ? 1 : 0;
            if (links.Count < MaximumLinks && (sessions ? graph.KindOf(node) == NodeKind.Bgp : ofLink))
            {
                AddLink(links, ofPort, node, inside, dead, sessions);
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

        string[] deadIds = dead.Count == 0 ? [] : [.. dead.Order().Select(graph.IdOf)];
        return new Expectation(shape, sessions, links, ofPort, dead, deadIds, HasPower(kind, inside), islands.Lands, islands.CutOff)
        {
            Breaks = breaks,
            Controls = Controlled(dead),
            LandOf = islands.Lands < 2 ? FrozenDictionary<int, int>.Empty : LandsOf(links),
        };
    }

    private HashSet<int> DeadDevices(HashSet<int> inside)
    {
        HashSet<int>? dead = null;
        foreach (var node in inside)
        {
            if (graph.KindOf(node) == NodeKind.Device && graph.DeviceAt(node).Role != "power")
            {
                (dead ??= []).Add(node);
            }
        }

        return dead ?? Nothing;
    }

    // What is left without a controller.
    private IReadOnlySet<int> Controlled(HashSet<int> dead)
    {
        HashSet<int>? found = null;
        foreach (var controller in dead)
        {
            foreach (var device in graph.ControlledBy(controller))
            {
                if (!dead.Contains(device) && graph.IsUncontrolled(device, dead.Contains))
                {
                    (found ??= []).Add(device);
                }
            }
        }

        return found ?? Nothing;
    }

    private Dictionary<int, int> LandsOf(List<ExpectedLink> links)
    {
        var lands = new Dictionary<int, int>();
        foreach (var link in links)
        {
            foreach (var port in (ReadOnlySpan<int>)[link.Near, link.Far])
            {
                if (port >= 0 && graph.DeviceOf(port) is var device)
                {
                    lands[device] = islands.LandOf(device);
                }
            }
        }

        foreach (var device in islands.CutOff)
        {
            lands[device] = islands.LandOf(device);
        }

        return lands;
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
        foreach (var link in links)
        {
            islands.Explore(link.Near < 0 ? -1 : graph.DeviceOf(link.Near));
            islands.Explore(link.Far < 0 ? -1 : graph.DeviceOf(link.Far));
        }

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

    private bool IsCutOff(int device)
    {
        foreach (var link in graph.SignalLinksOf(device))
        {
            if (!downward.IsBroken(link))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasPower(NodeKind kind, HashSet<int> inside) =>
        kind == NodeKind.Site && inside.Any(n => graph.KindOf(n) == NodeKind.Device && graph.DeviceAt(n).Role == "power");
}
