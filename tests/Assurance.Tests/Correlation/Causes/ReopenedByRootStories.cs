using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>A fault that comes back by other alarms of the same cause.</summary>
public sealed class ReopenedByRootStories
{
    [Fact]
    public void The_alarms_it_ended_with_take_no_part_any_more()
    {
        var network = new NetworkSketch().Site("S1", "A").Site("S2", "B").Link("L1", "A.c1.1", "B.c1.1").Link("L2", "A.c1.2", "B.c1.2");
        // A session with a peer that the inventory lacks explains itself by its own key.
        var story = new Story(network).Raise(0, "A.c1", Conditions.CardFailure).Down(0, "A.c1.1", "B.c1.1").Raise(1, "A", Conditions.OspfNeighborDown, address: "192.0.2.77").Later();
        story.Up(300, "A.c1.1", "B.c1.1").Up(300, "A.c1").Up(300, "A").At(420);
        Assert.Empty(story.Open);

        story.Down(430, "A.c1.2", "B.c1.2").Raise(431, "A.c1", Conditions.CardFailure).Later().At(700).Down(710, "A.c1.1").Later();

        Assert.Contains(story.Open, f => f.Root.Id == "A.c1");
        Assert.All(story.Open.SelectMany(f => f.Alarms), a => Assert.NotEqual("", a.Alarm));
    }

    [Fact]
    public void A_fault_that_came_back_is_not_forgotten_though_thousands_ended_since_it_ended_first()
    {
        string[] others = [.. Enumerable.Range(0, 10_050).Select(i => $"O{i}")];
        var network = new NetworkSketch().Site("S1", "A").Site("S2", "B").Site("S3", others).Link("L1", "A.c1.1", "B.c1.1");
        var story = new Story(network).Down(0, "A.c1.1", "B.c1.1").At(5).Up(10, "A.c1.1", "B.c1.1").At(20).Down(60, "A.c1.1").At(70);
        var fault = story.Only;
        Assert.Contains(story.Told, t => t.Kind == FaultChangeKind.Reopened);
        for (var i = 0; i < others.Length; i++)
        {
            story.Raise(100 + i * 0.1, others[i], Conditions.HighTemperature, ServiceEffect.None).Up(100 + i * 0.1, others[i]);
        }

        // Its alarm is considered again, with another that came half an hour later.
        story.Down(2000, "B.c1.1").At(2100);
        Assert.Contains(story.Open, f => f.Id == fault.Id);
        story.Up(2200, "A.c1.1", "B.c1.1").At(2300);
        Assert.Empty(story.Open);
        Assert.Equal(FaultStatus.Resolved, story.Faults.Single(f => f.Id == fault.Id).Status);
    }
}
