using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>
/// What no rule knows: an indeterminate event on the sender, its text kept, never nothing. It is no standing alarm whatever its severity,
/// because nothing would ever clear it. The qualifier keeps unlike messages apart and lets the same one count up.
/// </summary>
internal static class UnknownMessage
{
    public static AlarmReport Of(SnmpNotification notification, ReportDraft draft) =>
        Report(draft, notification.TrapOid.ToString());

    public static AlarmReport Of(Mnemonic? mnemonic, string text, ReportDraft draft) =>
        Report(draft, mnemonic?.Key ?? MessageShape.Of(text));

    private static AlarmReport Report(ReportDraft draft, string qualifier) =>
        draft.Start(ObjectResolver.Device(draft.Sender), AlarmAction.Event, Conditions.Unknown, Conditions.Unknown) with { Qualifier = qualifier };
}
