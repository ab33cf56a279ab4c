using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>
/// What no rule knows: an indeterminate event on the sender, or on the one interface its bindings name; its text kept, never nothing. It is no standing alarm whatever its severity,
/// because nothing would ever clear it. The qualifier keeps unlike messages apart and lets the same one count up.
/// </summary>
internal static class UnknownMessage
{
    public static AlarmReport Of(SnmpNotification notification, ReportDraft draft, NetworkInventory inventory)
    {
        var about = BoundInterface.Of(notification) is { } named ? new ObjectResolver(inventory).Resolve(named, draft.Sender) : ObjectResolver.Device(draft.Sender);
        return draft.Unknown(notification.TrapOid.ToString(), about);
    }

    public static AlarmReport Of(Mnemonic? mnemonic, string text, ReportDraft draft) => draft.Unknown(mnemonic?.Key ?? MessageShape.Of(text), ObjectResolver.Device(draft.Sender));
}
