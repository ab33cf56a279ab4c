using Assurance.Correlation.Stages.Correlation;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Networks of a few dozen devices: unrelated alarms meet every fault, and one fault may part half of the network from the rest.</summary>
public sealed class SmallNetworkStories
{
    // Two rings that share X; whoever listens sits on the smaller one.
    private static NetworkSketch TwoRings() => new NetworkSketch()
        .Link("HX", "H1.1", "X.1").Link("HH", "H1.2", "H2.1").Link("HY", "H2.2", "X.2")
        .Link("XF", "X.3", "F1.1").Link("F12", "F1.2", "F2.1").Link("F23", "F2.2", "F3.1").Link("F34", "F3.2", "F4.1").Link("F4X", "F4.2", "X.4");

    [Fact]
    public void A_device_whose_loss_parts_the_larger_half_is_the_cause_though_only_the_smaller_half_is_heard()
    {
        var story = new Story(TwoRings()).Down(0, "H1.1").Down(0.4, "H2.2").Later();

        Assert.Equal(["device X: H1.1 H2.2"], story.Grouping());
    }

    // Everything beyond D is heard through it alone.
    private static NetworkSketch Tree() => new NetworkSketch()
        .Link("UV", "U.1", "V.1").Link("UW", "U.2", "W.1").Link("VW", "V.2", "W.2").Link("UD", "U.3", "D.1").Link("DX", "D.2", "X.1").Link("DY", "D.3", "Y.1")
        .Circuit("through", "K", ["UD DX"]).Circuit("behind", "K", ["DX DY"]).Circuit("elsewhere", "K", ["UV"]);

    [Fact]
    public void Behind_a_device_that_nobody_hears_circuits_are_told_as_impaired_rather_than_hidden()
    {
        var story = new Story(Tree()).Down(0, "U.3").At(5);
        Assert.Equal("UD", story.Only.Root.Id);
        Assert.Equal(["through Down"], Story.Circuits(story.Only));

        story.Later();

        Assert.Equal("UD", story.Only.Root.Id);
        Assert.Equal(["behind Degraded", "through Down"], Story.Circuits(story.Only));
        Assert.Contains(story.Only.Evidence, e => !e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceMayBeDead, "D"));
    }

    [Fact]
    public void Where_somebody_behind_it_is_heard_only_what_is_lost_is_told()
    {
        var story = new Story(Tree()).Down(0, "U.3", "D.1").Says(20, "D").Says(25, "X").Later();

        Assert.Equal(["through Down"], Story.Circuits(story.Only));
    }

    [Fact]
    public void Where_both_halves_are_heard_the_silence_of_one_end_counts()
    {
        // F4 is heard, so the two ends on F1 and F4 would have told of X.
        var story = new Story(TwoRings()).Down(0, "H1.1", "X.1").Down(0.4, "F4.1", "F3.2").Later();

        Assert.Equal(["ethernet F34: F3.2 F4.1", "ethernet HX: H1.1 X.1"], story.Grouping());
    }

    [Fact]
    public void A_fan_and_a_temperature_are_no_sign_that_their_device_broke()
    {
        var story = new Story(TwoRings()).Raise(0, "F2", Conditions.FanFailure, ServiceEffect.None).Raise(1, "F2", Conditions.HighTemperature, ServiceEffect.None)
            .Down(20, "F2.1", "F1.2").Later();

        Assert.Equal(["device F2: F2", "device F2: F2", "ethernet F12: F1.2 F2.1"], story.Grouping());
    }

    [Fact]
    public void A_site_whose_mains_failed_is_what_its_neighbour_lost()
    {
        var network = TwoRings().Site("SF2", "F2").Ups("U", "SF2");
        var story = new Story(network).Raise(0, "U", Conditions.MainsFailure, ServiceEffect.None).Down(40, "F1.2").Later();

        Assert.Equal("SF2", story.Only.Root.Id);
    }

    [Fact]
    public void Several_small_causes_take_the_place_of_a_large_one_though_a_middling_one_saves_more()
    {
        int[][] explained = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10]];
        int[] scores = [-20_700, -17_000, -4_930, -4_930, -5_000];

        Assert.Equal([2, 3, 4], new CoverProblem(explained, scores, 11).Solve().Order());
    }

    [Fact]
    public void One_cause_takes_the_place_of_two_that_were_chosen_apart()
    {
        // The card of the device between is what saves most at first.
        int[][] explained = [[0, 1, 2, 3, 4, 5, 6], [0, 1], [2, 3, 4, 5, 6], [7, 8, 9], [0, 1, 7, 8, 9]];
        int[] scores = [-11_000, -5_340, -4_930, -5_340, -6_200];

        Assert.Equal([2, 4], new CoverProblem(explained, scores, 10).Solve().Order());
    }
}
