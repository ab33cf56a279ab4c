using Assurance.Lab.Scenarios;

namespace Assurance.Lab.Sending;

/// <summary>Plays scenarios over real sockets, in real time or faster.</summary>
public static class ScenarioPlayer
{
    /// <summary>Plays the fault. Messages carry the wall clock at the instant they are sent.</summary>
    /// <param name="speed">2 plays twice as fast; above 0.</param>
    /// <returns>Messages sent.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">A TCP target refuses the connection.</exception>
    public static Task<int> PlayAsync(Scenario scenario, LabTargets targets, double speed, CancellationToken cancellation) =>
        SendAsync(scenario.Steps, targets, speed, cancellation);

    /// <summary>Plays the repair: what the devices say when the fault is gone.</summary>
    /// <returns>Messages sent.</returns>
    public static Task<int> RepairAsync(Scenario scenario, LabTargets targets, double speed, CancellationToken cancellation) =>
        SendAsync(scenario.RepairSteps, targets, speed, cancellation);

    private static async Task<int> SendAsync(IReadOnlyList<ScenarioStep> steps, LabTargets targets, double speed, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        using var wire = new Wire(targets);
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        for (var number = 0; number < steps.Count; number++)
        {
            var wait = steps[number].Offset / speed - clock.GetElapsedTime(start);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
            await wire.SendAsync(steps[number].Render(clock.GetUtcNow(), number + 1), cancellation).ConfigureAwait(false);
        }
        return steps.Count;
    }
}
