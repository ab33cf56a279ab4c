namespace Assurance.Dashboard.Past;

/// <summary>Where one person stands in the past, and the fold that takes them there. Guarded by its owner but for <see cref="Read"/>.</summary>
internal sealed class PastStandpoint(string user, BeginPast begin) : IDisposable
{
    private readonly Lock folding = new();
    private PastFold? fold;
    private CancellationTokenSource stop = new();
    private DateTimeOffset target = DateTimeOffset.MinValue;

    public string User => user;

    public DateTimeOffset LastAsked { get; private set; }

    /// <summary>Completes when the moment asked for last is reached.</summary>
    public Task Arrival { get; private set; } = Task.CompletedTask;

    /// <summary>How far the fold is on its way.</summary>
    public DateTimeOffset Reached => fold?.Reached ?? DateTimeOffset.MinValue;

    /// <summary>Sets out for a moment: onward from where it stands, or from what lies nearest before if that lies behind.</summary>
    public void SetOut(DateTimeOffset moment, DateTimeOffset now)
    {
        LastAsked = now;
        if (moment == target)
        {
            return;
        }

        if (moment < target)
        {
            Leave();
        }

        target = moment;
        var (under, cancellation) = (fold ??= begin(moment), stop.Token);
        Arrival = Arrival.ContinueWith(_ => Go(under, moment, cancellation), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Reads what stands at a moment that was reached; false when the standpoint has moved meanwhile.</summary>
    public bool Read(DateTimeOffset moment, Action<PastFold> look)
    {
        lock (folding)
        {
            if (target != moment || fold is not { } under || under.Reached != moment)
            {
                return false;
            }

            look(under);
            return true;
        }
    }

    public void Dispose()
    {
        Leave();
        stop.Dispose();
    }

    private void Go(PastFold under, DateTimeOffset moment, CancellationToken cancellation)
    {
        lock (folding)
        {
            under.To(moment, cancellation);
        }
    }

    // The fold under way ends by itself, and is closed after.
    private void Leave()
    {
        stop.Cancel();
        if (fold is { } left)
        {
            Arrival = Arrival.ContinueWith(_ => left.Dispose(), TaskScheduler.Default);
            fold = null;
        }

        stop = new CancellationTokenSource();
    }
}
