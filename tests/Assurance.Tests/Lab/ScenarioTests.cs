using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;

namespace Assurance.Tests.Lab;

public sealed class ScenarioTests
{
    private static readonly LabNetwork Network = DefaultLab.Network;
    private static readonly IReadOnlyList<Scenario> Scenarios = DefaultLab.Scenarios;
    private static readonly IReadOnlyList<LabCircuit> Circuits = DefaultLab.Circuits;
    private static readonly Lookup Inventory = new(Network);

    private static readonly string[] Ids =
    [
        "fibre-cut", "duct-cut", "feeder-cut", "line-card", "line-card-juniper", "line-card-log", "flapping", "protected-path",
        "bgp-session", "site-power", "node-failure", "planned-work", "two-faults", "transient",
    ];

    public static TheoryData<string> All => [.. Ids];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_default_network_has_room_for_every_scenario(int seed) =>
        Assert.Equal(Ids, ScenarioCatalogue.For(LabNetwork.Generate(new LabNetworkOptions { Seed = seed })).Select(s => s.Id));

    [Fact]
    public void The_same_seed_tells_the_same_story()
    {
        var again = ScenarioCatalogue.For(LabNetwork.Generate(new LabNetworkOptions()));
        var at = new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

        foreach (var (one, other) in Scenarios.Zip(again))
        {
            Assert.Equal(one.Messages(at).Select(m => (m.Offset, m.Transport, Convert.ToHexString(m.Bytes))), other.Messages(at).Select(m => (m.Offset, m.Transport, Convert.ToHexString(m.Bytes))));
            Assert.Equal(one.GroundTruth.Faults.Select(f => f.RootCause), other.GroundTruth.Faults.Select(f => f.RootCause));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_truth_names_things_that_exist_and_is_not_empty(string id)
    {
        var scenario = Find(id);

        Assert.NotEmpty(scenario.Steps);
        Assert.NotEmpty(scenario.GroundTruth.Alarms);
        Assert.All(scenario.GroundTruth.Alarms, a => Assert.True(Inventory.Devices.ContainsKey(a.Device)));
        Assert.All(scenario.GroundTruth.Faults, fault =>
        {
            Assert.True(Inventory.Exists(fault.RootCause), fault.RootCause);
            Assert.All(fault.Alternatives, a => Assert.True(Inventory.Exists(a), a));
            Assert.NotEmpty(fault.Circuits);
            Assert.NotEmpty(fault.Alarms);
            Assert.Equal(fault.Circuits.Select(c => c.Customer).Distinct().Order(StringComparer.Ordinal), fault.Customers);
        });
    }

    /// <summary>The same worked out a second time, naively, from what the contract says breaks what.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void The_affected_circuits_are_those_the_contract_implies(string id)
    {
        var scenario = Find(id);
        var all = Inventory.Broken(scenario.GroundTruth.Faults.Select(f => f.RootCause));
        foreach (var fault in scenario.GroundTruth.Faults)
        {
            var own = Inventory.Broken([fault.RootCause]);
            var expected = Circuits.Where(c => c.Paths.Any(p => p.Elements.Any(own.Contains)))
                .ToDictionary(c => c.Id, c => c.Paths.All(p => p.Elements.Any(all.Contains)) ? "down" : "atRisk");

            Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal), fault.Circuits.ToDictionary(c => c.Id, c => c.State).OrderBy(e => e.Key, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_fibre_cut_takes_three_links_or_more_that_no_other_cable_explains()
    {
        var fault = Find("fibre-cut").GroundTruth.Faults.Single();
        var links = Inventory.Reported(Inventory.Broken([fault.RootCause]));

        Assert.True(links.Count >= 3);
        Assert.DoesNotContain(Network.Cables, c => c.Kind != "fibre" && c.Id != fault.RootCause && Inventory.Reported(Inventory.Broken([c.Id])).SetEquals(links));
        Assert.Contains(fault.Circuits, c => c.State == "down");
        Assert.Contains(fault.Circuits, c => c.State == "atRisk");
    }

    [Fact]
    public void A_duct_cut_takes_down_circuits_that_were_thought_protected()
    {
        var down = Find("duct-cut").GroundTruth.Faults.Single().Circuits.Where(c => c.State == "down").Select(c => c.Id).ToHashSet();

        Assert.Contains(Circuits, c => c.Paths.Count > 1 && down.Contains(c.Id));
    }

    [Fact]
    public void A_failed_card_has_three_interfaces_or_more_and_says_so_itself()
    {
        foreach (var id in (string[])["line-card", "line-card-juniper", "line-card-log"])
        {
            var fault = Find(id).GroundTruth.Faults.Single();

            Assert.Contains(fault.Alarms, a => a.Object == fault.RootCause);
            Assert.True(Network.Resources.Count(r => r.Kind == "port" && r.Parent == fault.RootCause) >= 3);
        }
    }

    [Fact]
    public void Losing_one_of_two_paths_takes_nothing_down() =>
        Assert.All(Find("protected-path").GroundTruth.Faults.Single().Circuits, c => Assert.Equal("atRisk", c.State));

    [Fact]
    public void Devices_without_power_say_nothing_after_the_power_is_gone()
    {
        var scenario = Find("site-power");
        var site = scenario.GroundTruth.Faults.Single().RootCause;
        var dead = Network.Devices.Where(d => d.Site == site).Select(d => d.Id).ToHashSet();

        Assert.All(scenario.Steps.Where(s => dead.Contains(s.Device)), s => Assert.True(s.Offset < TimeSpan.FromSeconds(8)));
        Assert.Contains(scenario.Steps, s => !dead.Contains(s.Device));
        Assert.Contains(scenario.RepairSteps, s => dead.Contains(s.Device) && s.Says == "cold start");
    }

    [Fact]
    public void A_dead_node_is_silent_and_its_neighbours_are_not()
    {
        var scenario = Find("node-failure");
        var node = scenario.GroundTruth.Faults.Single().RootCause;

        Assert.DoesNotContain(scenario.Steps, s => s.Device == node);
        Assert.True(scenario.Steps.Select(s => s.Device).Distinct().Count() >= 3);
    }

    [Fact]
    public void A_session_lost_by_itself_leaves_its_link_alone() =>
        Assert.All(Find("bgp-session").Steps, s => Assert.Equal("BGP peer down", s.Says));

    [Fact]
    public void A_transient_is_over_within_the_settling_time_and_is_no_fault()
    {
        var scenario = Find("transient");

        Assert.Empty(scenario.GroundTruth.Faults);
        Assert.True(scenario.Steps[^1].Offset < TimeSpan.FromSeconds(5));
        Assert.Equal(scenario.GroundTruth.Alarms.Select(a => a.Object).Distinct().Order(), scenario.Steps.Select(s => s.Object).Distinct().Order());
    }

    [Fact]
    public void Planned_work_is_under_way_and_wants_no_ticket()
    {
        var scenario = Find("planned-work");
        var fault = scenario.GroundTruth.Faults.Single();

        Assert.Equal(scenario.PlannedWork!.Id, fault.PlannedWork);
        Assert.Equal(scenario.PlannedWork.Elements.Single(), fault.RootCause);
        Assert.False(fault.Ticket);
        Assert.InRange(Network.Options.PlannedWorkAround, scenario.PlannedWork.Start, scenario.PlannedWork.End);
    }

    [Fact]
    public void Whatever_is_raised_is_cleared_and_often_by_the_other_transport()
    {
        var crossed = 0;
        foreach (var scenario in Scenarios.Where(s => s.RepairSteps.Count > 0))
        {
            var cleared = scenario.RepairSteps.ToLookup(s => (s.Device, s.Object, About(s)), s => s.Transport);
            foreach (var raised in scenario.Steps.GroupBy(s => (s.Device, s.Object, About(s))).Where(g => g.Key.Item3 != "running"))
            {
                Assert.True(cleared.Contains(raised.Key), $"{scenario.Id}: {raised.Key} is never cleared");
                if (!cleared[raised.Key].Contains(raised.First().Transport)) crossed++;
            }
        }
        Assert.True(crossed >= 20, $"{crossed} cleared by the other transport");

        // "link down" and "link up" are about the same; running on battery ends with its entry in the alarm table.
        static string About(ScenarioStep step) => step.Says.Split(' ')[0];
    }

    private static Scenario Find(string id) => Scenarios.Single(s => s.Id == id);

    private sealed class Lookup(LabNetwork network)
    {
        public Dictionary<string, LabDevice> Devices { get; } = network.Devices.ToDictionary(d => d.Id);
        private readonly Dictionary<string, LabLink> _links = network.Links.ToDictionary(l => l.Id);
        private readonly HashSet<string> _ids =
        [
            .. network.Sites.Select(s => s.Id), .. network.Devices.Select(d => d.Id), .. network.Resources.Select(r => r.Id),
            .. network.Cables.Select(c => c.Id), .. network.Links.Select(l => l.Id),
        ];

        public bool Exists(string id) => _ids.Contains(id);

        public HashSet<string> Reported(IEnumerable<string> broken) =>
            [.. broken.Where(id => _links.TryGetValue(id, out var link) && link.Kind is "ip" or "ethernet")];

        public HashSet<string> Broken(IEnumerable<string> roots)
        {
            var broken = roots.ToHashSet();
            for (var before = -1; before != broken.Count;)
            {
                before = broken.Count;
                broken.UnionWith(network.Devices.Where(d => broken.Contains(d.Site)).Select(d => d.Id));
                broken.UnionWith(network.Resources.Where(r => broken.Contains(r.Device) || (r.Parent is not null && broken.Contains(r.Parent))).Select(r => r.Id));
                broken.UnionWith(network.Cables.Where(c => c.Parent is not null && broken.Contains(c.Parent)).Select(c => c.Id));
                broken.UnionWith(network.Links.Where(l => broken.Contains(l.A) || broken.Contains(l.Z) || l.Carriers.Any(broken.Contains)).Select(l => l.Id));
            }
            return broken;
        }
    }
}
