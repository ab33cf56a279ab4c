using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;
using Assurance.Tests.Support;
using static Assurance.Model.Faults.ExplanationCodes;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>What a person decides about a fault wins over the engine until they take it back.</summary>
public sealed class VerdictStories
{
    private static NetworkSketch Network() => new NetworkSketch()
        .Site("North", "A", "B").Site("South", "C", "D")
        .Link("L1", "A.c1.1", "C.c1.1", "cable1").Link("L2", "B.c1.1", "D.c1.1", "cable1").Link("L3", "A.c2.1", "D.c2.1", "cable2")
        .Link("L7", "A.c3.2", "B.c3.1").Link("L8", "C.c3.2", "D.c3.1");

    private static Fault Of(Story story, string id) => story.Faults.Single(f => f.Id == id);

    [Fact]
    public void Two_faults_merged_stay_one_under_the_first_ones_cause()
    {
        var story = new Story(Network()).Down(0, "A.c3.2", "B.c3.1").Down(5, "C.c3.2", "D.c3.1").Later();
        Assert.Equal(["ethernet L7: A.c3.2 B.c3.1", "ethernet L8: C.c3.2 D.c3.1"], story.Grouping());

        story.Do(story.Now, new MergeFaults("wang", "f1", ["f2"])).Later();

        var fault = story.Only;
        Assert.Equal(("f1", "L7", 1.0), (fault.Id, fault.Root.Id, fault.Confidence));
        Assert.Equal(Explanation.Of(CauseStated, "wang", "L7"), fault.Reason);
        Assert.Equal(["A.c3.2", "B.c3.1", "C.c3.2", "D.c3.1"], story.Objects(fault));
        Assert.Equal(("f1", FaultStatus.Merged), (Of(story, "f2").MergedInto, Of(story, "f2").Status));
        Assert.Contains(fault.Steps, s => s.What == Explanation.Of(StepTookOver, "f2") && s.User == "wang");
        Assert.Contains(Of(story, "f2").Steps, s => s.What == Explanation.Of(StepMergedInto, "f1") && s.User == "wang");
        // What the cause does not reach is broken as well, and the page says who put it there.
        Assert.Equal(["C.c3.2", "D.c3.1", "L7"], fault.BrokenElements.Select(b => b.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, fault.Alarms.Count(a => a.Reason.Code == AlarmStated));
        Assert.Equal(["f1 L7", "f2 L8"], fault.Verdict!.Before.Select(o => $"{o.Fault} {o.Root.Id}"));
    }

    [Fact]
    public void Alarms_split_off_stay_apart_though_the_engine_would_draw_them_back()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Later();
        Assert.Equal("cable1", story.Only.Root.Id);
        var ids = story.Only.Alarms.Where(a => story.Standing.Single(s => s.Id == a.Alarm).Object.Id is "B.c1.1" or "D.c1.1").Select(a => a.Alarm);

        story.Do(story.Now, new SplitFault("wang", "f1", [.. ids])).Later();

        Assert.Equal(["ethernet L1: A.c1.1 C.c1.1", "ethernet L2: B.c1.1 D.c1.1"], story.Grouping());
        Assert.Equal("L2", Of(story, "f2").Root.Id);
        Assert.Contains(Of(story, "f1").Steps, s => s.What == Explanation.Of(StepSplit, "2") && s.User == "wang");
        Assert.Contains(Of(story, "f2").Steps, s => s.What == Explanation.Of(StepSplitFrom, "f1") && s.User == "wang");

        // They come back as they were parted.
        story.Up(story.Now, "B.c1.1", "D.c1.1").Down(story.Now + 20, "B.c1.1", "D.c1.1").Later();
        Assert.Equal(["ethernet L1: A.c1.1 C.c1.1", "ethernet L2: B.c1.1 D.c1.1"], story.Grouping());

        story.Do(story.Now, new ReleaseFault("wang", "f2")).Later();
        Assert.Equal("cable1", story.Only.Root.Id);
        Assert.Null(story.Only.Verdict);
    }

    [Fact]
    public void A_cause_named_takes_what_comes_of_it_later()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1");
        Assert.Equal("L1", story.Only.Root.Id);

        story.Do(2, new RerootFault("wang", "f1", new EntityRef("cable1", "cable", "cable1"))).At(4);
        Assert.Equal(("cable1", 1.0, Explanation.Of(CauseStated, "wang", "cable1")), (story.Only.Root.Id, story.Only.Confidence, story.Only.Reason));
        Assert.Contains(story.Only.Steps, s => s.What == Explanation.Of(StepRerooted, "L1", "cable1") && s.User == "wang");

        story.Down(8, "D.c1.1").Down(600, "A.c2.1", "D.c2.1").Later();
        Assert.Equal(["cable cable1: A.c1.1 C.c1.1 D.c1.1", "ethernet L3: A.c2.1 D.c2.1"], story.Grouping());

        // The inventory changes: the word stands.
        story.Import(story.Now, Network().Link("L9", "B.c4.1", "C.c4.1")).Later();
        Assert.Equal("cable1", Of(story, "f1").Root.Id);
    }

    [Fact]
    public void A_held_fault_is_resolved_with_its_last_alarm_and_comes_back_as_it_was_held()
    {
        var story = new Story(Network()).Down(0, "A.c3.2", "B.c3.1").Down(5, "C.c3.2", "D.c3.1").Later().Do(200, new MergeFaults("wang", "f1", ["f2"]));
        story.Up(300, "A.c3.2", "B.c3.1", "C.c3.2").At(500);
        Assert.Equal("f1", story.Only.Id);
        story.Up(600, "D.c3.1");
        Assert.Empty(story.Open);
        story.Later();

        story.Down(story.Now, "D.c3.1");
        Assert.Equal("f1", story.Only.Id);
    }

    [Fact]
    public void What_no_longer_applies_changes_nothing()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1").Later();
        var told = story.Told.Count;
        story.Do(story.Now, new MergeFaults("w", "f1", ["f1", "f9"])).Do(story.Now, new MergeFaults("w", "f9", ["f1"]))
            .Do(story.Now, new SplitFault("w", "f1", [.. story.Only.Alarms.Select(a => a.Alarm)])).Do(story.Now, new SplitFault("w", "f1", ["a99"]))
            .Do(story.Now, new RerootFault("w", "f1", new EntityRef("nowhere", "site", "x"))).Do(story.Now, new ReleaseFault("w", "f1"));

        Assert.Equal(told, story.Told.Count);
        Assert.Null(story.Only.Verdict);
    }

    [Fact]
    public void A_late_alarm_of_lesser_weight_does_not_undo_the_word()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Later()
            .Do(200, new RerootFault("wang", "f1", new EntityRef("A", "device", "A"))).Later().Raise(400, "A.c2", Conditions.CardFailure);

        Assert.Equal(["A"], story.Faults.Where(f => f.Id == "f1").Select(f => f.Root.Id));
    }
}
