using Assurance.Collectors.Normalisation.Matching;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>
/// What no rule knows: an indeterminate event on the sender, its text kept, never nothing. It is no standing alarm whatever its severity,
/// because nothing would ever clear it. The qualifier keeps unlike messages apart and lets the same one count up.
/// </summary>
internal static class UnknownMessage
{
    public static AlarmReport Of(SnmpNotification notification, ReportDraft draft) => draft.Unknown(notification.TrapOid.ToString());

    public static AlarmReport Of(Mnemonic? mnemonic, string text, ReportDraft draft) => draft.Unknown(mnemonic?.Key ?? MessageShape.Of(text));
}
