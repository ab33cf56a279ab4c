using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scenarios;

/// <summary>
/// What breaks with what, worked out from the inventory alone: a site takes its devices, a device its resources, a card
/// the ports and interfaces below it, a cable or duct the cables within and the links upon it, a link the links it carries.
/// </summary>
internal sealed class Simulator
{
    private readonly Dictionary<string, List<string>> _breaks = [];
    private readonly Dictionary<string, List<string>> _weakens = [];
    private readonly Dictionary<string, List<(int Circuit, int Path)>> _paths = [];
    private readonly Dictionary<string, List<(string Link, string Far)>> _neighbours = [];
    private readonly (IReadOnlyList<string> Controllers, string[] UserPorts)[] _controlled;

    public Simulator(LabNetwork network)
    {
        Network = network;
        Circuits = [.. network.Circuits];
        Devices = network.Devices.ToDictionary(d => d.Id);
        Resources = network.Resources.ToDictionary(r => r.Id);
        Links = network.Links.ToDictionary(l => l.Id);
        Cables = network.Cables.ToDictionary(c => c.Id);
        IndexDependencies();
        IndexPaths();
        var linked = network.Links.SelectMany(l => new[] { l.A, l.Z }).ToHashSet();
        _controlled = [.. network.Devices.Where(d => d.ControlledBy.Count > 0)
            .Select(d => (d.ControlledBy, network.Resources.Where(r => r.Device == d.Id && !linked.Contains(r.Id)).Select(r => r.Id).ToArray()))];
    }

    public LabNetwork Network { get; }
    public IReadOnlyList<LabCircuit> Circuits { get; }
    public IReadOnlyDictionary<string, LabDevice> Devices { get; }
    public IReadOnlyDictionary<string, LabResource> Resources { get; }
    public IReadOnlyDictionary<string, LabLink> Links { get; }
    public IReadOnlyDictionary<string, LabCable> Cables { get; }

    /// <summary>Everything broken when these are; of devices left without a controller the ports of users.</summary>
    public HashSet<string> Broken(IEnumerable<string> roots)
    {
        var broken = BrokenBelow(roots);
        foreach (var (controllers, ports) in _controlled)
            if (controllers.All(c => broken.Contains(c) || _neighbours[c].All(n => broken.Contains(n.Link)))) broken.UnionWith(ports);
        return broken;
    }

    private HashSet<string> BrokenBelow(IEnumerable<string> roots)
    {
        var broken = new HashSet<string>();
        var lost = new Dictionary<string, int>();
        var open = new Stack<string>(roots);
        while (open.TryPop(out var id))
        {
            if (!broken.Add(id)) continue;
            foreach (var next in _breaks.GetValueOrDefault(id) ?? []) open.Push(next);
            // A link aggregate goes on while enough is left of it.
            foreach (var next in _weakens.GetValueOrDefault(id) ?? [])
                if ((lost[next] = lost.GetValueOrDefault(next) + 1) > Links[next].Carriers.Count - Links[next].CarriersNeeded) open.Push(next);
        }
        return broken;
    }

    /// <summary>Links that devices report on (not wavelengths, which lie below their interfaces) and that are broken.</summary>
    public HashSet<string> BrokenLinks(params IEnumerable<string> roots) =>
        [.. Broken(roots).Where(id => Links.TryGetValue(id, out var link) && IsReported(link))];

    public static bool IsReported(LabLink link) => link.Kind is "ip" or "ethernet";

    /// <summary>Circuits with a broken or impaired path: down when every path is broken, degraded when one that is not runs over an aggregate that lost members, else at risk.</summary>
    public IEnumerable<(LabCircuit Circuit, string State)> Impact(IReadOnlySet<string> broken)
    {
        var lost = broken.SelectMany(id => _paths.GetValueOrDefault(id) ?? []).ToHashSet();
        var weak = Broken(broken.SelectMany(id => _weakens.GetValueOrDefault(id) ?? []).Where(l => !broken.Contains(l)))
            .SelectMany(id => _paths.GetValueOrDefault(id) ?? []).Where(p => !lost.Contains(p)).Select(p => p.Circuit).ToHashSet();
        var losses = lost.ToLookup(p => p.Circuit);
        return losses.Select(g => g.Key).Union(weak).Order().Select(c => (Circuits[c],
            losses[c].Count() == Circuits[c].Paths.Count ? "down" : weak.Contains(c) ? "degraded" : "atRisk"));
    }

    /// <summary>Devices that are alive and still have a way to the network operation centre in Beijing.</summary>
    public HashSet<string> Reachable(IReadOnlySet<string> broken)
    {
        var centre = Network.Centre;
        var reached = new HashSet<string>();
        var open = new Stack<string>();
        if (!broken.Contains(centre)) open.Push(centre);
        while (open.TryPop(out var device))
            if (reached.Add(device))
                foreach (var (link, far) in _neighbours.GetValueOrDefault(device) ?? [])
                    if (!broken.Contains(link) && !broken.Contains(far)) open.Push(far);
        // Power devices report over whatever router of their site is left.
        var sites = Network.Devices.Where(d => reached.Contains(d.Id)).Select(d => d.Site).ToHashSet();
        reached.UnionWith(Network.Devices.Where(d => d.Role == "power" && sites.Contains(d.Site) && !broken.Contains(d.Id)).Select(d => d.Id));
        return reached;
    }

    /// <summary>Sessions that nothing carries: they are lost once one of their devices has no way left.</summary>
    public IEnumerable<string> Parted(IReadOnlySet<string> broken, IReadOnlySet<string> reachable) => Network.Links
        .Where(l => l.Kind == "bgp" && l.Carriers.Count == 0 && !broken.Contains(l.Id) && !(reachable.Contains(Resources[l.A].Device) && reachable.Contains(Resources[l.Z].Device)))
        .Select(l => l.Id);

    /// <summary>Of a link one of whose fibres broke the end whose interface stays up: where it is told so by the far end (<c>linkRemote</c>) one that
    /// passes that on, null where neither does; else Z.</summary>
    public string? DeafEnd(string link, string kind = "linkRemote") => kind != "linkRemote" ? Links[link].Z
        : new[] { Links[link].Z, Links[link].A }.FirstOrDefault(end => Voice.Of(DeviceOf(end)).Say(new SignalFact(DeviceOf(end), Resources[end], "RDI", true), TimeSpan.Zero).Any());

    public LabDevice DeviceOf(string resource) => Devices[Resources[resource].Device];

    private void IndexDependencies()
    {
        foreach (var device in Network.Devices) Add(_breaks, device.Site, device.Id);
        foreach (var resource in Network.Resources)
        {
            Add(_breaks, resource.Device, resource.Id);
            if (resource.Parent is not null) Add(_breaks, resource.Parent, resource.Id);
        }
        foreach (var cable in Network.Cables)
            if (cable.Parent is not null) Add(_breaks, cable.Parent, cable.Id);
        foreach (var link in Network.Links)
        {
            Add(_breaks, link.A, link.Id);
            Add(_breaks, link.Z, link.Id);
            foreach (var carrier in link.Carriers) Add(link.CarriersNeeded is null ? _breaks : _weakens, carrier, link.Id);
            if (!IsReported(link)) continue;
            var (a, z) = (Resources[link.A].Device, Resources[link.Z].Device);
            Add(_neighbours, a, (link.Id, z));
            Add(_neighbours, z, (link.Id, a));
        }
    }

    private void IndexPaths()
    {
        for (var c = 0; c < Circuits.Count; c++)
            for (var p = 0; p < Circuits[c].Paths.Count; p++)
                foreach (var element in Circuits[c].Paths[p].Elements) Add(_paths, element, (c, p));
    }

    private static void Add<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        list.Add(value);
    }
}
