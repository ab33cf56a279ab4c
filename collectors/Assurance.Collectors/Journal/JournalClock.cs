using Assurance.Model.Operations;

namespace Assurance.Collectors.Journal;

/// <summary>
/// The clock that stamps arrivals: the wall clock, never going back. After a step back of the wall clock it runs at half speed
/// until the wall has caught up, so that timers of the engine slow down but never stand still. Thread-safe.
/// </summary>
/// <param name="floor">The last time the journal gave out, in this run or an earlier one.</param>
/// <param name="stepped">Told that the wall clock was set, and the journal's time, before anybody is given that time.</param>
internal sealed class JournalClock(TimeProvider provider, DateTimeOffset floor, Action<ClockStepped, DateTimeOffset> stepped)
{
    /// <summary>What the wall clock gains or loses at once beyond this was set. Less is a thread that was held up, or does no harm.</summary>
    public static readonly TimeSpan LeastStep = TimeSpan.FromSeconds(5);

    // So far nothing is thrown away by the word of a clock that was set: somebody may have mistaken the year.
    private static readonly TimeSpan Doubt = TimeSpan.FromDays(1);
    private static readonly TimeSpan Doubtful = TimeSpan.FromHours(1);

    // Whoever stood still for so long may have, or its clock is wrong.
    private static readonly TimeSpan LongestStop = TimeSpan.FromDays(366);

    private readonly Lock gate = new();
    private readonly long openedTimestamp = provider.GetTimestamp();
    private DateTimeOffset last = floor;
    private DateTimeOffset lastWall = provider.GetUtcNow().ToUniversalTime();
    private long lastTimestamp = provider.GetTimestamp();
    private TimeSpan doubted = FirstDoubt(floor, provider.GetUtcNow());
    private long doubtedSince = provider.GetTimestamp();

    public DateTimeOffset Now()
    {
        lock (gate)
        {
            var (wall, timestamp) = (provider.GetUtcNow().ToUniversalTime(), provider.GetTimestamp());
            var elapsed = provider.GetElapsedTime(lastTimestamp, timestamp);
            var (before, by) = (last, wall - lastWall - elapsed);
            last = wall >= last + (elapsed / 2) ? wall : last + (elapsed / 2);
            (lastWall, lastTimestamp) = (wall, timestamp);
            if (by.Duration() >= LeastStep)
            {
                stepped(Step(by, last - before - elapsed), last);
            }

            return last;
        }
    }

    /// <summary>How far the wall clock is behind.</summary>
    public TimeSpan Ahead()
    {
        lock (gate)
        {
            return Max(last - provider.GetUtcNow(), TimeSpan.Zero);
        }
    }

    /// <summary>True time since this was made.</summary>
    public TimeSpan Running => provider.GetElapsedTime(openedTimestamp);

    /// <summary>The time by which something may be too old to be kept: for a day, that of before a step of more than an hour ahead, which may have been a mistake.</summary>
    public DateTimeOffset Trusted()
    {
        lock (gate)
        {
            return doubted > TimeSpan.Zero && provider.GetElapsedTime(doubtedSince) < Doubt ? last - doubted : last;
        }
    }

    private ClockStepped Step(TimeSpan by, TimeSpan jumped)
    {
        var skipped = Max(jumped, TimeSpan.Zero);
        if (skipped > Doubtful)
        {
            doubted = provider.GetElapsedTime(doubtedSince, lastTimestamp) < Doubt ? doubted + skipped : skipped;
            doubtedSince = lastTimestamp;
        }

        return new(by, Running, Max(last - lastWall, TimeSpan.Zero), skipped);
    }

    private static TimeSpan FirstDoubt(DateTimeOffset floor, DateTimeOffset wall) =>
        floor > DateTimeOffset.MinValue && wall - floor > LongestStop ? wall - floor : TimeSpan.Zero;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
