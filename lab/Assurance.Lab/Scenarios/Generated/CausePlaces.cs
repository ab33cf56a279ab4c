using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scenarios.Generated;

/// <summary>All places of a network where something can break so that somebody reports it and a circuit feels it, by kind of cause.</summary>
public sealed class CausePlaces
{
    private readonly Simulator _simulator;
    private readonly Conduct _conduct;
    private readonly Dictionary<string, string[]> _places;

    internal CausePlaces(Simulator simulator, Conduct conduct)
    {
        (_simulator, _conduct) = (simulator, conduct);
        var network = simulator.Network;
        var powered = network.Devices.Where(d => d.Role == "power").Select(d => d.Site).ToHashSet();
        _places = new Dictionary<string, string[]>
        {
            ["cable"] = [.. network.Cables.Where(c => c.Kind == "cable").Select(c => c.Id)],
            ["duct"] = [.. network.Cables.Where(c => c.Kind == "duct").Select(c => c.Id)],
            ["fibre"] = [.. network.Cables.Where(c => c.Kind == "fibre").Select(c => c.Id)],
            ["link"] = [.. network.Links.Where(l => l.Kind is "ip" or "ethernet").Select(l => l.Id)],
            ["port"] = [.. network.Resources.Where(r => r.Kind == "port").Select(r => r.Id)],
            ["card"] = [.. Cards(speaking: true)],
            ["cardSilent"] = [.. network.Resources.Where(r => r.Kind == "card" && simulator.BrokenLinks(r.Id).Count >= 2).Select(r => r.Id)],
            ["device"] = [.. network.Devices.Where(d => d.Role is "core" or "provider" or "access" && simulator.BrokenLinks(d.Id).Count >= 2).Select(d => d.Id)],
            ["site"] = [.. network.Sites.Where(s => powered.Contains(s.Id)).Select(s => s.Id)],
            ["siteSilent"] = [.. network.Sites.Where(s => powered.Contains(s.Id)).Select(s => s.Id)],
            ["session"] = [.. network.Links.Where(l => l.Kind == "bgp").Select(l => l.Id)],
            ["wavelength"] = [.. network.Links.Where(l => l.Kind == "wavelength").Select(l => l.Id)],
        };
        foreach (var kind in (string[])["deviceRestarts", "deviceGasps"]) _places[kind] = _places["device"];
        var controllers = network.Devices.SelectMany(d => d.ControlledBy).ToHashSet();
        _places["controller"] = [.. network.Devices.Select(d => d.Id).Where(controllers.Contains)];
        _places["controllerLink"] = [.. _places["controller"].Select(c => simulator.BrokenLinks(c)).Where(l => l.Count == 1).Select(l => l.First())];
        _places["siteInSteps"] = [.. _places["site"].Where(s => network.Devices.Count(d => d.Site == s && d.Role != "power") > 1)];
        foreach (var kind in (string[])["linkDegrades", "linkOneWay", "linkFlaps", "linkReturns", "switchOver"]) _places[kind] = _places["link"];
        _places["linkRemote"] = [.. _places["link"].Where(l => simulator.DeafEnd(l) is not null)];
        _places["siteHeat"] = [.. network.Sites.Select(s => s.Id).Where(s => network.Devices.Count(d => d.Site == s && d.Role != "power") > 1)];
        _places["sessionShut"] = _places["session"];
        _places["adjacency"] = [.. network.Links.Where(l => l.Kind == "ip").Select(l => l.Id)];
    }

    /// <summary>What a plain outage may come from.</summary>
    public static IReadOnlyList<string> UsualKinds { get; } = ["cable", "duct", "fibre", "link", "port", "card", "cardSilent", "device", "site", "siteSilent", "session"];

    /// <summary>The usual ones; a wavelength; a device that restarts and stays without links, or whose power fails, as it and its neighbours say; a site whose devices die one after the other; a link that
    /// errs before it breaks, or of which one end alone notices, the other being told of it (<c>linkRemote</c>) or not; a routing adjacency over a link that is up;
    /// a link that flaps, or comes back several times, before it stays down; a link whose circuits' devices say that they switched over; a site whose
    /// devices get hot and go out one by one; a session that somebody shut; a device that controls others, or the only link to it; and what meets planned work or both legs of a circuit (<see cref="Plots.Kinds"/>).</summary>
    public static IReadOnlyList<string> AllKinds { get; } =
    [
        .. UsualKinds, "wavelength", "deviceRestarts", "siteInSteps", "linkDegrades", "linkOneWay", "adjacency",
        "linkRemote", "linkFlaps", "linkReturns", "switchOver", "siteHeat", "sessionShut", "deviceGasps", "controller", "controllerLink", .. Plots.Kinds,
    ];

    /// <summary>Whether the two together are told of as each would be alone, which is not so where they cut off what lies between them, and nothing
    /// else would be told of so.</summary>
    internal bool AreTellable(Cause one, Cause other)
    {
        var (first, second) = (Told(one.Root, one.Kind == "cardSilent"), Told(other.Root, other.Kind == "cardSilent"));
        var links = _simulator.BrokenLinks(one.Root, other.Root);
        var together = Told([one.Root, other.Root], false);
        return !first.IsSubsetOf(second) && !second.IsSubsetOf(first)
            && first.IsSubsetOf(together) && second.IsSubsetOf(together)
            && !Above(links).Any(c => _simulator.BrokenLinks(c).IsSupersetOf(links) && AreNearlyAlike(Told([c], false), together));
    }

    // Customers' routers may be nobody's to hear: their words alone tell nothing apart.
    private bool AreNearlyAlike(HashSet<string> one, HashSet<string> other) =>
        one.Except(other).Concat(other.Except(one)).Count(w => _simulator.Devices[w[..w.IndexOf(' ')]].Role != "customer") < 2;

    /// <summary>A cause of the kind, that the caller agrees to; null where the network has no place for it after many throws.</summary>
    internal Cause? Pick(string kind, Dice dice, Func<string, bool>? agrees = null)
    {
        for (var attempt = 0; attempt < 200 && _places[kind].Length > 0; attempt++)
        {
            var root = dice.Pick(_places[kind]);
            if (agrees?.Invoke(root) != false && At(kind, root) is { } cause) return cause;
        }
        return null;
    }

    /// <summary>The cause at this place; null where no circuit feels it or too little is told of it.</summary>
    internal Cause? At(string kind, string root)
    {
        if (!_simulator.Impact(_simulator.Broken([root])).Any()) return null;
        var told = kind == "adjacency" ? ToldOfSessions(root) : Told(root, kind == "cardSilent");
        if (kind is "linkOneWay" or "linkRemote" && _simulator.DeafEnd(root, kind) is { } deaf) told.Remove($"{_simulator.DeviceOf(deaf).Id} {deaf} link down");
        // One word alone, or none, leaves nothing to conclude from.
        return told.Count < 2 ? null : new Cause(kind, root, kind switch
        {
            "session" or "sessionShut" or "adjacency" => [_simulator.Links[root].A, _simulator.Links[root].Z],
            "linkOneWay" or "linkRemote" => [.. Above([root]).Where(c => c != root && _simulator.BrokenLinks(c).SetEquals(_simulator.BrokenLinks(root)))],
            "site" or "siteInSteps" => [.. _simulator.Network.Devices.Where(d => d.Role == "power" && d.Site == root).Select(d => d.Id)],
            _ => Alternatives(root, told, kind == "cardSilent"),
        });
    }

    private IEnumerable<string> Cards(bool speaking) => _simulator.Network.Resources
        .Where(r => r.Kind == "card" && _simulator.BrokenLinks(r.Id).Count >= 2)
        .Where(r => Voice.Of(_simulator.Devices[r.Device]).Say(new CardFact(_simulator.Devices[r.Device], r, true), TimeSpan.Zero).Any() == speaking)
        .Select(r => r.Id);

    // Whatever would have been told of in the same words is as right.
    private string[] Alternatives(string root, HashSet<string> told, bool silent)
    {
        var links = _simulator.BrokenLinks(root);
        return [.. Above(links).Where(c => c != root && Told(c, silent).SetEquals(told)).Order(StringComparer.Ordinal)];
    }

    private HashSet<string> Above(IEnumerable<string> links)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(links);
        while (open.TryPop(out var id))
        {
            if (!found.Add(id)) continue;
            if (_simulator.Links.TryGetValue(id, out var link)) foreach (var next in (string[])[link.A, link.Z, .. link.Carriers]) open.Push(next);
            if (_simulator.Cables.TryGetValue(id, out var cable) && cable.Parent is not null) open.Push(cable.Parent);
            if (_simulator.Resources.TryGetValue(id, out var resource)) open.Push(resource.Parent ?? resource.Device);
            if (_simulator.Devices.TryGetValue(id, out var device)) open.Push(device.Site);
        }
        return found;
    }

    private HashSet<string> ToldOfSessions(string link)
    {
        var incident = new Incident(_simulator, "told");
        incident.LoseSessions(TimeSpan.Zero, link);
        return [.. incident.Facts.Where(_conduct.Tells).Select(f => $"{f.Device.Id} {f.Object} {f.What}")];
    }

    private HashSet<string> Told(string root, bool silent) => Told([root], silent);

    private HashSet<string> Told(IReadOnlyList<string> roots, bool silent)
    {
        var incident = new Incident(_simulator, "told");
        return [.. incident.Break(TimeSpan.Zero, roots).Where(f => _conduct.Tells(f) && !(silent && f is CardFact)).Select(f => $"{f.Device.Id} {f.Object} {f.What}")];
    }
}
