using Assurance.Dashboard.Live;
using Assurance.Model.Alarms;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>One entry of the journal.</summary>
/// <param name="Transport">How a datagram came; else what the entry is: <c>command</c>, <c>import</c>, <c>rules</c>, <c>poll</c>, <c>unreadable</c>.</param>
/// <param name="Source">Address of the sender; for what a person did the user.</param>
/// <param name="SourcePort">Port of the sender; null for what is no datagram.</param>
/// <param name="Bytes">Lower-case hex as it came in; empty for what is no datagram.</param>
/// <param name="Rule">The rule of now that takes it; null if none does.</param>
/// <param name="Became">The datagram's statements by the rules and the inventory of now, or why it could not be read.</param>
internal sealed record JournalRecord(
    long Position,
    DateTimeOffset Time,
    string Transport,
    string Source,
    int? SourcePort,
    string Bytes,
    object? Decoded,
    string? Rule,
    object? Became);

/// <summary>A statement of a datagram, in the words of <c>rules try --json</c>.</summary>
/// <param name="Alarm">The alarm that holds this datagram for it, if the viewer sees one.</param>
internal sealed record ReportForm(
    string Action,
    ReportObjectForm Object,
    string Condition,
    string AlarmType,
    string ProbableCause,
    string SpecificProblem,
    string Severity,
    string Key,
    string Text,
    string? Alarm)
{
    public static ReportForm Of(AlarmReport report, string? alarm) => new(
        report.Action.Word(),
        new ReportObjectForm(report.Object.Kind, report.Object.Name, report.Object.IfIndex, report.Object.Address, report.Object.Id, report.Object.DeviceName),
        report.Condition,
        report.EventType.Tmf(),
        report.ProbableCause.Name,
        report.SpecificProblem,
        report.Severity.Word(),
        report.Key,
        report.Text,
        alarm);
}

internal sealed record ReportObjectForm(string Kind, string Name, int? IfIndex, string? Address, string Id, string DeviceName);

/// <summary>Why a datagram became nothing.</summary>
internal sealed record UnreadableForm(string Action, string Stage, string Reason, string Detail)
{
    public static UnreadableForm Of(Quarantined unreadable) => new("unreadable", unreadable.Stage, unreadable.Reason, unreadable.Detail);
}
