using System.Text;
using System.Text.Json;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>What other projects say a device's message means, and whether the rules agree.</summary>
internal sealed record LogJudgement(string Id, string What, bool Agrees, string Text, string Got);

/// <summary>syslog-vendor.jsonl, judged: direction and kind of object where the source states them, no alarm where it says so, and the vendor.</summary>
internal static class LogCorpus
{
    private static readonly string[] InterfaceNames = ["interface", "interfaces"];

    // Names of one maker, or of a product under its old and new owner.
    private static readonly Dictionary<string, string> Same = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HPE"] = "HP", ["Alcatel"] = "Nokia", ["Alcatel-Lucent"] = "Nokia", ["OS"] = "Linux", ["H3C"] = "HP", ["3Com"] = "HP", ["Dell"] = "Dell", ["Force10"] = "Dell",
    };

    public static IEnumerable<LogJudgement> Judge(string path, RuleSet rules)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var record = JsonDocument.Parse(line);
            foreach (var judgement in Judge(record.RootElement, rules))
            {
                yield return judgement;
            }
        }
    }

    private static IEnumerable<LogJudgement> Judge(JsonElement record, RuleSet rules)
    {
        var id = record.GetProperty("id").GetString()!;
        var text = record.TryGetProperty("text", out var t) ? t.GetString()! : "";
        var bytes = record.TryGetProperty("hex", out var hex) ? Convert.FromHexString(hex.GetString()!) : Encoding.UTF8.GetBytes(text);
        var outcome = Of(bytes, rules);
        var got = $"{outcome.Rule} {outcome.Vendor} {string.Join("; ", outcome.Reports.Select(r => $"{r.Action} {r.Condition} {r.Object.Kind} {r.Object.Name}"))}";
        LogJudgement Said(string what, bool agrees) => new(id, what, agrees, text.Length > 200 ? text[..200] : text, got);

        var expect = record.GetProperty("expect");
        if (Stated(id, expect) is var (action, kind))
        {
            yield return Said("meaning", Means(outcome, action, kind));
        }

        if (expect.TryGetProperty("alarm", out var alarm) && alarm.GetString() == "none")
        {
            yield return Said("no alarm", outcome.Reports.All(r => r.Action != AlarmAction.Raise));
        }

        if (record.TryGetProperty("vendor", out var vendor) && vendor.GetString() is { } name && name != "Unknown")
        {
            yield return Said("vendor", string.Equals(Known(outcome.Vendor), Known(name), StringComparison.OrdinalIgnoreCase));
        }
    }

    private static bool Means(Normalised outcome, AlarmAction? action, string? kind) =>
        (action is null || (outcome.Rule is not null && outcome.Reports.Any(r => r.Action == action)))
        && (kind is null || outcome.Subject is { } about && (about.Kind == kind || (kind == "interface" && about.Kind == "port")));

    private static Normalised Of(byte[] bytes, RuleSet rules)
    {
        var entry = new DatagramEntry(1, new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero), Transport.SyslogUdp, "192.0.2.9", 514, bytes);
        if (!DatagramDecoder.TryDecode(entry, out var decoded, out _))
        {
            return new(null, "", []);
        }

        var outcome = Normaliser.Normalise(decoded, rules, NetworkInventory.Empty);
        return outcome with { Subject = Normaliser.Subject(decoded, outcome, NetworkInventory.Empty) };
    }

    // Direction and kind of object; null where the source states neither.
    private static (AlarmAction? Action, string? Kind)? Stated(string id, JsonElement expect)
    {
        if (id.StartsWith("noc/", StringComparison.Ordinal))
        {
            AlarmAction? said = expect.TryGetProperty("action", out var action) ? action.GetString() == "raise" ? AlarmAction.Raise : AlarmAction.Clear : null;
            var names = expect.TryGetProperty("vars", out var vars) ? vars.EnumerateObject().Select(v => v.Name).ToArray() : [];
            var kind = names.Contains("peer") || names.Contains("neighbor") ? names.Contains("interface") ? null : "peer" : names.Contains("interface") ? "interface" : null;
            return said is null && kind is null ? null : (said, kind);
        }

        return expect.TryGetProperty("yang", out var yang) ? Of(yang) : null;
    }

    // OpenConfig: an interface's oper-status, a BGP neighbour's session-state, adjacencies of OSPF and IS-IS.
    private static (AlarmAction? Action, string? Kind)? Of(JsonElement yang)
    {
        var state = Leaf(yang, ["oper_status", "oper-status", "session-state", "session_state", "adjacency-state", "adjacency_state"]);
        AlarmAction? action = state?.ToUpperInvariant() switch
        {
            "DOWN" or "IDLE" or "ACTIVE" or "CONNECT" or "INIT" => AlarmAction.Raise,
            "UP" or "ESTABLISHED" or "FULL" => AlarmAction.Clear,
            _ => null,
        };
        return yang.TryGetProperty("bgp", out _) ? (action, "peer")
            : InterfaceNames.Any(n => yang.TryGetProperty(n, out _)) ? (action, "interface")
            : action is null ? null : (action, null);
    }

    private static string? Leaf(JsonElement at, string[] names)
    {
        if (at.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in at.EnumerateObject())
        {
            if (names.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String)
            {
                return property.Value.GetString();
            }

            if (Leaf(property.Value, names) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Known(string vendor) => Same.GetValueOrDefault(vendor, vendor);
}
