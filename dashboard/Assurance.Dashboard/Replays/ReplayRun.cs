namespace Assurance.Dashboard.Replays;

/// <summary>How a replay stands.</summary>
internal enum ReplayStatus
{
    Running,
    Done,
    Cancelled,
    Failed,
}

/// <summary>One replay, under way on a thread of its own or over.</summary>
internal sealed class ReplayRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stop = new();
    private Func<Action<double>, CancellationToken, ReplayDifference>? fold;
    private readonly Task task;
    private long end;
    private double progress;

    /// <param name="fold">Does it, and tells how far it is, from 0 to 1.</param>
    public ReplayRun(string user, ReplaySpan span, ReplayWords words, TimeProvider clock, Func<Action<double>, CancellationToken, ReplayDifference> fold)
    {
        (User, Span, Words, StartedAt, this.fold) = (user, span, words, clock.GetUtcNow(), fold);
        var cancellation = stop.Token;
        task = Task.Factory.StartNew(() => Run(clock, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public string User { get; }

    public ReplaySpan Span { get; }

    public ReplayWords Words { get; }

    public DateTimeOffset StartedAt { get; }

    public DateTimeOffset? EndedAt => Volatile.Read(ref end) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    public double Progress => Volatile.Read(ref progress);

    public ReplayStatus Status =>
        EndedAt is null ? ReplayStatus.Running
        : Result is not null ? ReplayStatus.Done
        : Failure is null ? ReplayStatus.Cancelled : ReplayStatus.Failed;

    /// <summary>Null unless it is done.</summary>
    public ReplayDifference? Result { get; private set; }

    /// <summary>Why it failed; null if it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>It ends after the entry under way.</summary>
    public void Cancel() => stop.Cancel();

    /// <summary>Ends it, and waits a little for that.</summary>
    public void Dispose()
    {
        Cancel();
        task.Wait(Patience);
        stop.Dispose();
    }

    private void Run(TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            Result = fold!(share => Volatile.Write(ref progress, share), cancellation);
            Volatile.Write(ref progress, 1);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Its status says so.
        }
#pragma warning disable CA1031 // Told to who asks, and logged; the product goes on.
        catch (Exception failed)
        {
            Failure = failed;
        }
#pragma warning restore CA1031

        // What it was folded with may be a whole network.
        fold = null;
        Volatile.Write(ref end, clock.GetUtcNow().UtcTicks);
    }
}
