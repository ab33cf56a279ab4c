using Assurance.Lab.Scenarios;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scoring;

/// <summary>One scenario's result at a running product.</summary>
/// <param name="Alarms">Alarms standing that were not there before; <paramref name="LooseAlarms"/> of them belong to no fault.</param>
/// <param name="Resolved">All faults were resolved after the repair, in time.</param>
internal sealed record ExaminationResult(string Scenario, Score Score, int Faults, int Alarms, int LooseAlarms, bool Resolved)
{
    public bool Passed => Score.Exact && Score.TicketsRight && Resolved;
}

/// <summary>Plays a scenario at a running product, waits for its conclusion, repairs, waits until it is resolved.</summary>
internal sealed class Examination(ProductClient product, LabTargets targets, double speed, TimeSpan settle, TimeSpan patience)
{
    public async Task<ExaminationResult> RunAsync(Scenario scenario, CancellationToken cancellation)
    {
        if (scenario.PlannedWork is { } work) await product.ImportAsync(work, cancellation);
        var before = (await product.ReadFaultsAsync(cancellation)).Select(f => f.Id).ToHashSet();
        var alarmsBefore = await product.ReadStandingAlarmsAsync(cancellation);
        await ScenarioPlayer.PlayAsync(scenario, targets, speed, cancellation);
        await Task.Delay(settle, cancellation);
        var (score, faults) = await ConcludeAsync(scenario, before, cancellation);
        var alarms = (await product.ReadStandingAlarmsAsync(cancellation)).Where(a => !alarmsBefore.ContainsKey(a.Key)).ToList();
        await ScenarioPlayer.RepairAsync(scenario, targets, speed, cancellation);
        var resolved = await ResolvedAsync(before, cancellation);
        return new ExaminationResult(scenario.Id, score, faults, alarms.Count, alarms.Count(a => !a.Value), resolved);
    }

    // Right twice in a row, or out of patience.
    private async Task<(Score Score, int Faults)> ConcludeAsync(Scenario scenario, HashSet<string> before, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        for (var right = 0; ;)
        {
            var faults = await NewFaultsAsync(before, cancellation);
            var score = Score.Compare(scenario.GroundTruth, new Observed(faults));
            right = score.Exact && score.TicketsRight ? right + 1 : 0;
            if (right == 2 || clock.GetElapsedTime(start) > patience) return (score, faults.Count);
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellation);
        }
    }

    private async Task<bool> ResolvedAsync(HashSet<string> before, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        // A flapping object counts as flapping until it has been quiet for as long as it takes to call it so.
        while (clock.GetElapsedTime(start) < patience + TimeSpan.FromMinutes(3))
        {
            if ((await NewFaultsAsync(before, cancellation)).All(f => f.Resolved)) return true;
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellation);
        }
        return false;
    }

    private async Task<List<ObservedFault>> NewFaultsAsync(HashSet<string> before, CancellationToken cancellation) =>
        [.. (await product.ReadFaultsAsync(cancellation)).Where(f => !before.Contains(f.Id))];
}
