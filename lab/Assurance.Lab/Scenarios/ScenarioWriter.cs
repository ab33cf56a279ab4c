using Assurance.Lab.Network;

namespace Assurance.Lab.Scenarios;

/// <summary>Writes each kind of scenario for a place in the network, with the truth taken from the simulator.</summary>
internal sealed class ScenarioWriter
{
    private readonly Simulator _simulator;

    public ScenarioWriter(LabNetwork network)
    {
        _simulator = new Simulator(network);
        Site = new FaultSite(_simulator);
    }

    public FaultSite Site { get; }

    /// <summary>One thing breaks and stays broken.</summary>
    public Scenario? Outage(string id, string kind, string title, string? root)
    {
        if (root is null) return null;
        var incident = new Incident(_simulator, id);
        incident.Break(TimeSpan.Zero, root);
        return Write(id, title, incident, [Truth(kind, root, incident)], root);
    }

    /// <summary>Two unrelated causes within a second and a half.</summary>
    public Scenario? TwoFaults(IEnumerable<string> cables, IEnumerable<string> cards)
    {
        var pair = cables.SelectMany(c => cards.Take(40), (cable, card) => (cable, card)).FirstOrDefault(p => AreApart(p.cable, p.card));
        if (pair.cable is null) return null;
        var incident = new Incident(_simulator, "two-faults");
        var first = incident.Break(TimeSpan.Zero, pair.cable);
        var second = incident.Break(TimeSpan.FromSeconds(1.5), pair.card);
        return Write("two-faults", "A trunk cable is cut and, elsewhere, a line card fails", incident,
            [Truth("cable", pair.cable, incident, first), Truth("card", pair.card, incident, second)], pair.cable, pair.card);
    }

    /// <summary>
    /// Mains fail at a site: its UPS runs on battery, then low, then empty, and the site falls silent. Hours of a real one
    /// are told in eight seconds.
    /// </summary>
    public Scenario? PowerFailure(string? site)
    {
        if (site is null) return null;
        var ups = _simulator.Network.Devices.First(d => d.Site == site && d.Role == "power");
        var incident = new Incident(_simulator, "site-power");
        (int Alarm, double At)[] stages = [(0, 0), (2, 0.4), (3, 4), (4, 7)];
        foreach (var (alarm, at) in stages) incident.Say(new PowerFact(ups, alarm, true), TimeSpan.FromSeconds(at));
        incident.Break(TimeSpan.FromSeconds(8), site);
        var repair = new Incident(_simulator, "site-power-repair");
        foreach (var (alarm, at) in stages.Skip(1).Reverse()) repair.Say(new PowerFact(ups, alarm, false), TimeSpan.FromSeconds(4.5 - at / 2));
        repair.Repair(TimeSpan.FromSeconds(5), site);
        var truth = Truth("site", site, incident) with { Alternatives = [ups.Id] };
        return Write("site-power", "Mains fail at an access site: battery, then silence, then the neighbours", incident, [truth], repair);
    }

    /// <summary>One end reports its interface going down and up eight times, then down.</summary>
    public Scenario? Flapping(string? port)
    {
        if (port is null) return null;
        var incident = new Incident(_simulator, "flapping");
        var facts = incident.Break(TimeSpan.FromSeconds(16.8), port);
        foreach (var fact in facts)
            for (var cycle = 0; cycle < 8; cycle++)
            {
                // The session's three-second retry never brings it up between two flaps.
                if (fact is not InterfaceFact) continue;
                incident.Say(fact, TimeSpan.FromSeconds(cycle * 2.1));
                incident.Say(fact with { Raised = false }, TimeSpan.FromSeconds(cycle * 2.1 + 1.2));
            }
        var truth = Truth("interface", port, incident);
        return Write("flapping", "A customer's port flaps eight times in seventeen seconds, then stays down", incident, [truth with
        {
            Flapping = true,
            Circuits = [.. truth.Circuits.Select(c => c with { States = [.. c.States, "degraded"] })],
        }], port);
    }

    /// <summary>The cable under planned work is opened, as announced.</summary>
    public Scenario? PlannedWork(LabPlannedWork? work)
    {
        if (work is null) return null;
        var root = work.Elements[0];
        var incident = new Incident(_simulator, "planned-work");
        incident.Break(TimeSpan.Zero, root);
        var scenario = Write("planned-work", "A ring cable is opened within its planned work: a problem, but no ticket and no message", incident,
            [Truth("cable", root, incident) with { PlannedWork = work.Id }], root);
        return scenario with { PlannedWork = work };
    }

    /// <summary>A link goes and comes back before the settling time is over.</summary>
    public Scenario? Transient(string? link, TimeSpan lasting)
    {
        if (link is null) return null;
        var incident = new Incident(_simulator, "transient");
        incident.Break(TimeSpan.Zero, link);
        var alarms = Alarms(incident.Facts);
        foreach (var fact in incident.Facts.ToList()) incident.Say(fact with { Raised = false }, lasting + incident.Delay(50, 400));
        return new Scenario
        {
            Id = "transient", Title = "A ring link is interrupted for two seconds: alarms, but no ticket and no message",
            GroundTruth = new GroundTruth([], alarms), Steps = InOrder(incident), RepairSteps = [],
        };
    }

    private Scenario Write(string id, string title, Incident incident, FaultTruth[] faults, params string[] roots)
    {
        var repair = new Incident(_simulator, id + "-repair");
        repair.Repair(TimeSpan.Zero, roots);
        return Write(id, title, incident, faults, repair);
    }

    private static Scenario Write(string id, string title, Incident incident, FaultTruth[] faults, Incident repair) => new()
    {
        Id = id, Title = title,
        GroundTruth = new GroundTruth(faults, Alarms(incident.Facts)),
        Steps = InOrder(incident), RepairSteps = InOrder(repair),
    };

    private FaultTruth Truth(string kind, string root, Incident incident, IReadOnlyList<Fact>? facts = null)
    {
        var own = _simulator.Impact(_simulator.Broken([root])).Select(i => i.Circuit.Id).ToHashSet();
        var circuits = _simulator.Impact(incident.BrokenNow).Where(i => own.Contains(i.Circuit.Id))
            .Select(i => new CircuitTruth(i.Circuit.Id, i.Circuit.Number, i.Circuit.Customer, [i.State])).ToList();
        return new FaultTruth
        {
            Kind = kind, RootCause = root,
            Alternatives = kind switch
            {
                "bgp" => [_simulator.Links[root].A, _simulator.Links[root].Z],
                "card" or "device" or "site" => [],
                _ => Site.Equivalents(root),
            },
            Circuits = circuits,
            Customers = [.. circuits.Select(c => c.Customer).Distinct().Order(StringComparer.Ordinal)],
            Alarms = Alarms(facts ?? incident.Facts),
        };
    }

    private bool AreApart(string cable, string card)
    {
        var links = _simulator.BrokenLinks(cable);
        return !links.Overlaps(_simulator.BrokenLinks(card))
            && !links.SelectMany(l => new[] { _simulator.Links[l].A, _simulator.Links[l].Z }).Any(end => _simulator.Resources[end].Device == _simulator.Resources[card].Device);
    }

    private static AlarmTruth[] Alarms(IEnumerable<Fact> facts) =>
        [.. facts.Where(f => f.Raised).Select(f => new AlarmTruth(f.Device.Id, f.Object, f.What)).Distinct()];

    private static ScenarioStep[] InOrder(Incident incident) => [.. incident.Steps.OrderBy(s => s.Offset)];
}
