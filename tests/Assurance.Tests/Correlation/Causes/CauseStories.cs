using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using static Assurance.Model.Faults.ExplanationCodes;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Incident reports: what broke, who said what, what must be concluded.</summary>
public sealed class CauseStories
{
    // Two cables in one duct between two cities, two links on each; a third way over a hill.
    private static NetworkSketch TwoCities() => new NetworkSketch()
        .Site("North", "A", "B").Site("South", "C", "D").Site("Hill", "E")
        .Duct("duct", "cable1", "cable2")
        .Link("L1", "A.c1.1", "C.c1.1", "cable1").Link("L2", "B.c1.1", "D.c1.1", "cable1")
        .Link("L3", "A.c2.1", "D.c2.1", "cable2").Link("L4", "B.c2.1", "C.c2.1", "cable2")
        .Link("L5", "A.c3.1", "E.1", "cableN").Link("L6", "C.c3.1", "E.2", "cableS").Link("L7", "A.c3.2", "B.c3.1").Link("L8", "C.c3.2", "D.c3.1");

    [Fact]
    public void A_cable_whose_links_fail_at_both_ends_is_the_cause_though_no_alarm_names_it()
    {
        var story = new Story(TwoCities()).Down(0, "A.c1.1").Down(0.2, "C.c1.1").Down(0.4, "D.c1.1").Down(0.6, "B.c1.1");

        var fault = story.Only;
        Assert.Equal(("cable1", "cable"), (fault.Root.Id, fault.Root.Kind));
        Assert.True(fault.IsInferred);
        Assert.Equal("cableBroken", fault.Condition);
        Assert.Equal(Explanation.Of(CauseSharedCarrier, "cable1", "2", "2"), fault.Reason);
        Assert.Equal(4, fault.Alarms.Length);
        Assert.All(fault.Alarms, a => Assert.Equal(AlarmRole.Symptom, a.Role));
        Assert.Contains(fault.Alarms, a => a.Path.SequenceEqual(["cable1", "L1", "A.c1.1"]) && a.Reason == Explanation.Of(AlarmCarried, "A 1", "L1", "cable1"));

        fault = story.Later().Only;
        Assert.Equal("cable1", fault.Root.Id);
        Assert.True(fault.Confidence > 0.8, $"{fault.Confidence}");
    }

    [Fact]
    public void A_duct_is_the_cause_when_several_of_its_cables_fail()
    {
        var story = new Story(TwoCities()).Down(0, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Down(1, "A.c2.1", "D.c2.1", "B.c2.1", "C.c2.1").Later();

        Assert.Equal(["duct duct: A.c1.1 A.c2.1 B.c1.1 B.c2.1 C.c1.1 C.c2.1 D.c1.1 D.c2.1"], story.Grouping());
    }

    [Fact]
    public void One_link_of_a_cable_that_carries_others_is_the_link()
    {
        var story = new Story(TwoCities()).Down(0, "A.c1.1", "C.c1.1").Later();

        Assert.Equal("L1", story.Only.Root.Id);
        Assert.Equal(Explanation.Of(CauseBothEnds, "L1"), story.Only.Reason);
        Assert.True(story.Only.IsInferred);
    }

    [Fact]
    public void A_link_alone_on_its_cable_is_the_link_and_the_cable_the_runner_up()
    {
        var story = new Story(TwoCities()).Down(0, "A.c3.1", "E.1").Later();

        Assert.Equal("L5", story.Only.Root.Id);
        Assert.Equal("cableN", story.Only.Candidates[0].Resource.Id);
    }

    [Fact]
    public void Loss_at_one_end_only_is_that_interface()
    {
        var story = new Story(TwoCities()).Down(0, "A.c1.1").Later();

        Assert.Equal(("A.c1.1", "interface"), (story.Only.Root.Id, story.Only.Root.Kind));
        Assert.False(story.Only.IsInferred);
        Assert.Equal(AlarmRole.Root, story.Only.Alarms[0].Role);
        Assert.Equal(Explanation.Of(CauseOneEnd, "A 1", Conditions.LinkDown), story.Only.Reason);
    }

    // A router with two cards of three links each.
    private static NetworkSketch TwoCards()
    {
        var sketch = new NetworkSketch().Site("Centre", "R");
        for (var i = 1; i <= 3; i++)
        {
            sketch.Site($"S{i}", $"N{i}").Link($"L1{i}", $"R.c1.{i}", $"N{i}.1", $"cable1{i}").Link($"L2{i}", $"R.c2.{i}", $"N{i}.2", $"cable2{i}");
            sketch.Link($"M{i}", $"N{i}.3", $"N{i % 3 + 1}.4", $"ring{i}");
        }

        return sketch;
    }

    [Fact]
    public void A_card_that_says_it_failed_is_the_cause_of_its_ports_and_far_ends()
    {
        var story = new Story(TwoCards()).Down(0, "R.c1.1", "N1.1", "N2.1").Raise(0.5, "R.c1", Conditions.CardFailure).Down(1, "R.c1.2", "N3.1", "R.c1.3").Later();

        Assert.Equal(["card R.c1: N1.1 N2.1 N3.1 R.c1 R.c1.1 R.c1.2 R.c1.3"], story.Grouping());
        Assert.False(story.Only.IsInferred);
        Assert.Equal(Explanation.Of(CauseSeen, Conditions.CardFailure, "R c1", "6"), story.Only.Reason);
        Assert.Equal(AlarmRole.Root, story.Only.Alarms[0].Role);
        Assert.Equal(Conditions.CardFailure, story.Only.Condition);
    }

    [Fact]
    public void A_card_that_says_nothing_is_inferred_from_all_its_links()
    {
        var story = new Story(TwoCards()).Down(0, "R.c1.1", "N1.1", "N2.1", "R.c1.2", "N3.1", "R.c1.3").Later();

        Assert.Equal("R.c1", story.Only.Root.Id);
        Assert.True(story.Only.IsInferred);
        Assert.Equal(Explanation.Of(CauseCardSilent, "R c1", "3", "3"), story.Only.Reason);
    }

    [Fact]
    public void A_card_is_inferred_from_its_far_ends_alone_while_its_device_is_alive()
    {
        var story = new Story(TwoCards()).Down(0, "N1.1", "N2.1", "N3.1").Says(20, "R").Later();

        Assert.Equal("R.c1", story.Only.Root.Id);
    }

    [Fact]
    public void A_device_that_went_silent_is_inferred_from_its_neighbours()
    {
        var story = new Story(TwoCards()).Down(0, "N1.1", "N1.2", "N2.1").Down(0.7, "N2.2", "N3.1", "N3.2").Later();

        Assert.Equal(("R", "device"), (story.Only.Root.Id, story.Only.Root.Kind));
        Assert.True(story.Only.IsInferred);
        Assert.Equal("deviceDown", story.Only.Condition);
        Assert.Contains(story.Only.Evidence, e => e.Supports && e.Statement == Explanation.Of(EvidenceDeviceSilent, "R"));
    }

    [Fact]
    public void A_device_heard_after_the_onset_is_not_the_cause()
    {
        var story = new Story(TwoCards()).Down(0, "N1.1", "N1.2", "N2.1", "N2.2", "N3.1", "N3.2").Down(1, "R.c1.1", "R.c1.2", "R.c1.3", "R.c2.1", "R.c2.2", "R.c2.3").Later();

        Assert.DoesNotContain(story.Open, f => f.Root.Id == "R");
        Assert.Equal(["R.c1", "R.c2"], story.Open.Select(f => f.Root.Id));
    }

    private static NetworkSketch PoweredSite() => new NetworkSketch()
        .Site("Hub", "H1", "H2").Site("Spoke", "P", "Q").Ups("U", "Spoke")
        .Link("L1", "H1.1", "P.1", "c1").Link("L2", "H2.1", "P.2", "c2").Link("L3", "H1.2", "Q.1", "c3").Link("L4", "H2.2", "Q.2", "c4").Link("L5", "P.3", "Q.3")
        .Link("L6", "H1.3", "H2.3");

    [Fact]
    public void A_site_on_battery_is_a_fault_at_the_site_and_breaks_nothing()
    {
        var story = new Story(PoweredSite()).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Later();

        Assert.Equal(("Spoke", "site"), (story.Only.Root.Id, story.Only.Root.Kind));
        Assert.False(story.Only.IsInferred);
        Assert.Equal(Conditions.MainsFailure, story.Only.Condition);
        Assert.Equal(Explanation.Of(CauseSiteOnBattery, "Site Spoke"), story.Only.Reason);
        Assert.Empty(story.Only.BrokenElements);
    }

    [Fact]
    public void When_the_batteries_are_empty_the_silent_devices_are_put_down_to_the_site()
    {
        var story = new Story(PoweredSite()).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Down(3_600, "H1.1", "H2.1").Down(3_601, "H1.2", "H2.2").Later();

        var fault = story.Only;
        Assert.Equal("Spoke", fault.Root.Id);
        Assert.Equal("f1", fault.Id);
        Assert.Equal(Explanation.Of(CauseSitePower, "Site Spoke", "4", "4"), fault.Reason);
        Assert.Equal(["Spoke"], fault.BrokenElements.Select(e => e.Id));
        Assert.Equal("U", story.Objects(fault).Last());
    }

    [Fact]
    public void A_site_without_word_of_its_power_is_inferred_when_all_its_devices_are_silent()
    {
        var story = new Story(PoweredSite()).Down(0, "H1.1", "H2.1", "H1.2", "H2.2").Later();

        Assert.Equal("Spoke", story.Only.Root.Id);
        Assert.True(story.Only.IsInferred);
    }

    [Fact]
    public void A_card_that_says_it_failed_is_the_cause_though_its_word_says_nothing_of_service()
    {
        var network = new NetworkSketch().Link("HX", "H.c1.1", "X.1").Link("HY", "H.c1.2", "Y.1").Link("HU", "H.c2.1", "U.1");
        var story = new Story(network).Raise(0, "H.c1", Conditions.CardFailure, ServiceEffect.None).Down(1, "H.c1.1", "X.1", "H.c1.2", "Y.1").Later();

        Assert.Equal(["card H.c1: H.c1 H.c1.1 H.c1.2 X.1 Y.1"], story.Grouping());
    }

    // Access ports with circuits, of which nobody tells: makers leave them out of their traps, and people switch these off.
    private static NetworkSketch WithUserPorts()
    {
        var network = new NetworkSketch().Site("Room", "H", "X").Link("HX", "H.c1.1", "X.1").Link("HU", "H.c2.1", "U.1").Link("UV", "U.2", "V.1");
        for (var port = 2; port <= 5; port++) network.Part($"H.c1.{port}").Circuit($"user{port}", "K", [$"H.c1.{port} HU"]);
        return network;
    }

    [Fact]
    public void A_card_that_says_it_failed_takes_the_ports_with_it_of_which_nobody_tells()
    {
        var story = new Story(WithUserPorts()).Raise(0, "H.c1", Conditions.CardFailure).Down(1, "H.c1.1").Later();

        Assert.Equal(["card H.c1: H.c1 H.c1.1"], story.Grouping());
        Assert.Equal(["user2 Down", "user3 Down", "user4 Down", "user5 Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void While_it_says_nothing_their_silence_speaks_against_it()
    {
        var story = new Story(WithUserPorts()).Down(1, "H.c1.1").Later();

        Assert.Equal(["ethernet HX: H.c1.1"], story.Grouping());
    }

    [Fact]
    public void One_dead_device_at_a_site_on_battery_is_a_fault_of_its_own()
    {
        var story = new Story(PoweredSite()).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Down(20, "H1.1", "H2.1", "Q.3").Later();

        Assert.Equal(["Spoke", "P"], story.Open.Select(f => f.Root.Id));
    }

    private static NetworkSketch WithSessions() => TwoCities()
        .LinkOf("ip", "ip1", "A.c1.1", "C.c1.1", "L1").Bgp("bgp1", "A", "C", "ip1").Bgp("rr", "A", "D");

    [Fact]
    public void A_session_lost_at_both_ends_with_its_link_up_is_the_session()
    {
        var story = new Story(WithSessions()).Down(0, "A.peerC").Down(0.5, "C.peerA").Later();

        Assert.Equal(("bgp1", "bgp"), (story.Only.Root.Id, story.Only.Root.Kind));
        Assert.Equal(Explanation.Of(CauseSessionBothEnds, "bgp1"), story.Only.Reason);
        Assert.Equal(["bgp1"], story.Only.BrokenElements.Select(e => e.Id));
    }

    [Fact]
    public void A_session_lost_at_one_end_is_the_peer()
    {
        var story = new Story(WithSessions()).Down(0, "A.peerD").Later();

        Assert.Equal("A.peerD", story.Only.Root.Id);
        Assert.Equal(Explanation.Of(CauseSessionOneEnd, "A peerD"), story.Only.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sessions_over_a_failed_link_go_under_it_whichever_comes_first(bool sessionsFirst)
    {
        var story = new Story(WithSessions());
        _ = sessionsFirst
            ? story.Down(0, "A.peerC", "C.peerA").Raise(0.1, "A.c1.1", Conditions.OspfNeighborDown).Down(2, "A.c1.1", "C.c1.1")
            : story.Down(0, "A.c1.1", "C.c1.1").Raise(1, "A.c1.1", Conditions.OspfNeighborDown).Down(90, "A.peerC").Down(170, "C.peerA");
        story.Later();

        Assert.Equal(["ethernet L1: A.c1.1 A.peerC C.c1.1 C.peerA"], story.Grouping());
        Assert.Single(story.Faults, f => f.Status == FaultStatus.Open);
        Assert.Equal("f1", story.Only.Id);
        Assert.All(story.Faults.Skip(1), f => Assert.Equal((FaultStatus.Merged, "f1"), (f.Status, f.MergedInto)));
    }

    [Fact]
    public void A_session_known_by_address_alone_goes_under_the_link_that_leads_there()
    {
        var network = TwoCities().Address("C.c1.1", "10.0.0.2");
        var story = new Story(network).Raise(0, "A.unknown", Conditions.OspfNeighborDown, address: "10.0.0.2").Down(1, "A.c1.1", "C.c1.1").Later();

        Assert.Equal("L1", story.Only.Root.Id);
    }

    [Fact]
    public void Two_faults_at_once_stay_two()
    {
        var story = new Story(TwoCities().Link("X1", "X.1", "Y.1", "far").Link("X2", "X.2", "Z.1", "far2"))
            .Down(0, "A.c1.1").Down(0.1, "X.1").Down(0.2, "C.c1.1", "B.c1.1", "D.c1.1").Down(0.3, "Y.1").Later();

        Assert.Equal(["cable cable1: A.c1.1 B.c1.1 C.c1.1 D.c1.1", "ethernet X1: X.1 Y.1"], story.Grouping());
    }

    [Fact]
    public void Failures_hours_apart_on_one_cable_are_two()
    {
        var story = new Story(TwoCities()).Down(0, "A.c1.1", "C.c1.1").Down(7_200, "B.c1.1", "D.c1.1").Later();

        Assert.Equal(["L1", "L2"], story.Open.Select(f => f.Root.Id));
    }

    [Fact]
    public void An_unrelated_alarm_is_a_fault_of_its_own()
    {
        var story = new Story(TwoCities()).Down(0, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Raise(1, "A", Conditions.FanFailure, ServiceEffect.None, PerceivedSeverity.Minor).Later();

        Assert.Equal(["cable cable1: A.c1.1 B.c1.1 C.c1.1 D.c1.1", "device A: A"], story.Grouping());
    }

    [Fact]
    public void What_needs_no_work_opens_no_fault()
    {
        var story = new Story(TwoCities())
            .Raise(0, "A", Conditions.Unknown, ServiceEffect.None, PerceivedSeverity.Indeterminate)
            .Raise(1, "A", Conditions.HighTemperature, ServiceEffect.None, PerceivedSeverity.Warning)
            .Says(2, "A").Later();

        Assert.Empty(story.Faults);
    }

    [Fact]
    public void A_part_the_inventory_lacks_does_not_stand_for_its_whole_device()
    {
        var story = new Story(TwoCities()).Down(0, "A.GigabitEthernet9").Later();

        Assert.Equal(new EntityRef("A", "interface", "A GigabitEthernet9"), story.Only.Root);
        Assert.Empty(story.Only.BrokenElements);
    }
}
