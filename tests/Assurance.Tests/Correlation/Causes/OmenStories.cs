using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>What devices say before they fall silent or after tells a dead one from a lost link where all behind it is heard through it alone.</summary>
public sealed class OmenStories
{
    // Everything beyond D is heard through it alone; site Far has two devices.
    private static NetworkSketch Chain() => new NetworkSketch()
        .Site("Far", "E1", "E2")
        .Link("UV", "U.1", "V.1").Link("VD", "V.2", "D.1").Link("DE", "D.2", "E1.1").Link("EE", "E1.2", "E2.1").Link("EF", "E2.2", "F.1")
        .Circuit("behind", "K", ["DE"]).Circuit("through", "K", ["VD DE"]).Circuit("inner", "K", ["EE"]);

    private static Story Lost() => new Story(Chain()).Down(0, "V.2");

    [Fact]
    public void Without_a_word_of_it_the_link_is_named() => Assert.Equal("VD", Lost().Later().Only.Root.Id);

    [Fact]
    public void A_device_that_restarts_soon_after_was_what_died_and_its_circuits_were_down()
    {
        var story = Lost().Says(50, "D", Conditions.Restart).Later();

        Assert.Equal("D", story.Only.Root.Id);
        Assert.Contains("behind Down", Story.Circuits(story.Only));
        Assert.Contains(story.Only.Evidence, e => e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceRestart, "D"));
    }

    [Fact]
    public void One_that_restarts_hours_later_says_nothing_of_what_broke() =>
        Assert.Equal("VD", Lost().Says(7_200, "D", Conditions.Restart).Later().Only.Root.Id);

    [Fact]
    public void What_it_says_at_its_restart_of_links_that_stay_down_does_not_speak_for_its_life() =>
        Assert.Equal("D", Lost().Says(50, "D", Conditions.Restart).Down(52, "D.1", "D.2").Later().Only.Root.Id);

    [Fact]
    public void Its_last_word_that_the_power_fails_says_that_it_died()
    {
        var story = new Story(Chain()).Says(0, "D", Conditions.DyingGasp).Down(0.5, "V.2").Later();

        Assert.Equal("D", story.Only.Root.Id);
        Assert.Contains(story.Only.Evidence, e => e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceGasp, "D"));
    }

    [Fact]
    public void Its_last_word_that_comes_late_is_no_sign_of_life() =>
        Assert.Equal("D", Lost().Says(12, "D", Conditions.DyingGasp).Later().Only.Root.Id);

    [Fact]
    public void The_neighbour_that_got_the_last_word_speaks_for_it() =>
        Assert.Equal("D", new Story(Chain()).Says(0, "V.2", Conditions.DyingGasp).Down(0.5, "V.2").Later().Only.Root.Id);

    [Fact]
    public void A_last_word_got_on_a_port_with_several_behind_it_says_of_none_that_it_died()
    {
        var network = Chain().Link("VW", "V.2", "W.1");

        Assert.DoesNotContain(new Story(network).Says(0, "V.2", Conditions.DyingGasp).Down(0.5, "V.2").Later().Open, f => f.Root.Kind == "device");
    }

    [Fact]
    public void A_site_all_of_whose_devices_were_hot_switched_itself_off()
    {
        var story = new Story(Chain())
            .Raise(0, "E1", Conditions.HighTemperature, ServiceEffect.None).Raise(10, "E2", Conditions.HighTemperature, ServiceEffect.None)
            .Down(30, "D.2").Later();

        Assert.Equal(["site Far: D.2 E1 E2"], story.Grouping());
        Assert.Contains(story.Only.Evidence, e => e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceOverheated, "Site Far"));
    }

    [Fact]
    public void Where_its_devices_go_one_by_one_the_last_may_tell_of_the_first()
    {
        var story = new Story(Chain())
            .Raise(0, "E1", Conditions.HighTemperature, ServiceEffect.None).Raise(10, "E2", Conditions.HighTemperature, ServiceEffect.None)
            .Down(30, "E1.2").Raise(30.5, "E1.2", Conditions.OspfNeighborDown).Raise(31, "E1.2", Conditions.LdpSessionDown).Down(40, "D.2").Later();

        Assert.Equal("Far", story.Only.Root.Id);
    }

    [Fact]
    public void A_word_of_its_heat_that_comes_late_is_no_sign_of_life()
    {
        var story = new Story(Chain().Device("P", "Far").Link("EP", "E2.9", "P.1"))
            .Raise(0, "E1", Conditions.HighTemperature, ServiceEffect.None).Raise(10, "E2", Conditions.HighTemperature, ServiceEffect.None)
            .Down(30, "D.2").Raise(45, "P", Conditions.HighTemperature, ServiceEffect.None).Later();

        Assert.Equal(["site Far: D.2 E1 E2 P"], story.Grouping());
    }

    [Fact]
    public void Where_one_of_three_has_no_sensor_the_two_that_were_hot_speak_for_the_site()
    {
        var story = new Story(Chain().Device("P", "Far").Link("EP", "E2.9", "P.1"))
            .Raise(0, "E1", Conditions.HighTemperature, ServiceEffect.None).Raise(10, "E2", Conditions.HighTemperature, ServiceEffect.None)
            .Down(30, "D.2").Later();

        Assert.Equal("Far", story.Only.Root.Id);
    }

    [Fact]
    public void One_hot_device_of_two_says_nothing_of_the_site()
    {
        var story = new Story(Chain()).Raise(0, "E1", Conditions.HighTemperature, ServiceEffect.None).Down(30, "D.2").Later();

        Assert.Equal(["device E1: E1", "ethernet DE: D.2"], story.Grouping());
    }

    [Fact]
    public void Where_a_dead_device_parts_another_of_its_site_from_the_rest_the_site_may_be_dead()
    {
        var network = new NetworkSketch().Site("Near", "A", "B").Link("AX", "A.1", "X.1").Link("AY", "A.2", "Y.1").Link("XY", "X.2", "Y.2").Link("AB", "A.3", "B.1")
            .Part("B.2").Circuit("ending", "K", ["B.2"]).Circuit("through", "K", ["AX AY"]);
        var story = new Story(network).Down(0, "X.1", "Y.1").Later();

        Assert.Equal("A", story.Only.Root.Id);
        Assert.Contains("ending Degraded", Story.Circuits(story.Only));
    }

    [Fact]
    public void A_card_that_may_be_broken_instead_takes_into_doubt_what_ends_on_it_and_only_its_device_would_miss()
    {
        var network = new NetworkSketch().Link("HX", "H.c1.1", "X.1").Link("HY", "H.c2.1", "Y.1").Link("XY", "X.2", "Y.2").Part("H.c1.3").Circuit("ending", "K", ["H.c1.3 HY"]);
        var story = new Story(network).Down(0, "H.c1.1", "X.1").Later();

        Assert.Equal("HX", story.Only.Root.Id);
        Assert.Contains("ending Degraded", Story.Circuits(story.Only));
    }

    // All that a router at the edge has sits on one card, a feeder cable under two of its customers among that.
    [Fact]
    public void Who_would_be_cut_off_and_tells_all_the_same_does_not_say_that_the_rest_is_out_of_hearing()
    {
        var network = new NetworkSketch();
        foreach (var place in Enumerable.Range(1, 8))
        {
            network.Link($"R{place}", $"R{place}.1", $"R{place + 1}.2");
        }

        network.Link("up", "N.c1.1", "R1.3").Link("down", "N.c1.2", "R9.3").Link("D1", "N.c1.3", "C1.1", "feeder").Link("D2", "N.c1.4", "C2.1", "feeder")
            .Device("C1", role: "customer").Device("C2", role: "customer").Circuit("passing", "K", ["up down"]).Circuit("own", "K", ["D1 up"]);
        var story = new Story(network).Down(0, "N.c1.3", "N.c1.4", "C1.1").Later();

        Assert.Equal("feeder", story.Only.Root.Id);
        Assert.Equal(["own Down"], Story.Circuits(story.Only));
    }

    // One card holds all that N has; whatever breaks it parts N from the rest.
    [Fact]
    public void Who_tells_of_lost_sessions_is_heard_and_would_tell_of_its_interfaces()
    {
        var network = new NetworkSketch().Link("L1", "N.c1.1", "A.1").Link("L2", "N.c1.2", "B.1").Link("L3", "N.c1.3", "C.1").Link("L4", "N.c1.4", "D.1")
            .Link("AB", "A.2", "B.2").Link("CD", "C.2", "D.2").Link("BC", "B.3", "C.3").Bgp("s1", "N", "A", "L1").Bgp("s2", "N", "B", "L2");
        var story = new Story(network).Down(0, "N.c1.1", "N.peerA", "A.peerN").Down(16, "N.peerB", "B.peerN").Raise(16.5, "B.1", Conditions.OspfNeighborDown).Later();

        Assert.Equal(2, story.Open.Count);
        Assert.DoesNotContain(story.Open, f => f.Root.Kind == "card");
    }
}
