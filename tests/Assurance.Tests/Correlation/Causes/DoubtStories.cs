using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>What may be broken instead of what is named, and takes more with it: told as impaired rather than hidden, and no longer than it may be.</summary>
public sealed class DoubtStories
{
    private static NetworkSketch Ring() => new NetworkSketch()
        .Link("AB", "A.1", "B.1").Link("BC", "B.2", "C.1").Link("CD", "C.2", "D.1").Link("DE", "D.2", "E.1").Link("EA", "E.2", "A.2")
        .Circuit("over", "K", ["AB BC"]).Circuit("beyond", "K", ["CD"]).Circuit("elsewhere", "K", ["EA"]);

    [Fact]
    public void A_device_at_the_far_end_that_says_nothing_at_all_may_be_dead_though_nobody_else_tells_of_it()
    {
        var story = new Story(Ring()).Down(0, "B.2").Later();

        Assert.Equal("B.2", story.Only.Root.Id);
        Assert.Equal(["beyond Degraded", "over Down"], Story.Circuits(story.Only));
        Assert.Contains(story.Only.Evidence, e => e.Statement == Explanation.Of(ExplanationCodes.EvidenceMayBeDead, "C"));
    }

    [Fact]
    public void A_device_that_is_heard_meanwhile_is_not_in_doubt() =>
        Assert.Equal(["over Down"], Story.Circuits(new Story(Ring()).Down(0, "B.2").Says(20, "C").Later().Only));

    [Fact]
    public void Once_it_is_heard_the_doubt_is_over()
    {
        var story = new Story(Ring()).Down(0, "B.2").Later().Says(200, "C");

        Assert.Equal(["over Down"], Story.Circuits(story.Only));
        Assert.DoesNotContain(story.Only.Evidence, e => e.Statement.Code == ExplanationCodes.EvidenceMayBeDead);
    }

    [Fact]
    public void A_device_that_speaks_of_the_loss_itself_is_not_in_doubt() =>
        Assert.Equal(["over Down"], Story.Circuits(new Story(Ring()).Down(0, "B.2", "C.1").Later().Only));

    private static IEnumerable<string> MayBeDead(Fault fault) =>
        fault.Evidence.Where(e => e.Statement.Code == ExplanationCodes.EvidenceMayBeDead).Select(e => e.Statement.Arguments[0]);

    [Fact]
    public void A_site_says_no_more_than_the_one_device_it_holds() =>
        Assert.Equal(["C"], MayBeDead(new Story(Ring().Site("Place", "C")).Down(0, "B.2").Later().Only));

    [Fact]
    public void A_site_that_would_take_another_device_with_it_stands_for_both()
    {
        var network = Ring().Site("Place", "C", "F").Link("CF", "C.3", "F.1").Circuit("at F", "K", ["CF"]);
        var story = new Story(network).Down(0, "B.2").Later();

        Assert.Equal(["Site Place"], MayBeDead(story.Only));
        Assert.Equal(["at F Degraded", "beyond Degraded", "over Down"], Story.Circuits(story.Only));
    }

    // A hub with two leaves on one card; a circuit ends on a third port of the card.
    private static NetworkSketch Hub() => new NetworkSketch()
        .Link("HX", "H.c1.1", "X.1").Link("HY", "H.c1.2", "Y.1").Link("HU", "H.c2.1", "U.1").Link("HV", "H.c2.2", "V.1").Link("UV", "U.2", "V.2")
        .Part("H.c1.3").Circuit("ending", "K", ["H.c1.3 HU"]).Circuit("leaf", "K", ["HX HU"]);

    [Fact]
    public void A_card_that_may_stand_in_the_place_of_two_causes_takes_what_ends_on_it_into_doubt()
    {
        var story = new Story(Hub()).Down(0, "H.c1.1", "H.c1.2").Later();

        Assert.Equal(["HX", "HY"], story.Open.Select(f => f.Root.Id).Order());
        Assert.All(story.Open, f => Assert.Contains("ending Degraded", Story.Circuits(f)));
    }

    // One duct leads from a hub to two devices, with nothing but what lies behind them.
    private static NetworkSketch Fork() => new NetworkSketch()
        .Duct("duct", "cable1", "cable2")
        .Link("HX", "H.1", "X.1", "cable1").Link("HY", "H.2", "Y.1", "cable2").Link("XW", "X.2", "W.1").Link("YV", "Y.2", "V.1")
        .Link("HG", "H.3", "G.1").Link("GI", "G.2", "I.1").Link("IH", "I.2", "H.4")
        .Circuit("over", "K", ["HX"]).Circuit("behind X", "K", ["XW"]).Circuit("behind Y", "K", ["YV"]);

    [Fact]
    public void Instead_of_a_broken_duct_the_two_devices_it_leads_to_may_be_dead()
    {
        var story = new Story(Fork()).Down(0, "H.1", "H.2").Later();

        Assert.Equal("duct", story.Only.Root.Id);
        Assert.Equal(["behind X Degraded", "behind Y Degraded", "over Down"], Story.Circuits(story.Only));
        Assert.Equal(["X", "Y"], MayBeDead(story.Only));
    }

    [Fact]
    public void Neither_of_two_devices_is_in_doubt_that_is_heard_meanwhile() =>
        Assert.Equal(["behind Y Degraded", "over Down"], Story.Circuits(new Story(Fork()).Down(0, "H.1", "H.2").Says(20, "X").Later().Only));

    // One duct holds a cable of the heard ring and one of another that nobody hears.
    private static NetworkSketch TwoIslands() => new NetworkSketch()
        .Duct("duct", "cable1", "cable2")
        .Link("AB", "A.1", "B.1", "cable1").Link("BC", "B.2", "C.1", "cable3").Link("CA", "C.2", "A.2", "cable4")
        .Link("XY", "X.1", "Y.1", "cable2").Link("YZ", "Y.2", "Z.1", "cable5").Link("ZX", "Z.2", "X.2", "cable6")
        .Circuit("here", "K", ["AB"]).Circuit("there", "K", ["XY"]);

    [Fact]
    public void A_duct_that_also_leads_where_nobody_is_heard_takes_what_it_holds_there_into_doubt()
    {
        var story = new Story(TwoIslands()).Down(0, "A.1", "B.1").Later();

        Assert.Equal("AB", story.Only.Root.Id);
        Assert.Equal(["here Down", "there Degraded"], Story.Circuits(story.Only));
    }

    [Fact]
    public void Where_what_it_holds_there_is_one_of_two_members_of_an_aggregate_the_aggregate_is_in_doubt()
    {
        var network = new NetworkSketch()
            .Duct("duct", "cable1", "cable2")
            .Link("AB", "A.1", "B.1", "cable1").Link("BC", "B.2", "C.1", "cable3").Link("CA", "C.2", "A.2", "cable4")
            .Link("M1", "X.1", "Y.1", "cable2").Link("M2", "X.2", "Y.2", "cable5").Aggregate("XY", "X.9", "Y.9", "M1", "M2")
            .Circuit("here", "K", ["AB"]).Circuit("there", "K", ["XY"]);

        Assert.Equal(["here Down", "there Degraded"], Story.Circuits(new Story(network).Down(0, "A.1", "B.1").Later().Only));
    }

    [Fact]
    public void A_session_that_the_inventory_lacks_breaks_the_paths_that_name_it()
    {
        var network = new NetworkSketch().Link("L", "A.1", "C.1").Part("A.peerC").Part("C.peerA").Link("M", "C.2", "D.1")
            .Circuit("C1", "Bank", ["L bgp-A-C M"]).Circuit("C2", "School", ["L M"]);

        Assert.Equal(["C1 Down"], Story.Circuits(new Story(network).Down(0, "A.peerC").Later().Only));
    }

    [Fact]
    public void Where_the_inventory_knows_nothing_of_a_session_the_circuits_of_the_customers_router_are_in_doubt()
    {
        var network = new NetworkSketch().Device("C", role: "customer").Link("L", "A.1", "C.1").Link("M", "A.2", "D.1").Part("C.peerA")
            .Circuit("own", "Bank", ["L M"]).Circuit("other", "School", ["M"]);

        Assert.Equal(["own Degraded"], Story.Circuits(new Story(network).Down(0, "C.peerA").Later().Only));
    }

    [Fact]
    public void Equipment_that_stays_unwell_when_a_site_is_mended_is_a_fault_of_its_own()
    {
        var network = new NetworkSketch().Site("Hub", "H1", "H2").Site("Spoke", "P").Ups("U", "Spoke").Link("L1", "H1.1", "P.1").Link("L2", "H2.1", "P.2").Link("L3", "H1.2", "H2.2");
        var story = new Story(network).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Raise(30, "P", Conditions.FanFailure, ServiceEffect.None)
            .Down(60, "H1.1", "H2.1").Later();
        Assert.Equal("Spoke", story.Only.Root.Id);
        var first = story.Only.Id;

        story.Up(story.Now + 1, "H1.1", "H2.1", "U").Later();

        Assert.Equal(FaultStatus.Resolved, story.Faults.Single(f => f.Id == first).Status);
        Assert.Equal(["device P: P"], story.Grouping());
    }

    [Fact]
    public void So_it_is_where_the_mains_come_back_well_after_the_links()
    {
        var network = new NetworkSketch().Site("Hub", "H1", "H2").Site("Spoke", "P").Ups("U", "Spoke").Link("L1", "H1.1", "P.1").Link("L2", "H2.1", "P.2").Link("L3", "H1.2", "H2.2");
        var story = new Story(network).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Raise(30, "P", Conditions.FanFailure, ServiceEffect.None)
            .Down(60, "H1.1", "H2.1").Later();
        var first = story.Only.Id;

        story.Up(story.Now + 1, "H1.1", "H2.1").Later().Up(story.Now + 121, "U").Later();

        Assert.Equal(FaultStatus.Resolved, story.Faults.Single(f => f.Id == first).Status);
        Assert.Equal(["device P: P"], story.Grouping());
    }
}
