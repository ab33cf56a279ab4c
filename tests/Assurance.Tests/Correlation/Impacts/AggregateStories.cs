using Assurance.Model.Alarms;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Impacts;

/// <summary>A link aggregate that loses members is impaired until the last one goes.</summary>
public sealed class AggregateStories
{
    // Two members on cables of their own, in one duct; C2 has a second way over C.
    private static NetworkSketch Bundle() => new NetworkSketch()
        .Site("SA", "A").Site("SB", "B").Site("SC", "C")
        .Link("M1", "A.1", "B.1", "west").Link("M2", "A.2", "B.2", "east").Duct("duct", "west", "east")
        .Aggregate("AB", "A.9", "B.9", "M1", "M2")
        .Link("AC", "A.3", "C.1").Link("CB", "C.2", "B.3")
        .Circuit("C1", "Bank", ["AB"]).Circuit("C2", "School", ["AB", "AC CB"]);

    [Fact]
    public void A_member_lost_impairs_what_the_aggregate_carries_and_breaks_nothing()
    {
        var story = new Story(Bundle()).Down(0, "A.1", "B.1").Later();

        Assert.Equal("M1", story.Only.Root.Id);
        Assert.Equal(["C1 Degraded", "C2 Degraded"], Story.Circuits(story.Only));
        Assert.Equal(["Bank", "School"], story.Only.Impact.Customers.Select(c => c.Customer));
    }

    [Fact]
    public void The_last_member_lost_is_an_outage_in_both_faults_and_the_first_back_ends_it()
    {
        var story = new Story(Bundle()).Down(0, "A.1", "B.1").At(200).Down(200, "A.2", "B.2", "A.9", "B.9").Later();

        Assert.Equal(["M1", "M2"], story.Open.Select(f => f.Root.Id));
        Assert.All(story.Open, f => Assert.Equal(["C1 Down", "C2 AtRisk"], Story.Circuits(f)));

        story.Up(400, "A.1", "B.1", "A.9", "B.9").Later();

        Assert.Equal("M2", story.Only.Root.Id);
        Assert.Equal(["C1 Degraded", "C2 Degraded"], Story.Circuits(story.Only));
    }

    [Fact]
    public void What_takes_all_members_at_once_breaks_the_aggregate()
    {
        var story = new Story(Bundle()).Down(0, "A.1", "B.1", "A.2", "B.2", "A.9", "B.9").Later();

        Assert.Equal("duct", story.Only.Root.Id);
        Assert.Equal(["C1 Down", "C2 AtRisk"], Story.Circuits(story.Only));
    }

    [Fact]
    public void What_breaks_nothing_afterwards_impairs_nothing_of_it()
    {
        var story = new Story(Bundle()).Down(0, "A.1", "B.1").Later().Raise(300, "C", Conditions.FanFailure, ServiceEffect.None, type: EventType.Equipment).Later();

        Assert.Empty(Story.Circuits(story.Open[1]));
    }

    [Fact]
    public void An_aggregate_that_says_it_is_out_is_whatever_should_be_left_of_it()
    {
        var story = new Story(Bundle()).Down(0, "A.1", "B.1").Down(1, "A.9", "B.9").Later();

        Assert.Contains("C1 Down", Story.Circuits(story.Open[0]));
    }
}
