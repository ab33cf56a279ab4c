using Assurance.Lab.Network;

namespace Assurance.Lab.Scenarios.Generated;

/// <summary>What devices say while a cause of each kind comes about, and while it is repaired.</summary>
internal sealed class CauseScript(Simulator simulator, Conduct conduct)
{
    /// <summary>Plays the cause; when its last piece broke.</summary>
    public TimeSpan Play(Incident incident, Cause cause, TimeSpan at)
    {
        var told = incident.Steps.Count;
        var last = cause.Kind switch
        {
            "siteInSteps" => PowerInSteps(incident, cause.Root, at),
            "deviceRestarts" => Restart(incident, cause.Root, at),
            "deviceGasps" => Gasp(incident, cause.Root, at),
            "linkDegrades" => Degrade(incident, cause.Root, at),
            "adjacency" => LoseAdjacency(incident, cause.Root, at),
            "linkFlaps" => ComeAndGo(incident, cause.Root, at, 8, TimeSpan.FromSeconds(2.1), TimeSpan.FromSeconds(1.2)),
            "linkReturns" => ComeAndGo(incident, cause.Root, at, 3, TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(25)),
            "siteHeat" => Heat(incident, cause.Root, at),
            _ => Break(incident, cause, at),
        };
        // One receiver alone sees the loss of one fibre of a pair.
        var deaf = cause.Kind is "linkOneWay" or "linkRemote" ? simulator.DeviceOf(simulator.DeafEnd(cause.Root, cause.Kind)!).Id : null;
        Hush(incident.Steps, told, step => !conduct.Tells(step.Fact) || (cause.Kind == "cardSilent" && step.Fact is CardFact && step.Object == cause.Root)
            || (step.Device == deaf && step.Fact is InterfaceFact));
        return last;
    }

    /// <summary>What is said while all of it is repaired, from the repair on.</summary>
    public List<ScenarioStep> Repair(Incident repair, IEnumerable<Cause> causes, Dice dice)
    {
        var list = causes.ToList();
        repair.Repair(TimeSpan.Zero, [.. list.Select(c => c.Root)]);
        foreach (var ups in simulator.Network.Devices.Where(d => d.Role == "power" && list.Exists(c => c.Kind is "site" or "siteInSteps" && c.Root == d.Site)))
            foreach (var alarm in (int[])[4, 3, 2]) repair.Say(new PowerFact(ups, alarm, false), TimeSpan.FromSeconds(5 - alarm));
        foreach (var cause in list) Restore(repair, cause);
        foreach (var fact in repair.Facts.OfType<InterfaceFact>().Where(_ => dice.Chance(conduct.Flapping)).ToList())
            for (var cycle = 1; cycle <= 2; cycle++)
            {
                repair.Say(fact with { Raised = true }, TimeSpan.FromSeconds(4 * cycle));
                repair.Say(fact with { Raised = false }, TimeSpan.FromSeconds((4 * cycle) + 2));
            }
        Hush(repair.Steps, 0, step => !conduct.Tells(step.Fact));
        return repair.Steps;
    }

    private void Restore(Incident repair, Cause cause)
    {
        if (cause.Kind == "linkDegrades") SeeLight(repair, cause.Root, TimeSpan.FromSeconds(1), false);
        if (cause.Kind == "linkRemote") TellRemote(repair, cause.Root, TimeSpan.FromSeconds(0.5), false);
        if (cause.Kind == "siteHeat") foreach (var device in DevicesAt(cause.Root)) repair.Say(new HeatFact(device, false), TimeSpan.FromSeconds(20));
        // Only once they waited to see whether it holds.
        if (cause.Kind is "switchOver" or Plots.BothLegs) TellOfSwitch(repair, cause.Root, TimeSpan.FromSeconds(30), false);
    }

    /// <summary>Devices that a cause takes down or whose links it does.</summary>
    public HashSet<string> DevicesTouched(string root) =>
        [.. simulator.BrokenLinks(root).SelectMany(l => new[] { simulator.Links[l].A, simulator.Links[l].Z }).Select(end => simulator.Resources[end].Device)];

    private TimeSpan Break(Incident incident, Cause cause, TimeSpan at)
    {
        if (cause.Kind == "site") TellOfPower(incident, cause.Root, at);
        if (cause.Kind == "sessionShut") incident.Say(new ConfiguredFact(simulator.DeviceOf(simulator.Links[cause.Root].A)), at - TimeSpan.FromSeconds(1));
        incident.Break(at, cause.Root);
        if (cause.Kind == "linkRemote") TellRemote(incident, cause.Root, at, true);
        if (cause.Kind is "switchOver" or Plots.BothLegs) TellOfSwitch(incident, cause.Root, at, true);
        return at;
    }

    // The end that hears nothing has lost the signal; the other is told so by it, in the frames that it still sends.
    private void TellRemote(Incident incident, string link, TimeSpan at, bool raised)
    {
        var deaf = simulator.DeafEnd(link)!;
        var near = simulator.Links[link].A == deaf ? simulator.Links[link].Z : simulator.Links[link].A;
        foreach (var (end, defect) in ((string, string)[])[(near, "LOS"), (near, "AIS"), (deaf, "RDI")])
            incident.Say(new SignalFact(simulator.DeviceOf(end), simulator.Resources[end], defect, raised), at + incident.Delay(20, 400));
    }

    // The devices at which a circuit with two legs ends say that they took the other.
    private void TellOfSwitch(Incident incident, string root, TimeSpan at, bool raised)
    {
        var broken = simulator.Broken([root]);
        foreach (var (circuit, _) in simulator.Impact(broken).Where(i => i.State == "atRisk" && i.Circuit.Paths[0].Elements.Any(broken.Contains)))
            foreach (var end in (string[])[circuit.Paths[0].Elements[0], circuit.Paths[0].Elements[^1]])
                if (simulator.Resources.TryGetValue(end, out var port) && port.IfIndex is not null && incident.IsHeard(port.Device))
                    incident.Say(new SwitchFact(simulator.Devices[port.Device], port, raised), at + incident.Delay(30, 600));
    }

    // Down for a while in each turn, then for good.
    private static TimeSpan ComeAndGo(Incident incident, string link, TimeSpan at, int times, TimeSpan turn, TimeSpan down)
    {
        var last = at + (times * turn);
        foreach (var fact in incident.Break(last, link))
            for (var cycle = 0; cycle < times; cycle++)
            {
                // Sessions are not up again between two flaps.
                if (turn < TimeSpan.FromSeconds(10) && fact is not InterfaceFact) continue;
                var slowly = fact is InterfaceFact ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
                incident.Say(fact, at + (cycle * turn) + slowly);
                incident.Say(fact with { Raised = false }, at + (cycle * turn) + down + slowly);
            }
        return last;
    }

    // Each device switches itself off at its own limit; the site follows.
    private TimeSpan Heat(Incident incident, string site, TimeSpan at)
    {
        foreach (var device in DevicesAt(site))
        {
            incident.Say(new HeatFact(device, true), at - incident.Delay(15_000, 30_000));
            incident.Break(at, device.Id);
            at += TimeSpan.FromSeconds(10);
        }
        incident.Break(at, site);
        return at;
    }

    private IEnumerable<LabDevice> DevicesAt(string site) => simulator.Network.Devices.Where(d => d.Site == site && d.Role != "power");

    // Mains, a low battery, its end: hours of a real one told in twenty seconds.
    private void TellOfPower(Incident incident, string site, TimeSpan dead)
    {
        foreach (var ups in simulator.Network.Devices.Where(d => d.Site == site && d.Role == "power"))
            foreach (var (alarm, before) in ((int, int)[])[(0, 20), (2, 19), (3, 8), (4, 2)])
                incident.Say(new PowerFact(ups, alarm, true), dead - TimeSpan.FromSeconds(before));
    }

    // Each device holds out as long as its own battery.
    private TimeSpan PowerInSteps(Incident incident, string site, TimeSpan at)
    {
        TellOfPower(incident, site, at);
        foreach (var device in DevicesAt(site))
        {
            incident.Break(at, device.Id);
            at += TimeSpan.FromSeconds(15);
        }
        incident.Break(at, site);
        return at;
    }

    // It is heard again, but its links stay down.
    private static TimeSpan Restart(Incident incident, string device, TimeSpan at)
    {
        incident.Break(at, device);
        incident.Say(new RestartFact(incident.DeviceOf(device)), at + TimeSpan.FromSeconds(40));
        return at;
    }

    // Its capacitors last for one word more, and for one to each neighbour.
    private TimeSpan Gasp(Incident incident, string device, TimeSpan at)
    {
        incident.Say(new GaspFact(incident.DeviceOf(device), null), at - incident.Delay(10, 40));
        incident.Break(at, device);
        foreach (var link in simulator.BrokenLinks(device).Order(StringComparer.Ordinal).Select(l => simulator.Links[l]))
            foreach (var (near, far) in ((string, string)[])[(link.A, link.Z), (link.Z, link.A)])
                if (simulator.DeviceOf(far).Id == device && simulator.DeviceOf(near) is var neighbour && neighbour.Id != device && incident.IsHeard(neighbour.Id))
                    incident.Say(new GaspFact(neighbour, simulator.Resources[near]), at + incident.Delay(5, 40));
        return at;
    }

    private TimeSpan Degrade(Incident incident, string link, TimeSpan at)
    {
        SeeLight(incident, link, at - TimeSpan.FromSeconds(30), true);
        incident.Break(at, link);
        return at;
    }

    private void SeeLight(Incident incident, string link, TimeSpan at, bool low)
    {
        foreach (var end in (string[])[simulator.Links[link].A, simulator.Links[link].Z])
            incident.Say(new LightFact(simulator.DeviceOf(end), simulator.Resources[end], low), at + incident.Delay(0, 2_000));
    }

    // Routing leads round a link whose interfaces stay up: sessions are lost over it, and no circuit.
    private static TimeSpan LoseAdjacency(Incident incident, string link, TimeSpan at)
    {
        incident.LoseSessions(at, link);
        return at;
    }

    private static void Hush(List<ScenarioStep> steps, int from, Func<ScenarioStep, bool> isUnsaid)
    {
        for (var i = steps.Count - 1; i >= from; i--)
            if (isUnsaid(steps[i])) steps.RemoveAt(i);
    }
}
