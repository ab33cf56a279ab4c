namespace Assurance.Collectors.Journal;

/// <summary>
/// The clock that stamps arrivals: the wall clock, never going back. After a step back of the wall clock it runs at half speed
/// until the wall has caught up, so that timers of the engine slow down but never stand still. Thread-safe.
/// </summary>
internal sealed class JournalClock(TimeProvider provider, DateTimeOffset floor)
{
    private readonly Lock gate = new();
    private DateTimeOffset last = floor;
    private long lastTimestamp = provider.GetTimestamp();

    public DateTimeOffset Now()
    {
        lock (gate)
        {
            var (wall, timestamp) = (provider.GetUtcNow().ToUniversalTime(), provider.GetTimestamp());
            last = wall >= last ? wall : last + provider.GetElapsedTime(lastTimestamp, timestamp) / 2;
            lastTimestamp = timestamp;
            return last;
        }
    }

    /// <summary>How far the wall clock is behind.</summary>
    public TimeSpan Ahead()
    {
        lock (gate)
        {
            var ahead = last - provider.GetUtcNow();
            return ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero;
        }
    }
}
