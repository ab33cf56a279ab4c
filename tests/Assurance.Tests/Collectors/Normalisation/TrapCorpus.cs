using System.Text.Json;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>Whether the rules agree with what others say of a notification.</summary>
/// <param name="Known">Whether a rule knows it at all.</param>
internal sealed record TrapJudgement(string Id, bool Known, bool Agrees, string Got);

/// <summary>alarm-pairs.jsonl, mib-name-pairs.jsonl and traps-text.jsonl, judged.</summary>
internal static class TrapCorpus
{
    /// <summary>Raise and clear of a pair must be one condition's, in that direction.</summary>
    public static IEnumerable<TrapJudgement> Pairs(string path, RuleSet rules) => Records(path, r => r.TryGetProperty("raise", out _), record =>
    {
        var (raise, clear) = (Rule(record.GetProperty("raise"), rules), Rule(record.GetProperty("clear"), rules));
        var known = raise is not null && clear is not null;
        return new TrapJudgement(Id(record), known, known && Says(raise!, RuleAction.Raise) && Says(clear!, RuleAction.Clear) && Conditions(raise!).Overlaps(Conditions(clear!)), $"{raise?.Id} / {clear?.Id}");
    });

    /// <summary>Whole notifications: what its source calls normal must not raise, what it calls an error must not clear.</summary>
    public static IEnumerable<TrapJudgement> Packets(string path, RuleSet rules) => Records(path, r => r.TryGetProperty("built_packet", out _), record =>
    {
        var entry = new DatagramEntry(1, StandardPacks.At, Transport.Snmp, "192.0.2.9", 162, Convert.FromHexString(record.GetProperty("built_packet").GetString()!));
        var outcome = DatagramDecoder.TryDecode(entry, out var decoded, out _) ? Normaliser.Normalise(decoded, rules, NetworkInventory.Empty) : new(null, "", []);
        var severities = record.GetProperty("expect").TryGetProperty("events", out var events)
            ? events.EnumerateArray().Select(e => e.TryGetProperty("severity", out var s) ? s.GetString() : null).ToArray() : [];
        var wrong = (severities.Contains("Ok") && outcome.Reports.Any(r => r.Action == AlarmAction.Raise))
            || (severities.Contains("Error") && outcome.Reports.Any(r => r.Action == AlarmAction.Clear));
        return new TrapJudgement(Id(record), outcome.Rule is not null, !wrong, $"{outcome.Rule}: {string.Join("; ", outcome.Reports.Select(r => $"{r.Action} {r.Key}"))}, stated {string.Join(',', severities)}");
    });

    private static IEnumerable<TrapJudgement> Records(string path, Func<JsonElement, bool> applies, Func<JsonElement, TrapJudgement> judge)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var record = JsonDocument.Parse(line);
            if (applies(record.RootElement))
            {
                yield return judge(record.RootElement);
            }
        }
    }

    private static Rule? Rule(JsonElement trap, RuleSet rules)
    {
        var names = trap.TryGetProperty("trap_oid", out var one) ? [one.GetString()!]
            : trap.TryGetProperty("trap_oid_candidates", out var several) ? several.EnumerateArray().Select(o => o.GetString()!).ToArray() : [];
        return names.Where(n => Oid.TryParse(n, out _)).Select(n => (Name: Oid.Parse(n), Parent: Oid.Parse(n[..n.LastIndexOf('.')])))
            .SelectMany(n => rules.Rules.Where(r => (r.Traps.Contains(n.Name) || r.TrapParents.Contains(n.Parent)) && r.Requirements.IsEmpty))
            .FirstOrDefault();
    }

    private static bool Says(Rule rule, RuleAction action) =>
        rule.Statements.Any(s => s.States is { } states ? states.Actions.Values.Contains(action) || states.Otherwise == action : s.Action == action);

    private static HashSet<string> Conditions(Rule rule) => [.. rule.Statements.Select(s => s.Condition)];

    private static string Id(JsonElement record) => record.GetProperty("id").GetString()!;
}
