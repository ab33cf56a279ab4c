using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Wording;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>
/// What no rule knows: an indeterminate event on the sender, or on the interface that its bindings or words name; its text kept, never nothing. It is no standing alarm whatever its severity,
/// because nothing would ever clear it. The qualifier keeps unlike messages apart and lets the same one count up.
/// </summary>
internal static class UnknownMessage
{
    public static AlarmReport Of(SnmpNotification notification, in ReportDraft draft, NetworkInventory inventory)
    {
        var about = BoundInterface.Of(notification) is { } named ? new ObjectResolver(inventory).Resolve(named, draft.Sender) : ObjectResolver.Device(draft.Sender);
        return draft.Unknown(notification.TrapOid.ToString(), about);
    }

    /// <param name="content">What follows the mnemonic.</param>
    public static AlarmReport Of(Mnemonic? mnemonic, string text, in LogText content, in ReportDraft draft, NetworkInventory inventory) =>
        draft.Unknown(mnemonic?.Key ?? MessageShape.Of(text), Spoken(content, draft.Sender, inventory));

    /// <summary>The interface that a log's words name, else the sender.</summary>
    public static ManagedObject Spoken(in LogText content, Sender sender, NetworkInventory inventory) => PlainReader.Interface(content) is { Length: > 0 } name
        ? new ObjectResolver(inventory).Resolve(NamedObject.Interface(null, [name]), sender)
        : ObjectResolver.Device(sender);
}
