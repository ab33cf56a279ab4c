using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Pages.Alarms;

/// <summary>Alarms of the live state in full, for one viewer.</summary>
internal sealed class AlarmDetails(LiveState state, AlarmRows rows)
{
    /// <summary>The alarm as the viewer sees it; null if it is not theirs to see.</summary>
    public AlarmDetail? Of(string id, Sight sight) =>
        rows.Row(id, sight) is AlarmRow row && state.Alarm(id) is { } alarm
            ? new AlarmDetail(
                row,
                alarm.ProposedRepair,
                alarm.Rule,
                alarm.Transport,
                alarm.Source,
                state.PlaceOf(id)?.Reason,
                alarm.Predecessor is { } before && state.Alarm(before) is { } predecessor && sight.Sees(predecessor) ? before : null,
                alarm.FlappingSince is { } since ? new FlappingSpell(since, alarm.FlappingUntil, alarm.FlapsPerMinute) : null,
                alarm.ReportsPerMinute,
                alarm.Recurrence,
                alarm.Comments,
                [.. alarm.Journal.Select(Positions.Text)])
            : null;
}
