using Assurance.Lab.Scenarios;
using Assurance.Lab.Scoring;
using Assurance.Model.Faults;
using Assurance.Model.Notices;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;

namespace Assurance.Tests.EndToEnd;

/// <summary>Every scenario of the lab, from the octets its devices send to root cause, circuits, tickets and messages.</summary>
public sealed class ScenarioStoryTests
{
    private static readonly TimeSpan NoTick = TimeSpan.Zero;

    public static TheoryData<string> All => new(ScenarioLine.Scenarios.Select(s => s.Id));

    [Theory]
    [MemberData(nameof(All))]
    public void The_cause_the_circuits_and_the_tickets_are_exactly_the_truth_and_all_ends_with_the_repair(string id)
    {
        var scenario = ScenarioLine.Scenarios.First(s => s.Id == id);
        using var line = new ScenarioLine();

        line.Play(scenario.Messages(ScenarioLine.Start), ScenarioLine.Start, NoTick);
        line.RunUntil(ScenarioLine.Start + scenario.Steps[^1].Offset + TimeSpan.FromSeconds(30), NoTick);
        var score = Score.Compare(scenario.GroundTruth, line.Observe());

        Assert.Empty(score.Remarks);
        Assert.Empty(line.Quarantined);
        AssertTold(scenario.GroundTruth, line.Notices);

        var repair = line.Engine.Now;
        line.Play(scenario.RepairMessages(repair), repair, NoTick);
        line.RunUntil(line.Engine.Now + TimeSpan.FromMinutes(20), NoTick);

        Assert.DoesNotContain(line.Engine.State.Faults, f => f.Status == FaultStatus.Open);
        Assert.DoesNotContain(line.Engine.State.Tickets, t => t.Status is not (TicketStatus.Closed or TicketStatus.Cancelled));
        Assert.All(line.Notices.GroupBy(n => (n.Fault, n.Customer)), told => Assert.Equal(NoticeKind.Restored, told.Last().Kind));
    }

    [Theory]
    [InlineData("fibre-cut")]
    [InlineData("flapping")]
    [InlineData("two-faults")]
    public void The_same_journal_gives_the_same_conclusions_byte_for_byte_whatever_the_ticks(string id)
    {
        var scenario = ScenarioLine.Scenarios.First(s => s.Id == id);

        var replay = Conclusions(scenario, NoTick);

        Assert.Equal(replay, Conclusions(scenario, NoTick));
        Assert.Equal(replay, Conclusions(scenario, TimeSpan.FromMilliseconds(130)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_journal_folded_from_a_snapshot_in_its_middle_gives_the_same_byte_for_byte(string id)
    {
        var scenario = ScenarioLine.Scenarios.First(s => s.Id == id);
        using var line = new ScenarioLine();
        line.Play(scenario.Messages(ScenarioLine.Start), ScenarioLine.Start, NoTick);
        line.RunUntil(ScenarioLine.Start + TimeSpan.FromMinutes(3), NoTick);
        var broken = line.Entries;
        foreach (var fault in line.Engine.State.Faults.Select(f => f.Id).Order(StringComparer.Ordinal).ToList())
        {
            line.Decide(new AcknowledgeFault("op", fault));
            line.Decide(new CommentFault("op", fault, "looking"));
        }

        line.Play(scenario.RepairMessages(line.Engine.Now), line.Engine.Now, NoTick);
        line.RunUntil(line.Engine.Now + TimeSpan.FromMinutes(10), NoTick);
        var whole = line.Conclusions();

        foreach (var cut in new[] { 1, broken / 4, broken / 2, broken * 3 / 4, broken, (broken + line.Entries) / 2, line.Entries }.Where(c => c > 0).Distinct())
        {
            Assert.Equal(whole, line.ConclusionsAcrossSnapshot(cut));
        }
    }

    [Fact]
    public void What_ended_a_month_ago_is_let_go_and_what_stands_stays()
    {
        var cut = ScenarioLine.Scenarios.First(s => s.Id == "fibre-cut");
        var card = ScenarioLine.Scenarios.First(s => s.Id == "line-card");
        using var line = new ScenarioLine();
        line.Play(cut.Messages(ScenarioLine.Start), ScenarioLine.Start, NoTick);
        line.RunUntil(ScenarioLine.Start + TimeSpan.FromMinutes(3), NoTick);
        line.Play(cut.RepairMessages(line.Now), line.Now, NoTick);
        line.RunUntil(line.Now + TimeSpan.FromHours(1), NoTick);
        var ended = line.Engine.State.Faults.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(ended);
        line.Play(card.Messages(line.Now), line.Now, NoTick);
        line.RunUntil(line.Now + TimeSpan.FromDays(29), NoTick);
        Assert.Superset(ended, line.Engine.State.Faults.Select(f => f.Id).ToHashSet(StringComparer.Ordinal));

        line.RunUntil(line.Now + TimeSpan.FromDays(4), NoTick);
        Assert.NotEmpty(line.Engine.State.Faults);
        Assert.All(line.Engine.State.Faults, f => Assert.Equal(FaultStatus.Open, f.Status));
        Assert.All(line.Engine.State.Tickets, t => Assert.DoesNotContain(t.Fault, ended));
        Assert.All(line.Engine.State.Alarms, a => Assert.True(a.Stands || line.Engine.State.FaultOf(a.Id) is { Status: FaultStatus.Open }, $"{a.Id} {a.Condition} is kept"));
    }

    // Each key account touched by real faults is told once that it is, and nobody else.
    private static void AssertTold(GroundTruth truth, IReadOnlyList<Notice> notices)
    {
        var wanted = truth.Faults.Where(f => f.Ticket && !f.Flapping).SelectMany(f => f.Customers).Distinct().Order();
        if (!truth.Faults.Any(f => f.Flapping))
        {
            Assert.Equal(wanted, notices.Select(n => n.Customer).Distinct().Order());
        }

        Assert.All(notices.GroupBy(n => (n.Fault, n.Customer, n.State)), same => Assert.Single(same));
    }

    private static string Conclusions(Scenario scenario, TimeSpan tick)
    {
        using var line = new ScenarioLine();
        line.Play(scenario.Messages(ScenarioLine.Start), ScenarioLine.Start, tick);
        line.RunUntil(ScenarioLine.Start + TimeSpan.FromMinutes(3), tick);
        line.Play(scenario.RepairMessages(line.Engine.Now), line.Engine.Now, tick);
        line.RunUntil(line.Engine.Now + TimeSpan.FromMinutes(10), tick);
        return line.Conclusions();
    }
}
