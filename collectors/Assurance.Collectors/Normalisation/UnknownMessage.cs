using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Model.Alarms;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation;

/// <summary>
/// What no rule knows: an indeterminate report on the sender, its text kept, never nothing. A log message of severity error or worse
/// stands as an alarm, for something is wrong and only a person can say what; all else, traps included, is an event, because nothing
/// would ever clear it. The qualifier keeps unlike messages apart and lets the same one count up.
/// </summary>
internal static class UnknownMessage
{
    public static AlarmReport Of(SnmpNotification notification, ReportDraft draft) =>
        Report(draft, AlarmAction.Event, notification.TrapOid.ToString());

    public static AlarmReport Of(Mnemonic? mnemonic, string text, SyslogMessage? message, ReportDraft draft)
    {
        var severity = mnemonic?.Severity ?? (int?)message?.Severity ?? (int)SyslogSeverity.Notice;
        var action = severity <= (int)SyslogSeverity.Error ? AlarmAction.Raise : AlarmAction.Event;
        return Report(draft, action, mnemonic?.Key ?? MessageShape.Of(text));
    }

    private static AlarmReport Report(ReportDraft draft, AlarmAction action, string qualifier) =>
        draft.Start(ObjectResolver.Device(draft.Sender), action, Conditions.Unknown, Conditions.Unknown) with { Qualifier = qualifier };
}
