using Assurance.Collectors.Normalisation.Rules;
using Assurance.Correlation;
using Assurance.Dashboard.Api.Errors;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Replays;

/// <summary>Begins an engine that has folded nothing and that nobody listens to.</summary>
/// <param name="others">Packs to read by in place of those that held; null: none.</param>
internal delegate Engine BeginEngine(RuleSet? others);

/// <summary>Replays in the running product: one at a time, since each holds a whole network in memory and a core busy. The last one's result is kept.</summary>
internal sealed partial class ReplayDesk(BeginEngine begin, IJournal journal, TimeProvider clock, ILogger<ReplayDesk> log) : IDisposable
{
    private readonly Lock gate = new();

    /// <summary>The one under way, or the last; null before the first.</summary>
    public ReplayRun? Latest { get; private set; }

    /// <summary>Folds the journal twice: as it was, and with other packs.</summary>
    /// <exception cref="ApiException">409: one is under way.</exception>
    public ReplayRun Start(string user, ReplaySpan span, RuleSet others)
    {
        lock (gate)
        {
            if (Latest is { Status: ReplayStatus.Running } running)
            {
                throw new ApiException(ApiError.Conflict("replayRunning", $"a replay of {running.User} is under way; wait, or cancel it"));
            }

            Latest?.Dispose();
            Latest = new ReplayRun(user, span, clock, (tell, cancellation) => Compare(span, others, tell, cancellation));
            return Latest;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Latest?.Dispose();
        }
    }

    private ReplayDifference Compare(ReplaySpan span, RuleSet others, Action<double> tell, CancellationToken cancellation)
    {
        try
        {
            var asItWas = Fold(span, null, share => tell(share / 2), cancellation);
            var changed = Fold(span, others, share => tell(0.5 + (share / 2)), cancellation);
            return ReplayDifference.Of(asItWas, changed);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            LogFailure(failed);
            throw;
        }
    }

    private ReplayOutcome Fold(ReplaySpan span, RuleSet? others, Action<double> tell, CancellationToken cancellation)
    {
        using var engine = begin(others);
        DateTimeOffset? first = null;
        return ReplayFold.Of(engine, journal.ReadFrom(1), span, time => tell(Share(first ??= time, time, span.To)), cancellation);
    }

    private static double Share(DateTimeOffset first, DateTimeOffset time, DateTimeOffset last) => last <= first ? 1 : (time - first) / (last - first);

    [LoggerMessage(Level = LogLevel.Error, Message = "A replay failed")]
    private partial void LogFailure(Exception failed);
}
