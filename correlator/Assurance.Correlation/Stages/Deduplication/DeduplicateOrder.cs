using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>The latest word on a key by the clock of who said it: messages overtake each other on their way, and an old word is no news.
/// A sender has two clocks: the time of day that logs bear, and the time since it started that notifications bear.</summary>
internal sealed class DeduplicateOrder
{
    // Longer ways than this there are none; a clock set back by more is no message under way.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // Logs bear whole seconds, and how far a clock is off is known from few messages.
    private static readonly TimeSpan BetweenClocks = TimeSpan.FromSeconds(1.5);

    private TimeSpan stated;
    private bool statedByUptime;
    private DateTimeOffset arrived;
    private string from = "";
    private bool raised;
    // By clock the least that arrival was after what it said: what a message takes beyond that it was under way.
    private TimeSpan? ofDay;
    private TimeSpan? ofUptime;

    /// <summary>Whether the report says the opposite of what the same sender said later by its own clock. Where a report bears no time, arrival decides.</summary>
    public bool IsOvertaken(AlarmReport report, bool isRaise)
    {
        if (StampOf(report) is not { } stamp || report.Source != from)
        {
            return false;
        }

        Learn(report, stamp);
        return isRaise != raised && IsOlder(report, stamp);
    }

    public void Take(AlarmReport report, bool isRaise)
    {
        if (StampOf(report) is not { } stamp)
        {
            return;
        }

        if (report.Source != from)
        {
            (ofDay, ofUptime) = (null, null);
        }

        Learn(report, stamp);
        if (report.Source != from || isRaise != raised || !IsOlder(report, stamp))
        {
            (stated, statedByUptime, arrived, from, raised) = (stamp, IsByUptime(report), report.ReceivedAt, report.Source, isRaise);
        }
    }

    private bool IsOlder(AlarmReport report, TimeSpan stamp)
    {
        var behind = IsByUptime(report) == statedByUptime ? stated - stamp : Sent(stated, statedByUptime) - Sent(stamp, !statedByUptime) - BetweenClocks;
        return behind > TimeSpan.Zero && behind <= Longest && report.ReceivedAt - arrived <= Longest;
    }

    private static bool IsByUptime(AlarmReport report) => report.Uptime is not null;

    private static TimeSpan? StampOf(AlarmReport report) =>
        report.Uptime ?? (report.EventTime is { } time ? TimeSpan.FromTicks(time.UtcTicks) : null);

    private TimeSpan Sent(TimeSpan stamp, bool byUptime) => stamp + (byUptime ? ofUptime : ofDay) ?? TimeSpan.Zero;

    private void Learn(AlarmReport report, TimeSpan stamp)
    {
        ref var least = ref IsByUptime(report) ? ref ofUptime : ref ofDay;
        var lag = TimeSpan.FromTicks(report.ReceivedAt.UtcTicks) - stamp;
        // What is longer than any way is a clock that was set back or began anew.
        least = least is not { } known || lag < known || lag - known > Longest ? lag : known;
    }
}
