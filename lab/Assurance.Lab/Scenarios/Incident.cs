using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scenarios;

/// <summary>
/// Breaks things at given moments and has every device that can still be heard say what it notices, in the order and
/// with the delays of real ones: interfaces at once, OSPF and LDP after them, BGP last.
/// </summary>
internal sealed class Incident(Simulator simulator, string seed)
{
    private readonly Dice _dice = Dice.For(simulator.Network.Options.Seed, "incident" + seed);
    private readonly HashSet<string> _roots = [];
    private HashSet<string> _broken = [];

    public List<ScenarioStep> Steps { get; } = [];
    public List<Fact> Facts { get; } = [];
    public IReadOnlySet<string> BrokenNow => _broken;

    /// <summary>Adds to what is broken and reports what that newly breaks.</summary>
    public IReadOnlyList<Fact> Break(TimeSpan at, params IReadOnlyList<string> roots)
    {
        _roots.UnionWith(roots);
        var before = _broken;
        _broken = simulator.Broken(_roots);
        var heard = simulator.Reachable(_broken);
        _broken.UnionWith(simulator.Parted(_broken, heard));
        var facts = new List<Fact>();
        foreach (var (fact, delay) in Noticed(before, roots))
            if (heard.Contains(fact.Device.Id) && Say(fact, at + delay)) facts.Add(fact);
        return facts;
    }

    /// <summary>What ends on the link stays up, but the sessions over it are lost; both devices can be heard.</summary>
    public void LoseSessions(TimeSpan at, string link)
    {
        foreach (var (fact, delay) in Ends(simulator.Links[link]))
            if (fact is not InterfaceFact) Say(fact, at + delay);
    }

    /// <summary>The same the other way round: everything that broke comes back, devices that were silent included.</summary>
    public void Repair(TimeSpan at, params IReadOnlyList<string> roots)
    {
        var failed = simulator.Broken(roots);
        foreach (var device in simulator.Network.Devices.Where(d => d.Role != "power" && failed.Contains(d.Id)))
            Say(new RestartFact(device), at + Delay(0, 900));
        _broken = [.. failed, .. simulator.Parted(failed, simulator.Reachable(failed))];
        foreach (var (fact, delay) in Noticed(new HashSet<string>(), roots)) Say(fact with { Raised = false }, at + delay + Restart(fact.Device));
        _broken = [];

        TimeSpan Restart(LabDevice device) => failed.Contains(device.Id) ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;
    }

    public LabDevice DeviceOf(string device) => simulator.Devices[device];

    /// <summary>Whether it is alive and has a way to the network operation centre.</summary>
    public bool IsHeard(string device) => simulator.Reachable(_broken).Contains(device);

    /// <summary>True when the device says it by some way.</summary>
    public bool Say(Fact fact, TimeSpan at)
    {
        var steps = Voice.Of(fact.Device).Say(fact, at).ToList();
        if (steps.Count == 0) return false;
        Steps.AddRange(steps);
        Facts.Add(fact);
        return true;
    }

    public TimeSpan Delay(int low, int high) => TimeSpan.FromMilliseconds(_dice.Between(low, high));

    private IEnumerable<(Fact Fact, TimeSpan Delay)> Noticed(IReadOnlySet<string> before, IReadOnlyList<string> roots)
    {
        foreach (var card in roots.Where(simulator.Resources.ContainsKey).Select(r => simulator.Resources[r]).Where(r => r.Kind == "card"))
            yield return (new CardFact(simulator.Devices[card.Device], card, true), Delay(0, 200));
        foreach (var link in simulator.Network.Links.Where(l => _broken.Contains(l.Id) && !before.Contains(l.Id)))
            foreach (var notice in link.Kind == "bgp" ? Sessions(link, roots.Contains(link.Id)) : Ends(link))
                yield return notice;
    }

    private IEnumerable<(Fact, TimeSpan)> Ends(LabLink link)
    {
        if (!Simulator.IsReported(link)) yield break;
        foreach (var (near, far) in ((string, string)[])[(link.A, link.Z), (link.Z, link.A)])
        {
            var (here, there) = (simulator.Resources[near], simulator.Resources[far]);
            var (device, neighbour) = (simulator.Devices[here.Device], simulator.Devices[there.Device]);
            var seen = Delay(50, 800);
            yield return (new InterfaceFact(device, here, true), seen);
            if (device.Role == "customer" || neighbour.Role == "customer") continue;
            yield return (new OspfFact(device, here, there.Address!, neighbour.Address, true), seen + Delay(40, 300));
            yield return (new LdpFact(device, here, neighbour.Address, true), seen + Delay(300, 1_200));
        }
    }

    // A session over a broken link falls with it; one that is itself the fault dies of its hold timer.
    private IEnumerable<(Fact, TimeSpan)> Sessions(LabLink link, bool itself)
    {
        foreach (var (near, far) in ((string, string)[])[(link.A, link.Z), (link.Z, link.A)])
        {
            var device = simulator.DeviceOf(near);
            yield return (new BgpFact(device, simulator.Resources[near], As(simulator.DeviceOf(far)), true, itself), itself ? Delay(0, 700) : Delay(900, 2_200));
        }
    }

    private static int As(LabDevice device) => device.Role switch { "core" => 64_512, "customer" => 65_100, _ => 64_600 };
}
