using Assurance.Dashboard.Live;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Alarms;

/// <summary>A spell of flapping.</summary>
/// <param name="Until">Null while it lasts.</param>
/// <param name="PerMinute">Changes between raised and cleared per minute; 0 once it is over.</param>
internal sealed record FlappingSpell(DateTimeOffset Since, DateTimeOffset? Until, double PerMinute);

/// <summary>Everything about one alarm.</summary>
/// <param name="Reason">Why it is in its fault; null outside one.</param>
/// <param name="Journal">Positions of the datagrams behind it, as texts.</param>
internal sealed record AlarmDetail(
    AlarmRow Alarm,
    string ProposedRepair,
    string Rule,
    string Transport,
    string Source,
    Explanation? Reason,
    string? Predecessor,
    FlappingSpell? Flapping,
    double ReportsPerMinute,
    Recurrence? Recurrence,
    IReadOnlyList<Comment> Comments,
    IReadOnlyList<string> Journal);
