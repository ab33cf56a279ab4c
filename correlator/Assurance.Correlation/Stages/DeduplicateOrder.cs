using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages;

/// <summary>The latest word on a key by the clock of who said it: messages overtake each other on their way, and an old word is no news.</summary>
internal sealed class DeduplicateOrder
{
    // Longer ways than this there are none; a clock set back by more is no message under way.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private DateTimeOffset stated;
    private DateTimeOffset arrived;
    private string from = "";
    private bool raised;

    /// <summary>Whether the report says the opposite of what the same sender said later by its own clock. Where a report bears no time, arrival decides.</summary>
    public bool IsOvertaken(AlarmReport report, bool isRaise) =>
        report.EventTime is { } time && isRaise != raised && report.Source == from
        && stated - time is var behind && behind > TimeSpan.Zero && behind <= Longest && report.ReceivedAt - arrived <= Longest;

    public void Take(AlarmReport report, bool isRaise)
    {
        if (report.EventTime is not { } time || (report.Source == from && isRaise == raised && time < stated && report.ReceivedAt - arrived <= Longest))
        {
            return;
        }

        (stated, arrived, from, raised) = (time, report.ReceivedAt, report.Source, isRaise);
    }
}
