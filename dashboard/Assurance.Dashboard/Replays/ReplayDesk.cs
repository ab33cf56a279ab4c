using Assurance.Dashboard.Api.Errors;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Replays;

/// <summary>Replays in the running product: one at a time, since each holds a whole network in memory and a core busy. The last one's result is kept.</summary>
internal sealed partial class ReplayDesk(BeginEngine begin, IJournal journal, TimeProvider clock, ILogger<ReplayDesk> log) : IDisposable
{
    private readonly Lock gate = new();

    /// <summary>The one under way, or the last; null before the first.</summary>
    public ReplayRun? Latest { get; private set; }

    /// <exception cref="ApiException">409: one is under way.</exception>
    public void RequireFree()
    {
        if (Latest is { Status: ReplayStatus.Running } running)
        {
            throw new ApiException(ApiError.Conflict("replayRunning", $"a replay of {running.User} is under way; wait, or cancel it"));
        }
    }

    /// <summary>Folds the journal twice: as it was, and with a change. Nothing of the change is kept once that is done.</summary>
    /// <exception cref="ApiException">409: one is under way.</exception>
    public ReplayRun Start(string user, ReplaySpan span, ReplayWords words, ReplayChange change)
    {
        lock (gate)
        {
            RequireFree();
            Latest?.Dispose();
            Latest = new ReplayRun(user, span, words, clock, (tell, cancellation) => Compare(span, change, tell, cancellation));
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

    private ReplayDifference Compare(ReplaySpan span, ReplayChange change, Action<double> tell, CancellationToken cancellation)
    {
        try
        {
            return ReplayComparison.Of(begin, () => journal.ReadFrom(1), span, change, tell, cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            LogFailure(failed);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A replay failed")]
    private partial void LogFailure(Exception failed);
}
