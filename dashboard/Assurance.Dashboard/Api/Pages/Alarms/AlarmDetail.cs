using Assurance.Dashboard.Live;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Alarms;

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
    IReadOnlyList<Comment> Comments,
    IReadOnlyList<string> Journal);
