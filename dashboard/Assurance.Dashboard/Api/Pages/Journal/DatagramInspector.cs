using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <inheritdoc/>
internal sealed class DatagramInspector(Interpret? interpret, Func<RuleSet>? rules = null, Func<UsmReceiver>? usm = null) : IJournalInspector
{
    public Inspection Inspect(DatagramEntry entry, NetworkInventory inventory) =>
        DatagramDecoder.TryDecode(entry, usm?.Invoke(), out var decoded, out var unreadable)
            ? new Inspection(Form(decoded, rules?.Invoke()), interpret?.Invoke(decoded, inventory), null)
            : new Inspection(null, null, unreadable);

    private static object? Form(Decoded decoded, RuleSet? rules) => decoded switch
    {
        DecodedNotification trap => NotificationForm.Of(trap.Notification, rules),
        DecodedSyslog log => SyslogForm.Of(log.Message),
        _ => null,
    };
}
