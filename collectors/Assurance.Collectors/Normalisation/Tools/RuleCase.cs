using System.Globalization;
using System.Net;
using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>
/// One case beside a pack: a message and what it must become. <c>log</c> is a message as it arrives, or <c>trap</c> an identifier with its
/// bindings under <c>with</c>, by the packs' names of objects. <c>gives</c> is <c>none</c> or a line a report: action, condition, kind of
/// object, its name (none for a device), and the qualifier in brackets.
/// </summary>
internal sealed record RuleCase(string File, int Line, string Rule, IReadOnlyList<string> Gives, string Vendor, Func<RuleSet, Decoded> Message)
{
    private static readonly DateTimeOffset Arrival = DateTimeOffset.UnixEpoch;

    public static RuleCase Read(YamlSection section)
    {
        section.Allow("log", "trap", "with", "rule", "gives", "vendor");
        var log = section.Scalar("log");
        var trap = section.Scalar("trap");
        if ((log.Length == 0) == (trap.Length == 0))
        {
            section.Error(section.Line, "give either 'log' or 'trap'");
        }

        var gives = section.List("gives").Select(g => g.Text).ToArray();
        if (gives.Length == 0)
        {
            section.Error(section.Line, "'gives' is missing");
        }

        var bindings = section.Section("with");
        var values = bindings?.Keys.Select(k => (k.Key, bindings.Scalar(k.Key))).ToArray() ?? [];
        return new(section.File, section.Line, section.Scalar("rule"), gives is ["none"] ? [] : gives, section.Scalar("vendor"),
            rules => trap.Length > 0 ? Notification(trap, values, rules) : Log(log));
    }

    /// <summary>Cases of a family, a line each: <c>raise clear -> condition kind name (qualifier)</c> for a pair, <c>name -> action condition ...</c> or
    /// <c>name -> none</c> for a notification alone. <c>with</c> is bound to each.</summary>
    public static IEnumerable<RuleCase> ReadPairs(YamlSection section)
    {
        section.Allow("family", "with", "rows");
        var family = section.Required("family");
        var bindings = section.Section("with");
        var values = bindings?.Keys.Select(k => (k.Key, bindings.Scalar(k.Key))).ToArray() ?? [];
        foreach (var (text, line) in section.List("rows"))
        {
            var (names, gives) = text.Split(" -> ") switch { [var left, var right] => (left.Split(' '), right.Trim()), _ => ([], "") };
            if (names is not [_] and not [_, _])
            {
                section.Error(line, $"'{text}' is no row: one or two names, ' -> ', and what they give");
                continue;
            }

            for (var i = 0; i < names.Length; i++)
            {
                var id = $"{family}.{names[i]}";
                var given = names.Length == 1 ? gives : $"{(i == 0 ? "raise" : "clear")} {gives}";
                yield return new(section.File, line, id, given == "none" ? [] : [given], "", rules => Notification(TrapOf(id, rules), values, rules));
            }
        }
    }

    /// <summary>What is not as the case says; null when all is.</summary>
    public string? Fault(RuleSet rules)
    {
        Normalised outcome;
        try
        {
            outcome = Normaliser.Normalise(Message(rules), rules, NetworkInventory.Empty);
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }

        var got = outcome.Reports.Select(InWords).ToArray();
        return (outcome.Rule ?? "") != Rule ? $"taken by rule '{outcome.Rule}', not '{Rule}'"
            : !got.SequenceEqual(Gives) ? $"gives '{Join(got)}', not '{Join(Gives)}'"
            : Vendor.Length > 0 && outcome.Vendor != Vendor ? $"is of vendor '{outcome.Vendor}', not '{Vendor}'"
            : null;
    }

    /// <summary>A report in the form of <c>gives</c>.</summary>
    public static string InWords(AlarmReport report)
    {
        var name = report.Object.Kind == "device" ? "" : " " + report.Object.Name;
        var qualifier = report.Qualifier.Length == 0 ? "" : $" ({report.Qualifier})";
        return $"{report.Action.ToString().ToLowerInvariant()} {report.Condition} {report.Object.Kind}{name}{qualifier}";
    }

    private static string Join(IEnumerable<string> lines) => string.Join("; ", lines.DefaultIfEmpty("none"));

    private static Decoded Log(string text) =>
        DatagramDecoder.TryDecode(Entry(Transport.SyslogUdp, Encoding.UTF8.GetBytes(text)), out var decoded, out _) ? decoded : throw new FormatException("an empty log message");

    private static DecodedNotification Notification(string trap, (string Name, string Value)[] values, RuleSet rules) =>
        new(Entry(Transport.Snmp, []), new(SnmpVersion.V2c, NotificationKind.Trap, Oid.Parse(trap), [.. values.Select(v => new VarBind(Name(v.Name, rules), Value(v.Value)))]));

    private static DatagramEntry Entry(Transport transport, byte[] bytes) => new(1, Arrival, transport, CapturedMessage.NoSource, 0, bytes);

    private static string TrapOf(string rule, RuleSet rules) =>
        rules.Named(rule) is { Traps: [var trap, ..] } ? trap.ToString() : throw new FormatException($"no rule '{rule}' of a notification");

    // ifIndex.7, or an identifier.
    private static Oid Name(string text, RuleSet rules)
    {
        if (Oid.TryParse(text, out var plain))
        {
            return plain;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? text : text[..dot];
        var oid = rules.ObjectNamed(name) ?? throw new FormatException($"no object '{name}'");
        return dot < 0 ? oid.Append(0) : Oid.Parse($"{oid}.{text[(dot + 1)..]}");
    }

    // 0x0102 octets, 7 integer, 192.0.2.1 address, 1.3.6.1.4.1.9 identifier, all else text.
    private static SnmpValue Value(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) ? SnmpValue.OctetString(Convert.FromHexString(text[2..]))
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? SnmpValue.Integer(number)
        : text.Count(c => c == '.') == 3 && IPAddress.TryParse(text, out var address) ? SnmpValue.IpAddress(address)
        : text.StartsWith("1.", StringComparison.Ordinal) && Oid.TryParse(text, out var oid) ? SnmpValue.ObjectIdentifier(oid)
        : SnmpValue.OctetString(text);
}
