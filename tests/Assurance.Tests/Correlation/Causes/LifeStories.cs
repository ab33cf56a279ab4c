using Assurance.Correlation;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;
using Assurance.Tests.Support;
using static Assurance.Model.Faults.ExplanationCodes;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>How faults live: opened, regrouped, settled, merged, split, resolved, reopened, followed by others.</summary>
public sealed class LifeStories
{
    private static NetworkSketch Network() => new NetworkSketch()
        .Site("North", "A", "B").Site("South", "C", "D")
        .Link("L1", "A.c1.1", "C.c1.1", "cable1").Link("L2", "B.c1.1", "D.c1.1", "cable1").Link("L3", "A.c2.1", "D.c2.1", "cable2")
        .Link("L7", "A.c3.2", "B.c3.1").Link("L8", "C.c3.2", "D.c3.1").Bgp("bgp1", "A", "C", "L1");

    private static IEnumerable<FaultChangeKind> Kinds(Story story, string fault) => story.Told.Where(c => c.Fault.Id == fault).Select(c => c.Kind);

    [Fact]
    public void The_cause_that_comes_late_takes_the_fault_over_and_says_so()
    {
        var story = new Story(Network()).Down(0, "A.c1.1").Down(1, "C.c1.1").Down(2, "B.c1.1", "D.c1.1");

        Assert.Equal("f1", story.Only.Id);
        Assert.Equal([StepOpened, StepRerooted, StepRerooted], story.Only.Steps.Select(s => s.What.Code).Distinct().Take(2).Append(StepRerooted));
        Assert.Equal(Explanation.Of(StepRerooted, "L1", "cable1"), story.Only.Steps.Last(s => s.What.Code == StepRerooted).What);
        Assert.Equal(FaultChangeKind.Opened, Kinds(story, "f1").First());
        Assert.Contains(FaultChangeKind.Regrouped, Kinds(story, "f1"));
    }

    [Fact]
    public void Two_that_turn_out_to_be_one_are_merged_into_the_older()
    {
        var story = new Story(Network()).Down(0, "A.peerC").Raise(15, "D.c1.1", Conditions.OspfNeighborDown).Down(16, "B.c1.1", "D.c1.1", "A.c1.1", "C.c1.1").Later();

        Assert.Equal(("f1", "cable1"), (story.Only.Id, story.Only.Root.Id));
        var merged = Assert.Single(story.Faults, f => f.Status == FaultStatus.Merged);
        Assert.Equal(("f2", "f1"), (merged.Id, merged.MergedInto));
        Assert.Contains(story.Only.Steps, s => s.What == Explanation.Of(StepTookOver, "f2"));
        Assert.Contains(merged.Steps, s => s.What == Explanation.Of(StepMergedInto, "f1"));
        // The survivor has the alarms before the other gives them up.
        var end = story.Told.FindIndex(c => c.Kind == FaultChangeKind.Merged);
        Assert.Contains(story.Told.Take(end), c => c.Fault.Id == "f1" && c.Fault.Alarms.Length > 2);
    }

    [Fact]
    public void It_is_settled_with_the_first_of_its_alarms()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1");
        Assert.False(story.Only.IsSettled);
        story.Settle(5, "C.c1.1").Settle(5, "A.c1.1");

        Assert.True(story.Only.IsSettled);
        Assert.Single(Kinds(story, "f1"), FaultChangeKind.Settled);
    }

    [Fact]
    public void It_is_resolved_when_the_last_alarm_clears_and_keeps_them_all()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Up(100, "A.c1.1", "C.c1.1", "B.c1.1");
        Assert.Equal("cable1", story.Only.Root.Id);
        story.Up(101, "D.c1.1");

        var fault = Assert.Single(story.Faults);
        Assert.Equal((FaultStatus.Resolved, Some.At(101), 4), (fault.Status, fault.ResolvedAt, fault.Alarms.Length));
        Assert.Equal(FaultChangeKind.Resolved, story.Told[^1].Kind);
    }

    [Fact]
    public void What_outlives_the_repair_is_a_cause_of_its_own_in_the_same_fault()
    {
        var story = new Story(Network()).Raise(0, "A.c1", Conditions.CardFailure).Down(0, "A.c1.1", "C.c1.1").Up(600, "A.c1");
        Assert.Equal("A.c1", story.Only.Root.Id);
        story.Later();

        Assert.Equal(("f1", "L1"), (story.Only.Id, story.Only.Root.Id));
        Assert.Contains(story.Only.Alarms, a => a.Reason.Code == AlarmEarlier && a.Role == AlarmRole.Symptom);
    }

    [Fact]
    public void It_comes_back_under_its_number_within_the_time_to_close()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Up(100, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Down(130, "D.c1.1");

        Assert.Equal(("f1", "cable1", FaultStatus.Open), (story.Only.Id, story.Only.Root.Id, story.Only.Status));
        Assert.Null(story.Only.ResolvedAt);
        Assert.Contains(FaultChangeKind.Reopened, Kinds(story, "f1"));
    }

    [Fact]
    public void Later_it_is_a_new_fault_that_knows_its_predecessors()
    {
        var story = new Story(Network(), new EngineOptions { CloseAfter = TimeSpan.FromMinutes(5) });
        for (var day = 0; day < 3; day++)
        {
            story.Down(day * 86_400, "A.c1.1", "C.c1.1").Up(day * 86_400 + 600, "A.c1.1", "C.c1.1");
        }

        Assert.Equal(["f1", "f2", "f3"], story.Faults.Select(f => f.Id));
        Assert.Equal(["f2", "f1"], story.Faults[2].Predecessors);
    }

    [Fact]
    public void A_flapping_interface_stands_in_one_fault()
    {
        var story = new Story(Network());
        for (var i = 0; i < 8; i++)
        {
            story.Down(i * 2, "A.c2.1").Up(i * 2 + 1, "A.c2.1");
        }

        story.Down(20, "A.c2.1").Turn(21, "A.c2.1", AlarmChangeKind.FlappingStarted, a => a with { IsFlapping = true });
        Assert.Equal("f1", Assert.Single(story.Faults).Id);
        Assert.Equal(FaultStatus.Open, story.Faults[0].Status);
        story.Up(200, "A.c2.1");
        Assert.Equal(FaultStatus.Resolved, story.Faults[0].Status);
    }

    [Fact]
    public void Planned_work_explains_a_fault_only_while_it_covers_all_that_stands()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1")
            .Turn(0, "A.c1.1", AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = "W1" });
        Assert.Null(story.Only.PlannedWork);
        story.Turn(0, "C.c1.1", AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = "W1" });
        Assert.Equal("W1", story.Only.PlannedWork);
        story.Turn(300, "A.c1.1", AlarmChangeKind.PlannedWorkEnded, a => a with { PlannedWork = null });

        Assert.Null(story.Only.PlannedWork);
        Assert.Equal([FaultChangeKind.PlannedWorkStarted, FaultChangeKind.PlannedWorkEnded], Kinds(story, "f1").Where(k => k is FaultChangeKind.PlannedWorkStarted or FaultChangeKind.PlannedWorkEnded));
    }

    [Fact]
    public void People_acknowledge_and_comment()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1").Do(1, new AcknowledgeFault("wang", "f1")).Do(2, new AcknowledgeFault("li", "f1"))
            .Do(3, new CommentFault("wang", "f1", "called the site")).Down(4, "A.peerC").Do(5, new UnacknowledgeFault("li", "f1")).Do(6, new AcknowledgeFault("li", "f9"));

        Assert.Equal([FaultChangeKind.Acknowledged, FaultChangeKind.Commented, FaultChangeKind.Unacknowledged], Kinds(story, "f1").Where(k => k is FaultChangeKind.Acknowledged or FaultChangeKind.Commented or FaultChangeKind.Unacknowledged));
        Assert.Equal(new Comment("wang", Some.At(3), "called the site"), Assert.Single(story.Only.Comments));
        Assert.Null(story.Only.Acknowledged);
        Assert.Equal(["wang", "wang", "li"], story.Only.Steps.Where(s => s.User.Length > 0).Select(s => s.User));
    }

    /// <summary>Two withdraw what they both saw, and its owner acknowledges anew between them.</summary>
    [Fact]
    public void A_withdrawal_of_an_acknowledgement_that_is_gone_leaves_the_next_one()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1").Do(1, new AcknowledgeFault("wang", "f1")).Do(2, new UnacknowledgeFault("li", "f1", Some.At(1)))
            .Do(3, new AcknowledgeFault("wang", "f1")).Do(4, new UnacknowledgeFault("zhang", "f1", Some.At(1)));

        Assert.Equal(new Acknowledgement("wang", Some.At(3)), story.Only.Acknowledged);
    }

    [Fact]
    public void Its_severity_is_the_worst_that_stands()
    {
        var story = new Story(Network()).Raise(0, "A.c1.1", Conditions.LinkDown, severity: PerceivedSeverity.Critical).Down(1, "C.c1.1");
        Assert.Equal(PerceivedSeverity.Critical, story.Only.Severity);
        story.Up(10, "A.c1.1");

        Assert.Equal(PerceivedSeverity.Major, story.Only.Severity);
    }

    [Fact]
    public void An_alarm_that_sinks_below_minor_leaves_and_the_last_one_closes_the_fault()
    {
        var story = new Story(Network()).Raise(0, "A", Conditions.FanFailure, ServiceEffect.None, PerceivedSeverity.Minor)
            .Turn(10, "A", AlarmChangeKind.SeverityChanged, a => a with { Severity = PerceivedSeverity.Warning });

        Assert.Equal(FaultStatus.Resolved, Assert.Single(story.Faults).Status);
    }

    [Fact]
    public void Errors_that_turn_into_an_outage_go_under_what_explains_it()
    {
        var story = new Story(Network()).Raise(0, "A.c1.1", "opticalPowerLow", ServiceEffect.Degradation, PerceivedSeverity.Minor)
            .Turn(10, "A.c1.1", AlarmChangeKind.SeverityChanged, a => a with { Severity = PerceivedSeverity.Major, Effect = ServiceEffect.Outage })
            .Down(11, "C.c1.1").Later();

        Assert.Equal(("f1", "L1"), (story.Only.Id, story.Only.Root.Id));
        Assert.Equal(["L1"], story.Only.BrokenElements.Select(e => e.Id));
    }

    [Fact]
    public void An_import_keeps_faults_and_names_their_causes_anew()
    {
        var story = new Story(Network()).Down(0, "A.c1.1", "C.c1.1", "A.c2.1", "D.c2.1").Later();
        Assert.Equal(["L1", "L3"], story.Open.Select(f => f.Root.Id).Order());
        story.Import(150, Network().Link("L3", "A.c2.1", "D.c2.1", "cable3").Link("L1", "A.c1.1", "C.c1.1", "cable3"));

        Assert.Equal(("f1", "cable3"), (story.Only.Id, story.Only.Root.Id));
    }
}
