using Assurance.Model.Faults;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;

namespace Assurance.Tests.EndToEnd;

/// <summary>A day in which everything happens that the lab knows and people do all that they can: whatever the moment at which a snapshot is taken,
/// what follows is the same.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_people_do_goes_on_from_a_snapshot_as_without_one(int seed)
    {
        var random = new Random(seed);
        using var line = new ScenarioLine();
        var scenarios = ScenarioLine.Scenarios.ToArray();
        random.Shuffle(scenarios);
        foreach (var scenario in scenarios)
        {
            var start = line.Now;
            line.Play(scenario.Messages(start), start, TimeSpan.Zero);
            Decide(line, random);
            line.RunUntil(line.Now + TimeSpan.FromSeconds(random.Next(5, 120)), TimeSpan.Zero);
            Decide(line, random);
            line.Play(scenario.RepairMessages(line.Now), line.Now, TimeSpan.Zero);
            line.RunUntil(line.Now + TimeSpan.FromSeconds(random.Next(1, 900)), TimeSpan.Zero);
        }

        var whole = line.Conclusions();
        for (var i = 0; i < 6; i++)
        {
            var cut = random.Next(2, line.Entries);
            Assert.True(whole == line.ConclusionsAcrossSnapshot(cut), $"seed {seed}: a snapshot after entry {cut} of {line.Entries} leads elsewhere");
        }
    }

    [Fact]
    public void The_scenarios_go_on_from_a_snapshot_of_another_build()
    {
        using var line = new ScenarioLine();
        foreach (var scenario in ScenarioLine.Scenarios)
        {
            var start = line.Now;
            line.Play(scenario.Messages(start), start, TimeSpan.Zero);
            line.RunUntil(line.Now + TimeSpan.FromSeconds(90), TimeSpan.Zero);
            line.Play(scenario.RepairMessages(line.Now), line.Now, TimeSpan.Zero);
            line.RunUntil(line.Now + TimeSpan.FromMinutes(15), TimeSpan.Zero);
        }

        var whole = line.Conclusions();
        for (var cut = 5; cut < line.Entries; cut += line.Entries / 6)
        {
            Assert.True(whole == line.ConclusionsAcrossSnapshot(cut, ofAnotherBuild: true), $"a snapshot of another build after entry {cut} of {line.Entries} leads elsewhere");
        }
    }

    private static void Decide(ScenarioLine line, Random random)
    {
        var open = line.Engine.State.Faults.Where(f => f.Status == FaultStatus.Open).OrderBy(f => f.Id, StringComparer.Ordinal).ToArray();
        foreach (var fault in open)
        {
            line.Decide(random.Next(12) switch
            {
                11 => new ClockStepped(TimeSpan.FromSeconds(20), TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.FromSeconds(20)),
                0 => new AcknowledgeFault("op", fault.Id),
                9 => new AcknowledgeFault("op", fault.Id, random.Next(1, 10)),
                10 => new AssignFaults("op", [new(fault.Id, 0)], "li", random.Next(1, 10)),
                1 => new CommentFault("op", fault.Id, "seen"),
                2 => new Shelve("op", [], [fault.Id], random.Next(1, 30), "known"),
                3 => new MergeFaults("op", fault.Id, [.. open.Where(o => o != fault).Take(1).Select(o => o.Id)]),
                4 => new SplitFault("op", fault.Id, [.. fault.Alarms.Take(fault.Alarms.Length / 2).Select(a => a.Alarm)]),
                5 => new RerootFault("op", fault.Id, fault.Candidates.Select(c => c.Resource).FirstOrDefault(fault.Root)),
                6 => new ReleaseFault("op", fault.Id),
                7 => new ChangeTicketStatus("op", TicketRules.IdFor(fault.Id), TicketStatus.InProgress, "on the way"),
                _ => new AcknowledgeAlarms("op", [.. fault.Alarms.Take(2).Select(a => a.Alarm)]),
            });
        }
    }
}
