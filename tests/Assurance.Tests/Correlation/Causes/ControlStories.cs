using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Devices that give no service without one that controls them, though their links stay up.</summary>
public sealed class ControlStories
{
    // A switch S with access points; their controller hangs on it as well.
    private static NetworkSketch Wireless() => new NetworkSketch()
        .Site("Room", "W").Link("SW", "S.1", "W.1").Link("P1", "S.2", "AP1.1").Link("P2", "S.3", "AP2.1").Link("P3", "S.4", "AP3.1").Link("P4", "S.5", "AP4.1").Link("ST", "S.6", "T.1")
        .Controls("W", "AP1", "AP2", "AP3", "AP4").Part("AP1.2").Part("AP4.2").Circuit("wireless", "K", ["AP1.2 P1"]).Circuit("other", "K", ["AP4.2 P4"]).Circuit("wired", "K", ["SW"]);

    private static Story Out(NetworkSketch network, double at, params string[] devices) =>
        devices.Aggregate(new Story(network), (story, device) => story.Raise(at, device, Conditions.DeviceUnreachable));

    [Fact]
    public void What_it_controls_is_out_with_it_the_circuits_over_that_too()
    {
        var story = Out(Wireless(), 0, "AP1", "AP2", "AP3").Down(1, "S.1").Later();

        Assert.Equal(["device W: AP1 AP2 AP3 S.1"], story.Grouping());
        Assert.Equal(["other Down", "wired Down", "wireless Down"], Story.Circuits(story.Only));
        Assert.Contains(story.Only.Evidence, e => e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceUncontrolled, "3", "4"));
        Assert.Contains(story.Only.Alarms, a => a.Reason == Explanation.Of(ExplanationCodes.AlarmUncontrolled, "AP1", "W"));
    }

    [Fact]
    public void Alone_they_tell_of_it_if_nobody_hears_it()
    {
        var story = Out(Wireless(), 0, "AP1", "AP2", "AP3", "AP4").Later();

        Assert.Equal(["device W: AP1 AP2 AP3 AP4"], story.Grouping());
        Assert.Equal(Explanation.Of(ExplanationCodes.CauseUncontrolled, "W", "4", "4"), story.Only.Reason);
        Assert.Contains("wireless Down", Story.Circuits(story.Only));
    }

    [Fact]
    public void One_that_is_out_by_itself_is_its_own_cause()
    {
        var story = Out(Wireless(), 0, "AP1").Says(20, "W").Later();

        Assert.Equal(["device AP1: AP1"], story.Grouping());
        Assert.Equal(["wireless Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void The_links_of_what_it_controls_stay_up_and_nobody_is_expected_to_tell_of_them()
    {
        var story = new Story(Wireless()).Down(0, "S.1").Raise(1, "W", Conditions.DeviceUnreachable).Later();

        Assert.Equal("W", story.Only.Root.Id);
        Assert.DoesNotContain(story.Only.Evidence, e => e.Statement.Code == ExplanationCodes.EvidenceLinkSilent);
        Assert.Contains("wireless Down", Story.Circuits(story.Only));
    }

    [Fact]
    public void The_power_of_its_site_is_the_cause_where_that_is_told()
    {
        var network = Wireless().Ups("U", "Room");
        var story = new Story(network).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Raise(60, "AP1", Conditions.DeviceUnreachable).Raise(60, "AP2", Conditions.DeviceUnreachable).Later();

        Assert.Equal("Room", story.Only.Root.Id);
        Assert.Contains("wireless Down", Story.Circuits(story.Only));
    }

    // A second controller in a room of its own, on the same switch.
    private static NetworkSketch Redundant() => Wireless().Site("Hall", "X").Link("SX", "S.7", "X.1").Controls("X", "AP1", "AP2", "AP3", "AP4");

    [Fact]
    public void While_another_controller_is_left_what_they_control_goes_on()
    {
        var story = new Story(Redundant()).Down(0, "S.1").Raise(1, "W", Conditions.DeviceUnreachable).Later();

        Assert.Equal(["wired Down"], Story.Circuits(story.Only));
        Assert.DoesNotContain(story.Only.Evidence, e => e.Statement.Code == ExplanationCodes.EvidenceUncontrolled);
    }

    [Fact]
    public void What_is_out_all_the_same_is_so_for_another_reason()
    {
        var story = Out(Redundant(), 0, "AP1").Down(1, "S.1").Raise(2, "W", Conditions.DeviceUnreachable).Later();

        Assert.Equal(["device AP1: AP1", "device W: S.1 W"], story.Grouping());
    }

    [Fact]
    public void Once_all_controllers_are_gone_it_is_out_though_they_are_two_faults()
    {
        var story = new Story(Redundant()).Down(0, "S.1").Raise(1, "W", Conditions.DeviceUnreachable).Down(300, "S.7").Raise(301, "X", Conditions.DeviceUnreachable).Later();

        Assert.Equal(["device W: S.1 W", "device X: S.7 X"], story.Grouping());
        Assert.All(story.Open, f => Assert.Contains("wireless Down", Story.Circuits(f)));

        story.Up(story.Now + 1, "S.7", "X").Later();

        Assert.Equal(["wired Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void What_may_have_lost_the_last_of_its_controllers_is_in_doubt_for_as_long_as_that_would_be_the_last()
    {
        var network = Wireless().Site("Nook", "Y").Site("Hall", "X").Link("SY", "S.7", "Y.1").Link("YX", "Y.2", "X.1").Controls("X", "AP1", "AP2", "AP3", "AP4");
        var story = new Story(network).Down(0, "S.7").Later();

        Assert.Contains(story.Only.DoubtedElements, e => e.Id is "Y" or "Nook");
        Assert.Empty(Story.Circuits(story.Only));

        story.Down(story.Now + 1, "S.1").Raise(story.Now + 1, "W", Conditions.DeviceUnreachable).Later();

        Assert.Equal(["other Degraded", "wireless Degraded"], Story.Circuits(story.Open.Single(f => f.Root.Id != "W")));

        story.Up(story.Now + 1, "S.1", "W").Later();

        Assert.Empty(Story.Circuits(story.Only));
    }

    [Fact]
    public void A_site_that_holds_all_controllers_takes_what_they_control_with_it()
    {
        var network = Wireless().Device("X", "Room").Link("SX", "S.7", "X.1").Controls("X", "AP1", "AP2", "AP3", "AP4").Ups("U", "Room");
        var story = new Story(network).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Down(60, "S.1", "S.7").Raise(60, "AP1", Conditions.DeviceUnreachable).Later();

        Assert.Equal("Room", story.Only.Root.Id);
        Assert.Contains("wireless Down", Story.Circuits(story.Only));
    }
}
