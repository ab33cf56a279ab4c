using Assurance.Dashboard.Live;
using Assurance.Syslog;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>A syslog message for people, in the names of RFC 5424.</summary>
/// <param name="Leniencies">What was not as the standard asks and was read nevertheless.</param>
internal sealed record SyslogForm(
    string Format,
    string Vendor,
    int? Facility,
    string Severity,
    int? Version,
    DateTimeOffset? Timestamp,
    string? Hostname,
    string? AppName,
    string? ProcId,
    string? MsgId,
    IReadOnlyList<StructuredElement> StructuredData,
    EventTag? Event,
    long? Sequence,
    string? Node,
    string Text,
    int? RepeatedTimes,
    IReadOnlyList<string> Leniencies)
{
    public static SyslogForm Of(SyslogMessage message) => new(
        message.Format.Word(),
        message.Vendor.Word(),
        message.Facility,
        message.Severity.Word(),
        message.Version,
        message.Timestamp,
        message.Hostname,
        message.AppName,
        message.ProcId,
        message.MsgId,
        message.StructuredData,
        message.Event,
        message.Sequence,
        message.Node,
        message.Text,
        message.RepeatedTimes,
        [.. Enum.GetValues<SyslogLeniencies>().Where(l => l != SyslogLeniencies.None && message.Leniencies.HasFlag(l)).Select(l => l.Word())]);
}
