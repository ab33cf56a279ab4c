using System.Globalization;
using System.Text.Json;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>What a definition of alarm-pairs.jsonl says of a notification, and what the rules make of one that is built from it.</summary>
/// <param name="Family">Whose notification it is: one of the families the packs are to know, or empty.</param>
internal sealed record DefinitionJudgement(string Family, string Id, bool Known, bool Direction, bool Key, bool Severity, string Got)
{
    public bool Agrees => Known && Direction && Key && Severity;
}

internal static class TrapDefinition
{
    private const int Bindings = 16;

    private static readonly (string Prefix, string Family)[] Families =
    [
        ("1.3.6.1.2.1.", "IETF"), ("1.3.6.1.6.3.", "IETF"), ("1.3.6.1.4.1.9.", "Cisco"), ("1.3.6.1.4.1.14179.", "Cisco"),
        ("1.3.6.1.4.1.2636.", "Juniper"), ("1.3.6.1.4.1.4874.", "Juniper"), ("1.3.6.1.4.1.3375.", "F5"), ("1.3.6.1.4.1.318.", "APC"),
        ("1.3.6.1.4.1.534.", "Eaton"), ("1.3.6.1.4.1.476.", "Vertiv"), ("1.3.6.1.4.1.2011.", "Huawei"), ("1.3.6.1.4.1.25506.", "H3C"),
        ("1.3.6.1.4.1.6527.", "Nokia"), ("1.3.6.1.4.1.12356.", "Fortinet"), ("1.3.6.1.4.1.193.", "Ericsson"),
        ("1.3.6.1.4.1.10923.", "Ericsson"), ("1.3.6.1.4.1.27091.", "Juniper"), ("1.3.6.1.4.1.32531.", "Juniper"), ("1.3.6.1.4.1.437.", "Cisco"),
        ("1.3.6.1.4.1.5655.", "Cisco"), ("1.3.6.1.3.", "IETF"),
    ];

    public static IEnumerable<DefinitionJudgement> Judge(string path, RuleSet rules)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var record = JsonDocument.Parse(line);
            if (record.RootElement.GetProperty("kind").GetString() == "definition" && TrapOf(record.RootElement.GetProperty("trap")) is { } trap)
            {
                yield return Judge(record.RootElement, trap, rules);
            }
        }
    }

    private static DefinitionJudgement Judge(JsonElement record, Oid trap, RuleSet rules)
    {
        var expect = record.GetProperty("expect");
        var values = Values(record.GetProperty("trap"));
        var names = Names(expect, rules);
        var outcome = Normalise(trap, names, values, rules);
        var keyed = Keyed(expect);
        var report = outcome.Reports.FirstOrDefault();
        var (type, severity) = (expect.GetProperty("alarm_type").GetString()!, expect.GetProperty("severity").GetString()!);
        return new(
            FamilyOf(trap),
            record.GetProperty("id").GetString()!,
            outcome.Rule is not null,
            Direction(report, type, severity),
            report is null || keyed.Length == 0 || keyed.Any(k => Changed(trap, names, values, k, rules) != report.Key),
            Near(report, severity),
            $"{outcome.Rule}: {(report is null ? "no alarm" : $"{report.Action} {report.Severity} {report.Key}")}, stated {type} {severity} by {string.Join(',', keyed)}");
    }

    /// <summary>Whose notification it is: one of the families the packs are to know, or empty.</summary>
    public static string FamilyOf(Oid trap) => Families.FirstOrDefault(f => (trap + ".").StartsWith(f.Prefix, StringComparison.Ordinal)).Family ?? "";

    /// <summary>A notification whose bindings are nothing in particular.</summary>
    public static Normalised Normalise(Oid trap, RuleSet rules) =>
        Normalise(trap, [.. Enumerable.Range(1, Bindings).Select(Unnamed)], [.. Enumerable.Range(1, Bindings).Select(i => $"{100 + i}")], rules);

    public static Oid? TrapOf(JsonElement trap) =>
        (trap.TryGetProperty("trap_oid", out var one) ? one.GetString()
            : trap.TryGetProperty("trap_oid_candidates", out var several) ? several.EnumerateArray().First().GetString() : null) is { } text
        && Oid.TryParse(text, out var oid) ? oid : null;

    // A value that the definition asks for, or one of its own.
    private static string[] Values(JsonElement trap)
    {
        var values = Enumerable.Range(1, Bindings).Select(i => $"{100 + i}").ToArray();
        if (trap.TryGetProperty("varbind_match", out var matches))
        {
            foreach (var match in matches.EnumerateArray().Where(m => m.GetProperty("parm").ValueKind == JsonValueKind.Number))
            {
                var place = match.GetProperty("parm").GetInt32();
                if (place is > 0 and <= Bindings)
                {
                    values[place - 1] = match.GetProperty("values").EnumerateArray().First().GetString()!.Trim('~', '[', ']', '%', '^', '$', '.', '*', '(', ')', '\\').Split('|', '-')[0] is { Length: > 0 } text ? text : "1";
                }
            }
        }

        return values;
    }

    private static Oid[] Names(JsonElement expect, RuleSet rules)
    {
        var names = Enumerable.Range(1, Bindings).Select(Unnamed).ToArray();
        if (expect.TryGetProperty("key_objects", out var objects) && objects.ValueKind == JsonValueKind.Object)
        {
            foreach (var known in objects.EnumerateObject())
            {
                var place = Place(known.Name);
                if (place is > 0 and <= Bindings && rules.ObjectNamed(known.Value.GetString()!) is { } oid)
                {
                    names[place - 1] = oid.Append(7);
                }
            }
        }

        return names;
    }

    private static Oid Unnamed(int place) => Oid.Parse($"1.3.6.1.4.1.99999.9.{place}.{place}");

    private static int[] Keyed(JsonElement expect) => expect.TryGetProperty("key_fields", out var keys)
        ? [.. keys.EnumerateArray().Select(k => Place(k.GetString()!)).Where(p => p is > 0 and <= Bindings)] : [];

    private static int Place(string field) =>
        field.StartsWith("parm#", StringComparison.Ordinal) && int.TryParse(field.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

    private static string? Changed(Oid trap, Oid[] names, string[] values, int place, RuleSet rules)
    {
        var (others, otherNames) = ((string[])values.Clone(), (Oid[])names.Clone());
        others[place - 1] = "777";
        otherNames[place - 1] = names[place - 1].Take(names[place - 1].Length - 1).Append(77);
        return Normalise(trap, otherNames, others, rules).Reports.FirstOrDefault()?.Key;
    }

    private static Normalised Normalise(Oid trap, Oid[] names, string[] values, RuleSet rules)
    {
        var bindings = names.Zip(values, (n, v) => new VarBind(n, long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? SnmpValue.Integer(number) : SnmpValue.OctetString(v))).ToArray();
        var entry = new DatagramEntry(1, StandardPacks.At, Transport.Snmp, "192.0.2.9", 162, ReadOnlyMemory<byte>.Empty);
        return Normaliser.Normalise(new DecodedNotification(entry, new(SnmpVersion.V2c, NotificationKind.Trap, trap, bindings)), rules, NetworkInventory.Empty);
    }

    // What is stated normal and yet raised is news, not trouble: any of these shows it.
    private static bool Direction(AlarmReport? report, string type, string severity) => type switch
    {
        "clear" => report?.Action == AlarmAction.Clear,
        _ when severity is "Normal" or "Indeterminate" or "Cleared" => true,
        "raise-without-clear" => report?.Action is AlarmAction.Raise or AlarmAction.Event,
        _ => report?.Action == AlarmAction.Raise,
    };

    private static bool Near(AlarmReport? report, string severity) =>
        report is null || report.Action == AlarmAction.Clear || !Enum.TryParse<PerceivedSeverity>(severity, out var stated) || stated < PerceivedSeverity.Warning
        || Math.Abs((int)report.Severity - (int)stated) <= 1;
}
