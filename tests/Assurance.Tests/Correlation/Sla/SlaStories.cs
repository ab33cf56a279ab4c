using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Sla;

/// <summary>The clocks of agreements as faults come and go. March 2026 has 44,640 minutes; the tests' month is that of Shanghai.</summary>
public sealed class SlaStories
{
    private static NetworkSketch Network() => new NetworkSketch()
        .Link("L1", "A.1", "B.1", "c1").Link("L2", "A.2", "B.2", "c2")
        .Sla("gold", 99.9m, exclusions: "plannedWork", credits: [(99.9m, 10), (99.5m, 25)])
        .Customer("Bank", spend: 89_280)
        .Circuit("C1", "Bank", ["L1"], "gold").Circuit("C2", "Bank", ["L1", "L2"], "gold").Circuit("C3", "NoAgreement", ["L1"]);

    [Fact]
    public void An_outage_runs_the_clock_of_the_circuit_that_is_down()
    {
        var story = new Story(Network()).Down(0, "A.1", "B.1").Later().Do(1_800, new Assurance.Model.Operations.CommentFault("op", "f1", "on the way"));

        var exposure = Assert.Single(story.Only.Exposure);
        Assert.Equal(("Bank", "C1"), (exposure.Customer, exposure.Circuit));
        Assert.Equal(30, exposure.MinutesUsed, 9);
        Assert.Equal(14.64, exposure.MinutesLeft, 9);
        Assert.Equal(Some.At(44.64 * 60), exposure.NextThresholdAt);
        // 89,280 a month for two circuits, one of them down: 44,640 over 44,640 minutes.
        Assert.Equal((0m, 1m), (exposure.CostSoFar, exposure.CostPerMinute));

        story.Do(3_600, new Assurance.Model.Operations.CommentFault("op", "f1", "digging"));
        Assert.Equal(4_464m, story.Only.Exposure[0].CostSoFar);
        Assert.Equal(60, story.Ledger.Exposure(story.Only, Network().Build(), Some.At(3_600))[0].MinutesUsed, 9);
    }

    [Fact]
    public void Where_circuits_are_only_at_risk_the_clock_stands()
    {
        var story = new Story(Network()).Down(0, "A.2", "B.2").Later();

        var exposure = Assert.Single(story.Only.Exposure);
        Assert.Equal(("C2", 0d, (DateTimeOffset?)null, 0m), (exposure.Circuit, exposure.MinutesUsed, exposure.NextThresholdAt, exposure.CostPerMinute));
    }

    [Fact]
    public void Two_faults_on_one_circuit_count_once()
    {
        var story = new Story(Network().Circuit("C1", "Bank", ["L1 L2"], "gold")).Down(0, "A.1", "B.1").Down(600, "A.2", "B.2").Up(1_200, "A.1", "B.1").Up(1_800, "A.2", "B.2");

        Assert.Equal(30, story.Ledger.Position("C1", Network().Build(), Some.At(5_000))!.Value.MinutesUsed, 9);
        Assert.All(story.Faults, f => Assert.Equal(FaultStatus.Resolved, f.Status));
    }

    [Fact]
    public void A_circuit_down_by_two_faults_on_its_two_paths_counts_while_both_stand()
    {
        var story = new Story(Network()).Down(0, "A.2", "B.2").Down(600, "A.1", "B.1").Up(1_200, "A.2", "B.2").Up(1_800, "A.1", "B.1");

        Assert.Equal(10, story.Ledger.Position("C2", Network().Build(), Some.At(5_000))!.Value.MinutesUsed, 9);
    }

    [Fact]
    public void Planned_work_is_left_out_up_to_its_announced_end()
    {
        var network = Network().Work("W1", Some.At(-600), Some.At(1_200), excludesSla: true, "c1");
        var story = new Story(network).Down(0, "A.1")
            .Turn(0, "A.1", AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = "W1" })
            .Turn(1_200, "A.1", AlarmChangeKind.PlannedWorkEnded, a => a with { PlannedWork = null })
            .Up(1_800, "A.1");

        Assert.Equal(10, story.Ledger.Position("C1", network.Build(), Some.At(5_000))!.Value.MinutesUsed, 9);
        Assert.Equal(
            [FaultChangeKind.PlannedWorkStarted, FaultChangeKind.PlannedWorkEnded],
            story.Told.Select(c => c.Kind).Where(k => k is FaultChangeKind.PlannedWorkStarted or FaultChangeKind.PlannedWorkEnded));
    }

    [Fact]
    public void A_resolved_fault_keeps_what_it_exposed()
    {
        var story = new Story(Network()).Down(0, "A.1", "B.1").Up(600, "A.1", "B.1").Do(900, new Assurance.Model.Operations.CommentFault("op", "f1", "done"));

        var exposure = Assert.Single(story.Faults[0].Exposure);
        Assert.Equal((10d, (DateTimeOffset?)null), (exposure.MinutesUsed, exposure.NextThresholdAt));
    }
}
