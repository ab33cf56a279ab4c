using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>How the places of a graph are furnished.</summary>
/// <param name="Cards">Interfaces sit in ports on cards; else right in the device.</param>
/// <param name="Plant">Links ride on fibres in cables in ducts, some ducts under two links; else on nothing.</param>
/// <param name="Sessions">Each link carries a BGP session.</param>
/// <param name="Parallel">Percent of edges with a second link between the same two devices.</param>
/// <param name="Powered">Percent of sites with a UPS.</param>
/// <param name="Pairs">Percent of sites with two devices, joined to each other.</param>
/// <param name="Aggregates">Percent of edges that are link aggregates of two to four members.</param>
/// <param name="OneSuffices">An aggregate goes on until its last member is lost; else, as far as the inventory says, it needs all.</param>
/// <param name="Wireless">Percent of places with access points, which a controller elsewhere controls, or either of two.</param>
internal sealed record GraphStyle(bool Cards, bool Plant, bool Sessions, int Parallel, int Powered, int Pairs, int Aggregates, bool OneSuffices = false, int Wireless = 0)
{
    public static GraphStyle Furnished { get; } = new(true, true, true, 10, 70, 20, 0);

    /// <summary>The least that an inventory may hold: devices, interfaces, links.</summary>
    public static GraphStyle Bare { get; } = new(false, false, false, 10, 0, 0, 0);

    public static GraphStyle Aggregated { get; } = new(true, true, false, 0, 30, 0, 60);

    public static GraphStyle Bundled { get; } = Aggregated with { OneSuffices = true };

    public static GraphStyle Controlled { get; } = Furnished with { Pairs = 0, Wireless = 60 };
}

/// <summary>A network whose devices and links are a graph's places and edges, without the layers of the lab's own: the circuits' users hang on any device.</summary>
internal sealed class GraphNetwork
{
    private readonly GraphShape _shape;
    private readonly GraphStyle _style;
    private readonly NetworkDraft _draft;
    private readonly Dice _dice;
    private readonly List<LabDevice[]> _devices = [];
    private readonly List<(int Edge, IReadOnlyList<string> Elements)> _hops = [];
    private readonly LabSite[] _sites;
    private readonly string?[] _innerLinks;
    private IReadOnlyDictionary<int, AccessPoints> _wireless = new Dictionary<int, AccessPoints>();

    private GraphNetwork(GraphShape shape, GraphStyle style, LabNetworkOptions options)
    {
        (_shape, _style, _draft) = (shape, style, new NetworkDraft(options));
        _dice = Dice.For(options.Seed, "graph network");
        _sites = new LabSite[shape.Places];
        _innerLinks = new string?[shape.Places];
    }

    /// <summary>The same shape, style and options give the same network.</summary>
    public static LabNetwork Build(GraphShape shape, GraphStyle style, LabNetworkOptions options)
    {
        var made = new GraphNetwork(shape, style, options);
        made._draft.Organizations.Add(new LabOrganization("org-cn", null, "group", "集团公司"));
        made._draft.People.Add(new LabPerson("person-1", "王静", "accountManager", "org-cn", "wang@example.com", "", "zh-CN"));
        for (var place = 0; place < shape.Places; place++) made.Furnish(place);
        for (var edge = 0; edge < shape.Edges.Count; edge++) made.Join(edge);
        if (style.Wireless > 0) made._wireless = AccessPoints.Strew(made._draft, made._dice, made._devices, style.Wireless);
        return made.WithCircuits();
    }

    private void Furnish(int place)
    {
        var name = GraphShape.PlaceName(place);
        _sites[place] = _draft.Site($"site-{name}", "org-cn", name, 30, 100 + place, "provincial");
        var count = _dice.Chance(_style.Pairs) ? 2 : 1;
        _devices.Add([.. Enumerable.Range(1, count).Select(n => _draft.Device(string.Create(CultureInfo.InvariantCulture, $"{name}-R{n}"), _sites[place], "provider", Equipment(place + n)))]);
        if (_dice.Chance(_style.Powered)) _draft.Power(_sites[place], $"{name}-UPS-1");
        if (count == 2) _innerLinks[place] = _draft.Link($"ip-{name}", "ip", $"{name} inner", _devices[place][0], _devices[place][1], 10).Link;
    }

    private Platform Equipment(int number)
    {
        var platform = Platform.For("access", number);
        return _style.Cards ? platform : platform with { PortsPerCard = 0 };
    }

    private void Join(int edge)
    {
        var (a, z) = _shape.Edges[edge];
        var key = $"{GraphShape.PlaceName(a)}-{GraphShape.PlaceName(z)}";
        var (near, far) = (_dice.Pick(_devices[a]), _dice.Pick(_devices[z]));
        if (_dice.Chance(_style.Aggregates)) Aggregate(edge, key, near, far);
        else Single(edge, key, near, far);
        if (_dice.Chance(_style.Parallel)) Single(edge, key + "-p", near, far);
    }

    private void Single(int edge, string key, LabDevice near, LabDevice far)
    {
        var link = _draft.Link($"ip-{key}", "ip", key, near, far, 10, Carriers(edge, key));
        if (_style.Sessions) _draft.Session($"bgp-{key}", $"{key} BGP", near, link.A.Address!, far, link.Z.Address!, link.Link);
        _hops.Add((edge, [link.Link]));
    }

    // The trunk is an interface of its own at each end; its members are Ethernet links that join the same two devices.
    private void Aggregate(int edge, string key, LabDevice near, LabDevice far)
    {
        var members = Enumerable.Range(1, _dice.Between(2, 4))
            .Select(m => _draft.Link(string.Create(CultureInfo.InvariantCulture, $"eth-{key}-{m}"), "ethernet", key, near, far, 10, Carriers(edge, string.Create(CultureInfo.InvariantCulture, $"{key}-{m}"))).Link).ToList();
        _hops.Add((edge, [_draft.Trunk($"ip-{key}", key, near, far, members, _style.OneSuffices ? 1 : null).Id]));
    }

    private string[] Carriers(int edge, string key)
    {
        if (!_style.Plant) return [];
        var (a, z) = (_sites[_shape.Edges[edge].A], _sites[_shape.Edges[edge].Z]);
        var duct = $"duct-{Math.Max(0, edge - (_dice.Chance(25) ? 1 : 0))}";
        if (!_draft.Cables.Exists(c => c.Id == duct)) _draft.Cable(duct, "duct", duct, null, a, z);
        var cable = _draft.Cable($"cable-{key}", "cable", key, duct, a, z).Id;
        return [_draft.Cable($"fibre-{key}", "fibre", key, cable, a, z).Id];
    }

    private LabNetwork WithCircuits()
    {
        var customers = Enumerable.Range(1, _draft.Options.Customers).Select(n => new LabCustomer(
            string.Create(CultureInfo.InvariantCulture, $"cust-{n}"), null, string.Create(CultureInfo.InvariantCulture, $"客户{n}"), n % 5 == 0 ? ["important", "group"] : ["highValue"], 3, 50_000, "finance", "org-cn", "zh-CN", "person-1")).ToList();
        var graph = new ShortestPath(_shape.Places, [.. _hops.Select(h => _shape.Edges[h.Edge])]);
        var circuits = new List<LabCircuit>();
        for (var number = 1; number <= _draft.Options.Circuits; number++)
            if (Circuit(number, customers, graph) is { } circuit) circuits.Add(circuit);
        return LabNetwork.Of(_draft, _devices[0][0].Id, customers, circuits);
    }

    private LabCircuit? Circuit(int number, List<LabCustomer> customers, ShortestPath graph)
    {
        var (from, to) = (_dice.Next(_shape.Places), _dice.Next(_shape.Places));
        if (from == to || graph.TryBetween(from, to, _ => 1) is not { } working) return null;
        var used = working.ToHashSet();
        var protection = graph.TryBetween(from, to, e => used.Contains(e) ? 1000 : 1)!;
        var isProtected = _dice.Chance(50) && !protection.Any(used.Contains);
        var (a, z) = (Access(from, working[0]), Access(to, working[^1]));
        IReadOnlyList<LabPath> paths = isProtected ? [Path("working", a, working, z), Path("protection", a, protection, z)] : [Path("working", a, working, z)];
        var id = string.Create(CultureInfo.InvariantCulture, $"ckt-{number:0000}");
        return new LabCircuit(id, $"N{number:0000}", id, "ethernet", 100_000_000, _dice.Pick(customers).Id, "sla-silver", "org-cn", _sites[from].Id, _sites[to].Id, isProtected ? "onePlusOne" : "none", paths);
    }

    // A port for the circuit's user, and what leads from it to the place's device.
    private IReadOnlyList<string> Access(int place, int hop) =>
        _wireless.TryGetValue(place, out var points) && _dice.Chance(50) ? points.Access(_draft, _dice) : [UserPort(place, hop)];

    private string UserPort(int place, int hop)
    {
        var ends = _draft.Links.First(l => l.Id == _hops[hop].Elements[0]);
        var device = _devices[place].First(d => ends.A.StartsWith(d.Id + ".", StringComparison.Ordinal) || ends.Z.StartsWith(d.Id + ".", StringComparison.Ordinal));
        return _draft.Interface(device, 1, null).Id;
    }

    // Where a path comes to a place on one device and leaves it on the other, it takes the link between the two.
    private LabPath Path(string role, IReadOnlyList<string> a, IReadOnlyList<int> hops, IReadOnlyList<string> z)
    {
        var elements = a.ToList();
        for (var i = 0; i < hops.Count; i++)
        {
            if (i > 0 && Inner(hops[i - 1], hops[i]) is { } inner) elements.Add(inner);
            elements.AddRange(_hops[hops[i]].Elements);
        }
        return new LabPath(role, [.. elements, .. z.Reverse()]);
    }

    private string? Inner(int one, int other)
    {
        var (first, second) = (Devices(one), Devices(other));
        return first.Overlaps(second) ? null : _innerLinks.First(l => l is not null && Devices(l) is var both && both.Overlaps(first) && both.Overlaps(second));
    }

    private HashSet<string> Devices(int hop) => Devices(_hops[hop].Elements[0]);

    private HashSet<string> Devices(string link)
    {
        var ends = _draft.Links.First(l => l.Id == link);
        return [ends.A[..ends.A.IndexOf('.')], ends.Z[..ends.Z.IndexOf('.')]];
    }
}
