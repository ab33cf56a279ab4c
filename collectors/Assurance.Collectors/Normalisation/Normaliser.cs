using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Wording;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation;

/// <summary>From a decoded message to statements in X.733 terms. A pure function of message, rules and inventory; it never throws for
/// what a device sent.</summary>
public static class Normaliser
{
    /// <summary>What a message becomes. What no rule knows becomes an indeterminate report on the sender or an interface of it (<see cref="UnknownMessage"/>).</summary>
    public static Normalised Normalise(Decoded decoded, RuleSet rules, NetworkInventory inventory) => decoded switch
    {
        DecodedNotification trap => OfTrap(trap, rules, inventory),
        DecodedSyslog log => OfText(log.Message.Text, log.Message, log.Entry, Sender.Of(log.Message.Hostname, log.Entry.Source, inventory), "", rules, inventory),
        _ => throw new ArgumentException($"{decoded.GetType().Name} is not known", nameof(decoded)),
    };

    /// <summary>What a message speaks of: where nothing is reported and its rule names no object, the interface its words name. Read for people alone.</summary>
    public static ManagedObject? Subject(Decoded decoded, Normalised outcome, NetworkInventory inventory)
    {
        if (decoded is not DecodedSyslog log || outcome is not { Reports.IsEmpty: true, Subject.Kind: "device" })
        {
            return outcome.Subject;
        }

        MnemonicReader.TryFind(log.Message.Text, out _, out var start);
        return UnknownMessage.Spoken(LogText.Of(log.Message.Text).From(start), Sender.Of(log.Message.Hostname, log.Entry.Source, inventory), inventory);
    }

    private static Normalised OfTrap(DecodedNotification decoded, RuleSet rules, NetworkInventory inventory)
    {
        var notification = decoded.Notification;
        var sender = Sender.Of(notification, decoded.Entry.Source, inventory);
        var facts = new TrapFacts(notification) { DeviceVendor = sender.Vendor };
        var rule = rules.Traps.Find(facts);
        if (rule is null && rules.Bindings.Find(facts) is { } bound)
        {
            (rule, facts) = bound;
        }

        var vendor = sender.Vendor.Length > 0 ? sender.Vendor : rules.Vendors.Of(notification) is { Length: > 0 } maker ? maker : rule?.Vendor ?? "";
        if (rule is { Becomes.IsEmpty: false } && rule.Becomes.Read(facts) is { Length: > 0 } text
            && OfText(text, null, decoded.Entry, sender, vendor, rules, inventory) is var log && (log.Rule is not null || rule.Statements.IsEmpty))
        {
            return log;
        }

        var draft = new ReportDraft(decoded.Entry, sender, vendor, TrapText.Of(notification, rule, rules), null) { Uptime = notification.Uptime };
        return rule is null ? Spoken(notification, draft, rules, inventory) ?? Imported(notification, draft, rules, inventory) ?? new(null, vendor, [UnknownMessage.Of(notification, draft, inventory)])
            : !rule.Becomes.IsEmpty && rule.Statements.IsEmpty ? new(rule.Id, vendor, [UnknownMessage.Of(notification, draft, inventory)])
            : rule.Range is null ? draft.Outcome(rule, facts, inventory)
            : draft.Outcome(rule, RowRange.Of(notification, rule.Range.Value).Select(row => new TrapFacts(notification) { DeviceVendor = facts.DeviceVendor, Range = row }), inventory);
    }

    // Of a notification that no rule knows the texts it binds are read in plain words; the first that says what stopped or works again is what it means.
    private static Normalised? Spoken(SnmpNotification notification, in ReportDraft draft, RuleSet rules, NetworkInventory inventory)
    {
        foreach (var text in BoundText.Of(notification))
        {
            if (rules.Logs.InPlainWords(new LogReading(null, LogText.Of(text), "", null) { DeviceVendor = draft.Vendor, Maker = draft.Vendor }) is { } said)
            {
                return draft.Outcome(said.Rule, said.Facts, inventory);
            }
        }

        return null;
    }

    // Else what imported modules say of its name and of the enumerations it binds.
    private static Normalised? Imported(SnmpNotification notification, in ReportDraft draft, RuleSet rules, NetworkInventory inventory) =>
        ImportedReader.Read(notification, rules) is { } reading && rules.Logs.For(reading, draft.Vendor) is { } said ? draft.Outcome(said.Rule, said.Facts, inventory) : null;

    /// <param name="vendor">What a notification that held the text says of its maker; empty for the inventory's word.</param>
    private static Normalised OfText(
        string text, SyslogMessage? message, DatagramEntry entry, Sender sender, string vendor, RuleSet rules, NetworkInventory inventory)
    {
        MnemonicReader.TryFind(text, out var mnemonic, out var start);
        mnemonic ??= MnemonicReader.FromHeader(message?.MsgId) ?? MnemonicReader.FromHeader(message?.AppName);
        var application = Application.Of(message, text);
        vendor = vendor.Length > 0 ? vendor : sender.Vendor;
        var maker = vendor.Length > 0 ? vendor : rules.Vendors.OfForm(message, application, text);
        var whole = LogText.Of(text);
        var found = rules.Logs.Find(new LogReading(mnemonic, whole.From(start), application, message) { DeviceVendor = vendor, Maker = maker });
        var known = maker.Length > 0 ? maker : found?.Rule.Vendor ?? "";
        var draft = new ReportDraft(entry, sender, known.Length > 0 ? known : rules.Vendors.Of(message, application, mnemonic, whole), text, message?.Timestamp);
        return found is { } match
            ? draft.Outcome(match.Rule, match.Facts, inventory)
            : new(null, draft.Vendor, [UnknownMessage.Of(mnemonic, text, whole.From(start), draft, inventory)]);
    }
}
