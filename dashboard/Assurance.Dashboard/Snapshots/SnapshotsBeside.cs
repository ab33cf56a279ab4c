using System.Diagnostics;
using Assurance.Dashboard.Past;

namespace Assurance.Dashboard.Snapshots;

/// <summary>Snapshots of a line that must not stand still for them: beside it, one at a time, the journal is folded from the last one on, and the snapshot taken of that.
/// It costs a second line's memory while it lasts.</summary>
/// <param name="begin">Begins a fold that is kept as the line's is, and leaves its snapshots where the line's are.</param>
internal sealed partial class SnapshotsBeside(BeginPast begin, ILogger log) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task<TimeSpan> underWay = Task.FromResult(TimeSpan.Zero);

    public bool IsUnderWay => !underWay.IsCompleted;

    /// <summary>How long the last one took; nothing if it failed.</summary>
    public TimeSpan Took => underWay.IsCompletedSuccessfully ? underWay.Result : TimeSpan.Zero;

    /// <summary>Begins one of a moment that the line has reached. Not while one is under way.</summary>
    public void Begin(DateTimeOffset moment) => underWay = Task.Factory.StartNew(() => Fold(moment), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits until the one under way has given up.</summary>
    public void Dispose()
    {
        stop.Cancel();
        ((IAsyncResult)underWay).AsyncWaitHandle.WaitOne();
        stop.Dispose();
    }

    private TimeSpan Fold(DateTimeOffset moment)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var fold = begin(moment);
            fold.To(moment, stop.Token);
            fold.Leave();
            LogTaken(watch.Elapsed.TotalSeconds);
        }
        catch (OperationCanceledException)
        {
            // The product stops; the next start folds what this one would have.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(e);
        }

        return watch.Elapsed;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A snapshot was taken beside the line in {Seconds:0.0} s")]
    private partial void LogTaken(double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "No snapshot could be taken beside the line; a start folds more of the journal")]
    private partial void LogFailed(Exception failure);
}
