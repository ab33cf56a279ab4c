using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>Slows senders by TCP that send beyond their ceiling while the line is under pressure, or of whom much waits for its turn: they are not read from, and
/// lose nothing. All connections of an address share its allowance. Thread-safe, bounded.</summary>
internal sealed class TcpAllowances(Intake intake, SourceCeiling ceiling, SourceTurns turns, ILogger log)
{
    private const int Limit = 16_384;

    // Pressure that goes away sooner lets the sender go sooner.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Dictionary<string, SourceAllowance> known = new(StringComparer.Ordinal);

    /// <summary>Whether what comes waits for its sender's turn.</summary>
    public bool Waits(SourceCounts counts) => turns.IsBehind || counts.Waiting > 0;

    public SourceAllowance Of(string source)
    {
        lock (gate)
        {
            if (known.TryGetValue(source, out var allowance))
            {
                return allowance;
            }

            if (known.Count >= Limit)
            {
                known.Clear();
            }

            return known[source] = new SourceAllowance(ceiling, source);
        }
    }

    /// <summary>Returns when the sender may be read from again; at once when stopping.</summary>
    /// <param name="frames">How many have been read.</param>
    public async ValueTask WaitAsync(SourceAllowance allowance, int frames, SourceCounts counts, CancellationToken stopping)
    {
        while (counts.ShouldRest(turns) && !stopping.IsCancellationRequested)
        {
            counts.Slowed(LongestWait);
            await Task.Delay(LongestWait, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!ceiling.IsOn || allowance.Take(frames, ceiling.Time.GetTimestamp()) is var debt && debt == TimeSpan.Zero)
        {
            return;
        }

        while (debt > TimeSpan.Zero && !stopping.IsCancellationRequested)
        {
            if (!intake.IsPressed(ceiling))
            {
                allowance.Forgive();
                return;
            }

            var wait = debt < LongestWait ? debt : LongestWait;
            counts.Slowed(wait);
            Say(allowance);
            await Task.Delay(wait, ceiling.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            debt = allowance.Take(0, ceiling.Time.GetTimestamp());
        }
    }

    private void Say(SourceAllowance allowance)
    {
        if (allowance.MaySay(ceiling.Time.GetTimestamp()))
        {
            log.Slows(intake.Transport.Label(), allowance.Source, ceiling.PerSecond);
        }
    }
}
