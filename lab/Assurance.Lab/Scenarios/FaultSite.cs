using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scenarios;

/// <summary>Finds where in a network each kind of fault can be played so that its cause is beyond doubt; the seed picks among the places.</summary>
internal sealed class FaultSite(Simulator simulator)
{
    private readonly LabNetwork _network = simulator.Network;

    /// <summary>A trunk cable under three to six backbone links that no other cable, and no one device, explains as well.</summary>
    public IEnumerable<string> TrunkCables() => Shuffled("trunk", _network.Cables
        .Where(c => c.Kind == "cable" && IsTrunk(c) && IsPlain(c.Id, 3, 6) && Equivalents(c.Id).Count == 0).Select(c => c.Id));

    /// <summary>A duct whose two cables carry both planes, so that circuits lose working and protection at once.</summary>
    public IEnumerable<string> Ducts() => Shuffled("duct", _network.Cables
        .Where(c => c.Kind == "duct" && IsPlain(c.Id, 4, 12) && Equivalents(c.Id).Count == 0 && simulator.Impact(simulator.Broken([c.Id]))
            .Any(i => i.State == "down" && i.Circuit.Paths.Count > 1)).Select(c => c.Id));

    /// <summary>An access feeder whose customers hang on more than one router or card.</summary>
    public IEnumerable<string> Feeders() => Shuffled("feeder", _network.Cables
        .Where(c => c.Id.Contains("-feeder-", StringComparison.Ordinal) && IsPlain(c.Id, 3, 4) && Equivalents(c.Id).Count == 0).Select(c => c.Id));

    /// <summary>A line card with three or more connected interfaces whose device says that it failed, and can still be heard.</summary>
    public IEnumerable<string> Cards(params LabOs[] systems) => Shuffled("card", _network.Resources
        .Where(r => r.Kind == "card" && systems.Contains(simulator.Devices[r.Device].Os) && Voice.Of(simulator.Devices[r.Device]).Say(
            new CardFact(simulator.Devices[r.Device], r, true), TimeSpan.Zero).Any())
        .Where(r => simulator.BrokenLinks(r.Id).Count >= 3 && Affects(r.Id) && simulator.Reachable(simulator.Broken([r.Id])).Contains(r.Device)).Select(r => r.Id));

    /// <summary>A provincial router: its site keeps another, so its silence is not the site's.</summary>
    public IEnumerable<string> Nodes() => Shuffled("node", _network.Devices.Where(d => d.Role == "provider" && Affects(d.Id)).Select(d => d.Id));

    /// <summary>An access site with two routers and customers behind them.</summary>
    public IEnumerable<string> PoweredSites() => Shuffled("site", _network.Devices.Where(d => d.Role == "access").GroupBy(d => d.Site)
        .Where(g => g.Count() == 2 && Affects(g.Key)).Select(g => g.Key));

    /// <summary>A customer's session over a link that stays up, both ends managed, with routed circuits on it.</summary>
    public IEnumerable<string> Sessions() => Shuffled("session", _network.Links
        .Where(l => l.Kind == "bgp" && l.Carriers.Count == 1 && Speaks(l.A) && Speaks(l.Z) && Count(l.Id) >= 2).Select(l => l.Id));

    /// <summary>An access link of a dual-homed customer: every circuit on it has another way.</summary>
    public IEnumerable<string> ProtectedAccess() => Shuffled("protected", AccessLinks()
        .Where(l => Speaks(l.A) && Speaks(l.Z) && Count(l.Id) >= 2 && simulator.Impact(simulator.Broken([l.Id])).All(i => i.State == "atRisk")).Select(l => l.Id));

    /// <summary>The carrier's port towards an unmanaged customer's router: only one end tells.</summary>
    public IEnumerable<string> LonePorts() => Shuffled("port", AccessLinks()
        .Where(l => !Speaks(l.A) && Speaks(l.Z) && Count(l.Id) >= 2).Select(l => l.Z));

    /// <summary>A hop of an access ring, alone in its cable or not; both ends are heard.</summary>
    public IEnumerable<string> RingHops() => Shuffled("hop", _network.Links
        .Where(l => l.Kind == "ethernet" && simulator.DeviceOf(l.A).Role == "access" && simulator.DeviceOf(l.Z).Role == "access" && Count(l.Id) >= 1).Select(l => l.Id));

    /// <summary>What breaks exactly the same reported links and says as little itself: cables, the link, its ends.</summary>
    public IReadOnlyList<string> Equivalents(string root)
    {
        var links = simulator.BrokenLinks(root);
        var candidates = new HashSet<string>();
        var open = new Stack<string>(links);
        while (open.TryPop(out var id))
        {
            if (!candidates.Add(id)) continue;
            if (simulator.Links.TryGetValue(id, out var link))
                foreach (var next in (string[])[link.A, link.Z, .. link.Carriers]) open.Push(next);
            if (simulator.Cables.TryGetValue(id, out var cable) && cable.Parent is not null) open.Push(cable.Parent);
            if (simulator.Resources.TryGetValue(id, out var resource) && resource is { Kind: "interface", Parent: not null }) open.Push(resource.Parent);
        }
        return [.. candidates.Where(c => c != root && simulator.BrokenLinks(c).SetEquals(links)).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<LabLink> AccessLinks() => _network.Links.Where(l => l.Kind == "ethernet" && simulator.DeviceOf(l.A).Role == "customer");

    private bool IsTrunk(LabCable cable) => cable.Parent is not null && simulator.Cables[cable.Parent].Kind == "duct";

    private bool IsPlain(string cable, int least, int most)
    {
        var links = simulator.BrokenLinks(cable).Select(l => simulator.Links[l]).ToList();
        return links.Count >= least && links.Count <= most && Affects(cable) && !OnOneCard(links)
            && links.Any(l => Speaks(l.A) || Speaks(l.Z));
    }

    // One card, or one router with nothing else on it, would explain them as well.
    private bool OnOneCard(List<LabLink> links) => Cards(links[0]).Any(card => links.All(l => Cards(l).Contains(card)))
        || Ends(links[0]).Any(device => links.All(l => Ends(l).Contains(device)) && simulator.BrokenLinks(device).Count == links.Count);

    private IEnumerable<string?> Cards(LabLink link) =>
        new[] { link.A, link.Z }.Select(end => simulator.Resources[end].Parent).Where(p => p is not null).Select(p => simulator.Resources[p!].Parent);

    private IEnumerable<string> Ends(LabLink link) => [simulator.Resources[link.A].Device, simulator.Resources[link.Z].Device];

    private bool Speaks(string resource) => !Voice.Of(simulator.DeviceOf(resource)).Silent;

    private bool Affects(string root) => Count(root) > 0;

    private int Count(string root) => simulator.Impact(simulator.Broken([root])).Count();

    private IEnumerable<string> Shuffled(string what, IEnumerable<string> places)
    {
        var dice = Dice.For(_network.Options.Seed, "place" + what);
        return places.Select(p => (Key: dice.Next(int.MaxValue), Place: p)).OrderBy(p => p.Key).Select(p => p.Place);
    }
}
