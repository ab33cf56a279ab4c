namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>How often something happened within a window that ends now. Bounded: beyond 64 the rate is taken over the time they span.</summary>
internal sealed class DeduplicateRate
{
    private const int Kept = 64;

    private readonly Queue<DateTimeOffset> times = new();

    public DateTimeOffset Last { get; private set; }

    public int Count => times.Count;

    public void Add(DateTimeOffset now, TimeSpan window)
    {
        Last = now;
        times.Enqueue(now);
        while (times.Count > Kept || now - times.Peek() > window)
        {
            times.Dequeue();
        }
    }

    public double PerMinute(TimeSpan window)
    {
        var full = times.Count == Kept;
        var over = full ? Last - times.Peek() : window;
        return over <= TimeSpan.Zero ? 0 : Math.Round((full ? times.Count - 1 : times.Count) / over.TotalMinutes, 1);
    }

    public void Forget() => times.Clear();
}
