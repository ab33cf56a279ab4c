using System.Collections.Immutable;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation;

/// <summary>From a decoded message to statements in X.733 terms. A pure function of message, rules and inventory; it never throws for
/// what a device sent.</summary>
public static class Normaliser
{
    /// <summary>What a message becomes. What no rule knows becomes an indeterminate report on the sender (<see cref="UnknownMessage"/>).</summary>
    public static Normalised Normalise(Decoded decoded, RuleSet rules, NetworkInventory inventory) => decoded switch
    {
        DecodedNotification trap => OfTrap(trap, rules, inventory),
        DecodedSyslog log => OfLog(log, rules, inventory),
        _ => throw new ArgumentException($"{decoded.GetType().Name} is not known", nameof(decoded)),
    };

    private static Normalised OfTrap(DecodedNotification decoded, RuleSet rules, NetworkInventory inventory)
    {
        var notification = decoded.Notification;
        var sender = Sender.Of(notification, decoded.Entry.Source, inventory);
        var facts = new TrapFacts(notification) { DeviceVendor = sender.Device?.Vendor ?? "" };
        var rule = rules.Find(facts);
        var vendor = FirstOf(sender.Device?.Vendor, rules.Vendors.Of(notification), rule?.Vendor);
        var draft = new ReportDraft(decoded.Entry, sender, vendor, TrapText.Of(notification, rule, rules), null);
        if (rule is null)
        {
            return new(null, vendor, [UnknownMessage.Of(notification, draft)]);
        }

        if (rule.Becomes.IsEmpty)
        {
            return draft.Outcome(rule, [.. Ranged(rule, facts)], inventory);
        }

        var text = rule.Becomes.Read(facts);
        return text.Length == 0 ? new(rule.Id, vendor, [UnknownMessage.Of(notification, draft)]) : OfText(text, null, draft with { Text = text }, rules, inventory);
    }

    private static Normalised OfLog(DecodedSyslog decoded, RuleSet rules, NetworkInventory inventory)
    {
        var message = decoded.Message;
        var sender = Sender.Of(message.Hostname, decoded.Entry.Source, inventory);
        var draft = new ReportDraft(decoded.Entry, sender, sender.Device?.Vendor ?? "", message.Text, message.Timestamp);
        return OfText(message.Text, message, draft, rules, inventory);
    }

    private static Normalised OfText(string text, SyslogMessage? message, ReportDraft draft, RuleSet rules, NetworkInventory inventory)
    {
        MnemonicReader.TryFind(text, out var mnemonic, out var start);
        mnemonic ??= MnemonicReader.FromHeader(message?.MsgId) ?? MnemonicReader.FromHeader(message?.AppName);
        var application = Application.Of(message, text);
        var maker = FirstOf(draft.Vendor, rules.Vendors.OfHeader(message, application));
        var match = rules.Find(mnemonic, text[start..], application, message, draft.Vendor, maker);
        var vendor = FirstOf(maker, match?.Rule.Vendor, rules.Vendors.Of(message, application, mnemonic, text));
        draft = draft with { Vendor = vendor };
        return match is null
            ? new(null, vendor, [UnknownMessage.Of(mnemonic, text, draft)])
            : draft.Outcome(match.Rule, [match.Facts], inventory);
    }

    // A rule over a range of rows speaks of each of them.
    private static IEnumerable<TrapFacts> Ranged(Rule rule, TrapFacts facts) => rule.Range is { } rows
        ? RowRange.Of(facts.Notification, rows).Select(row => new TrapFacts(facts.Notification) { DeviceVendor = facts.DeviceVendor, Range = row })
        : [facts];

    private static string FirstOf(params ReadOnlySpan<string?> vendors)
    {
        foreach (var vendor in vendors)
        {
            if (!string.IsNullOrEmpty(vendor))
            {
                return vendor;
            }
        }

        return "";
    }
}
