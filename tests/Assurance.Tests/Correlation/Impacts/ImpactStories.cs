using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Impacts;

/// <summary>What faults do to circuits and customers.</summary>
public sealed class ImpactStories
{
    // Two ways from A to D: over B and over C; the first two links share a cable with one to E.
    private static NetworkSketch TwoWays() => new NetworkSketch()
        .Site("SA", "A").Site("SB", "B").Site("SC", "C").Site("SD", "D").Site("SE", "E").Ups("U", "SB")
        .Link("AB", "A.c1.1", "B.1", "west").Link("BD", "B.2", "D.1", "south")
        .Link("AC", "A.c2.1", "C.1", "east").Link("CD", "C.2", "D.2", "north")
        .Link("AE", "A.c1.2", "E.1", "west")
        .Bgp("bgpAE", "A", "E", "AE")
        .Customer("Bank", classes: 2, stars: 5).Customer("School", classes: 0, stars: 0)
        .Circuit("C1", "Bank", ["AB BD", "AC CD"])
        .Circuit("C2", "School", ["AE"])
        .Circuit("C3", "Bank", ["A.c1.1 AB"])
        .Circuit("C4", "School", ["AE bgpAE"])
        .Circuit("C5", "School", ["AE"], status: "terminated");

    [Fact]
    public void A_protected_circuit_that_loses_one_way_is_at_risk_and_that_is_a_fault()
    {
        var story = new Story(TwoWays()).Down(0, "C.2", "D.2").Later();

        Assert.Equal("CD", story.Only.Root.Id);
        Assert.Equal(["C1 AtRisk"], Story.Circuits(story.Only));
        var customer = Assert.Single(story.Only.Impact.Customers);
        Assert.Equal(("Bank", "am-Bank", ServiceState.AtRisk, 1, 5, true, true), (customer.Customer, customer.AccountManager, customer.State, customer.Circuits, customer.Stars, customer.IsKeyAccount, customer.IsPremier));
    }

    [Fact]
    public void A_cut_cable_takes_down_what_has_no_other_way()
    {
        var story = new Story(TwoWays()).Down(0, "A.c1.1", "B.1", "A.c1.2", "E.1").Down(1.5, "A.peerE", "E.peerA").Later();

        Assert.Equal("west", story.Only.Root.Id);
        Assert.Equal(["C1 AtRisk", "C2 Down", "C3 Down", "C4 Down"], Story.Circuits(story.Only));
        Assert.Equal(["Bank Down 2", "School Down 2"], story.Only.Impact.Customers.Select(c => $"{c.Customer} {c.State} {c.Circuits}"));
        Assert.Equal(1, story.Only.Priority);
    }

    [Fact]
    public void Both_ways_lost_to_two_faults_is_an_outage_in_both_and_each_says_so()
    {
        var story = new Story(TwoWays()).Down(0, "A.c2.1", "C.1").At(200).Down(200, "B.2", "D.1").Later();

        Assert.Equal(["AC", "BD"], story.Open.Select(f => f.Root.Id));
        Assert.All(story.Open, f => Assert.Equal(["C1 Down"], Story.Circuits(f)));
        Assert.Contains(story.Told, c => c.Kind == FaultChangeKind.ImpactChanged && c.Fault.Id == "f1");
        Assert.Equal(story.Open[1].Impact.Circuits[0].Since, story.Open[0].Impact.Circuits[0].Since);

        story.Up(400, "B.2", "D.1");

        Assert.Equal(["C1 AtRisk"], Story.Circuits(story.Only));
        Assert.Equal(Some.At(400), story.Only.Impact.Circuits[0].Since);
    }

    // The link from B to C is not in the inventory; the paths over it leave at B and go on at C.
    private static NetworkSketch Gap(params string[] further) => further.Aggregate(
        new NetworkSketch().Site("SA", "A").Site("SB", "B").Site("SC", "C").Site("SD", "D")
            .Link("AB", "A.1", "B.1", "west").Link("CD", "C.2", "D.1", "east").Part("B.2").Part("C.1").Part("B.Loopback0").Part("D.9")
            .Circuit("C1", "Bank", ["AB CD D.9"]).Circuit("C2", "School", ["AB"]),
        (network, part) => network.Part(part));

    [Fact]
    public void A_port_that_the_inventory_links_to_nothing_breaks_the_paths_that_lack_a_link_there()
    {
        var story = new Story(Gap()).Down(0, "B.2").Later();

        Assert.Equal("B.2", story.Only.Root.Id);
        Assert.Equal(["C1 Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void Where_several_ports_could_be_the_missing_link_the_circuit_is_told_as_impaired_and_not_hidden() =>
        Assert.Equal(["C1 Degraded"], Story.Circuits(new Story(Gap("B.3")).Down(0, "B.2").Later().Only));

    [Fact]
    public void A_device_with_many_ports_to_nowhere_says_nothing_about_what_the_inventory_lacks() =>
        Assert.Empty(Story.Circuits(new Story(Gap("B.3", "B.4", "B.5", "B.6")).Down(0, "B.2").Later().Only));

    [Fact]
    public void A_resolved_fault_keeps_what_it_held()
    {
        var story = new Story(TwoWays()).Down(0, "A.c1.2", "E.1").Later().Up(300, "A.c1.2", "E.1");

        var fault = Assert.Single(story.Faults);
        Assert.Equal(FaultStatus.Resolved, fault.Status);
        Assert.Equal(["C2 Down", "C4 Down"], Story.Circuits(fault));
        Assert.Equal("School", fault.Impact.Customers[0].Customer);

        story.Do(301, new Assurance.Model.Operations.CommentFault("op", "f1", "spliced"));
        Assert.Equal(["C2 Down", "C4 Down"], Story.Circuits(story.Faults[0]));
    }

    [Fact]
    public void A_link_known_to_be_alive_on_a_cut_cable_keeps_its_circuits()
    {
        var network = TwoWays().Link("AF", "A.c1.3", "F.1", "west").Circuit("C6", "School", ["AF"]).Link("AG", "A.c1.4", "G.1", "west").Link("DG", "D.3", "G.2").Circuit("C7", "School", ["A.c1.4"]);
        var story = new Story(network).Down(0, "A.c1.1", "B.1", "A.c1.2", "E.1", "A.c1.3", "F.1");
        Assert.Equal(("west", true), (story.Only.Root.Id, Story.Circuits(story.Only).Contains("C7 Down")));

        story.Later();
        Assert.Equal("west", story.Only.Root.Id);
        Assert.DoesNotContain(story.Only.Impact.Circuits, c => c.Circuit == "C7");
        Assert.Contains(story.Only.Evidence, e => !e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceLinkSilent, "AG"));

        story.Up(story.Now + 1, "A.c1.3", "F.1");
        Assert.Equal("west", story.Only.Root.Id);
        Assert.DoesNotContain(story.Only.Impact.Circuits, c => c.Circuit == "C6");
        Assert.Contains(story.Only.Evidence.Concat(story.Told[^1].Fault.Evidence), e => e.Statement == Explanation.Of(ExplanationCodes.EvidenceLinkRestored, "AF"));
    }

    [Fact]
    public void A_site_without_power_breaks_what_it_carries_though_only_sessions_with_it_are_told_of()
    {
        var network = new NetworkSketch().Site("SA", "A").Site("SB", "B").Ups("U", "SB").Link("AB", "A.1", "B.1").Bgp("bgpAB", "A", "B", "AB").Circuit("C1", "Bank", ["AB"]);
        var story = new Story(network).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Down(20, "A.peerB").Later();

        Assert.Equal("SB", story.Only.Root.Id);
        Assert.Equal(["C1 Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void A_lost_session_breaks_only_what_is_routed_over_it()
    {
        var story = new Story(TwoWays()).Down(0, "A.peerE", "E.peerA").Later();

        Assert.Equal(["C4 Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void A_failed_card_takes_what_rides_on_it_even_before_its_ports_report()
    {
        var story = new Story(TwoWays()).Raise(0, "A.c1", Conditions.CardFailure).Later();

        Assert.Equal(["C1 AtRisk", "C2 Down", "C3 Down", "C4 Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void Errors_on_a_link_degrade_its_circuits()
    {
        var story = new Story(TwoWays()).Raise(0, "A.c1.2", "opticalPowerLow", ServiceEffect.Degradation, PerceivedSeverity.Minor).Later();

        Assert.Equal("A.c1.2", story.Only.Root.Id);
        Assert.Equal(["C2 Degraded", "C4 Degraded"], Story.Circuits(story.Only));
    }

    [Fact]
    public void A_site_on_battery_and_a_failed_fan_touch_no_circuit()
    {
        var story = new Story(TwoWays()).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Raise(0, "A", Conditions.FanFailure, ServiceEffect.None).Later();

        Assert.Equal(2, story.Open.Count);
        Assert.All(story.Open, f => Assert.True(f.Impact.IsNone));
    }

    [Fact]
    public void A_site_without_power_takes_all_its_devices()
    {
        var story = new Story(TwoWays()).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Down(60, "A.c1.1", "D.1").Later();

        Assert.Equal("SB", story.Only.Root.Id);
        Assert.Equal(["C1 AtRisk", "C3 Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void An_import_that_moves_a_circuit_moves_the_impact()
    {
        var story = new Story(TwoWays()).Down(0, "A.c1.2", "E.1").Later();
        story.Import(200, TwoWays().Circuit("C2", "School", ["CD"]).Circuit("C8", "Bank", ["AE"]));

        Assert.Equal(["C4 Down", "C8 Down"], Story.Circuits(story.Only));
        Assert.Equal(Some.At(0), story.Only.Impact.Circuits[0].Since);
        Assert.Equal("AE", story.Only.Root.Id);
    }

    [Fact]
    public void The_same_inventory_once_more_changes_nothing()
    {
        var network = new NetworkSketch().Duct("duct", "west", "east").Link("L1", "A.1", "B.1", "west").Link("L2", "A.2", "B.2", "east")
            .Circuit("C1", "Bank", ["L1"]).Circuit("C2", "Bank", ["L2"]);
        var inventory = network.Build();
        var story = new Story(network).Import(0, inventory).Down(1, "A.1", "B.1").Import(2, inventory).Down(3, "A.2", "B.2").Later();

        Assert.Equal("duct", story.Only.Root.Id);
        Assert.Equal(["C1 Down", "C2 Down"], Story.Circuits(story.Only));
        Assert.Equal(2, Assert.Single(story.Only.Impact.Customers).Circuits);

        story.Up(200, "A.1", "B.1", "A.2", "B.2").Later();
        Assert.Empty(story.Open);
    }

    [Fact]
    public void A_flapping_interface_keeps_its_circuits_down_while_it_flaps()
    {
        var story = new Story(TwoWays()).Down(0, "A.c1.1")
            .Turn(10, "A.c1.1", AlarmChangeKind.FlappingStarted, a => a with { IsFlapping = true }).Later();

        Assert.Contains("C3 Down", Story.Circuits(story.Only));
    }

    [Fact]
    public void What_is_critical_on_a_premier_accounts_path_does_not_wait_to_settle()
    {
        NetworkSketch Network() => new NetworkSketch().Site("S1", "A").Site("S2", "B").Site("S3", "C").Link("L1", "A.1", "B.1").Link("L2", "B.2", "C.1")
            .Customer("Premier", classes: 2).Customer("Key").Circuit("C1", "Premier", ["L1"]).Circuit("C2", "Key", ["L2"]);

        var critical = new Story(Network()).Raise(0, "A.1", Conditions.LossOfSignal, severity: PerceivedSeverity.Critical);
        Assert.True(critical.Only.IsSettled);
        Assert.False(new Story(Network()).Raise(0, "A.1", Conditions.LinkDown).Only.IsSettled);
        Assert.False(new Story(Network()).Raise(0, "B.2", Conditions.LossOfSignal, severity: PerceivedSeverity.Critical).Only.IsSettled);

        // It stays so although the alarm turns out to be less.
        critical.Turn(1, "A.1", AlarmChangeKind.SeverityChanged, a => a with { Severity = PerceivedSeverity.Major });
        Assert.True(critical.Only.IsSettled);
    }
}
