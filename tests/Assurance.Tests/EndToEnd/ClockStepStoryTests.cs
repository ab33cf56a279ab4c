using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Tests.EndToEnd;

/// <summary>The computer's clock is set ahead by a day while a cable is cut, as the journal tells it.</summary>
public sealed class ClockStepStoryTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void The_day_that_never_was_is_no_outage_and_breaks_no_agreement()
    {
        using var steady = Cut(skips: false);
        using var stepped = Cut(skips: true);

        var (expected, told) = (Used(steady), Used(stepped));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys.Order(), told.Keys.Order());
        Assert.All(expected, e => Assert.InRange(told[e.Key], e.Value - 0.1, e.Value + 0.1));

        // Otherwise it is what it was: one fault, resolved by the repair, with the same circuits.
        Assert.Equal(Faults(steady), Faults(stepped));
        Assert.Equal(stepped.Conclusions(), stepped.ConclusionsAcrossSnapshot(stepped.Entries - 1));
    }

    private static ScenarioLine Cut(bool skips)
    {
        var line = new ScenarioLine();
        var scenario = ScenarioLine.Scenarios.First(s => s.Id == "fibre-cut");
        var start = line.Now;
        line.Play(scenario.Messages(start), start, TimeSpan.Zero);
        line.RunUntil(start + TimeSpan.FromMinutes(10), TimeSpan.Zero);
        if (skips)
        {
            // Timers due by the new time fire first, as before any entry of that time.
            line.RunUntil(line.Now + Day, TimeSpan.Zero);
            line.Decide(new ClockStepped(Day, TimeSpan.FromMinutes(10), TimeSpan.Zero, Day));
        }

        line.RunUntil(line.Now + TimeSpan.FromMinutes(5), TimeSpan.Zero);
        line.Play(scenario.RepairMessages(line.Now), line.Now, TimeSpan.Zero);
        line.RunUntil(line.Now + TimeSpan.FromMinutes(1), TimeSpan.Zero);
        return line;
    }

    // Resolved: what it exposed at last.
    private static Dictionary<string, double> Used(ScenarioLine line) => line.Engine.State.Faults
        .Where(f => f.Status != FaultStatus.Merged).SelectMany(f => f.Exposure).GroupBy(e => e.Customer).ToDictionary(e => e.Key, e => e.Max(x => x.MinutesUsed));

    private static string Faults(ScenarioLine line) => string.Join(' ', line.Engine.State.Faults
        .Where(f => f.Status != FaultStatus.Merged).OrderBy(f => f.Id, StringComparer.Ordinal).Select(f => $"{f.Id} {f.Root.Id} {f.Status} {f.Impact.Circuits.Length}"));
}
