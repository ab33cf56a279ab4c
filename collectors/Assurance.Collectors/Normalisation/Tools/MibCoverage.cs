using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Smi;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>
/// <c>rules coverage MIBS</c>: which notifications of these modules a rule names, which fall to a rule for all of their parent, which no rule knows; and
/// where a pair by name (<c>fooDown</c>, <c>fooUp</c>) is none by the rules.
/// </summary>
public static class MibCoverage
{
    private const string Standard = "(standard)";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line a module, by vendor, then the unknown and the pairs in doubt; with <paramref name="json"/> an object a notification instead.</summary>
    /// <param name="paths">Modules, or folders of them; nothing of them is kept.</param>
    /// <param name="all">Also says what each known notification becomes.</param>
    /// <returns>Whether the modules have a notification at all.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static bool Run(IEnumerable<string> paths, RuleSet rules, TextWriter output, bool json, bool all)
    {
        var problems = new List<SmiProblem>();
        var catalogue = SmiCatalogue.Of(MibImport.Read(MibImport.Files(paths), problems), problems);
        var found = Found(catalogue, rules);
        if (json)
        {
            found.ForEach(n => output.WriteLine(Json(n).ToJsonString(Plain)));
            return found.Count > 0;
        }

        foreach (var vendor in found.GroupBy(n => n.Vendor).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(Line(vendor.Key, [.. vendor]));
            foreach (var module in vendor.GroupBy(n => n.Module).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                output.WriteLine(Line("  " + module.Key, [.. module]));
            }
        }

        output.WriteLine(Line("all", found));
        found.Where(n => n.Rule is null).ToList().ForEach(n => output.WriteLine($"unknown  {n.Vendor} {n.Module}::{n.Name} {n.Oid} ({string.Join(", ", n.Objects)})"));
        if (all)
        {
            found.Where(n => n.Rule is not null).ToList().ForEach(n => output.WriteLine($"known    {n.Vendor} {n.Module}::{n.Name} {n.Oid} {n.Rule!.Id}: {string.Join(' ', n.Actions)} {string.Join(' ', n.Conditions)}"));
        }

        found.Where(n => n.Doubt.Length > 0).ToList().ForEach(n => output.WriteLine($"doubt    {n.Vendor} {n.Module}::{n.Name} {n.Oid} {n.Rule!.Id}: {n.Doubt}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems in the modules (rules import-mib lists them)"));
        return found.Count > 0;
    }

    /// <summary>Writes how many notifications the rules name, and how many rules there are.</summary>
    public static void Count(RuleSet rules, TextWriter output) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rules.Notifications} notifications named, {rules.Count} rules"));

    private static List<Notification> Found(SmiCatalogue catalogue, RuleSet rules)
    {
        var named = rules.Rules.SelectMany(r => r.Traps.Select(t => (Key: Form(t), Rule: r))).ToLookup(r => r.Key, r => r.Rule);
        var parents = rules.Rules.SelectMany(r => r.TrapParents.Select(t => (Key: Form(t.Append(1)), Rule: r))).ToLookup(r => r.Key.Take(r.Key.Length - 1), r => r.Rule);
        var found = new List<Notification>();
        var seen = new HashSet<Oid>();
        foreach (var module in catalogue.Nodes.Where(n => n.Definition.Kind == SmiKind.Notification).GroupBy(n => n.Module.Name))
        {
            SmiNode[] nodes = [.. module];
            var guesses = NotificationGuess.Of([.. nodes.Select(n => n.Name)]).ToLookup(g => g.Name);
            var own = nodes.ToLookup(n => n.Name, n => (ImmutableArray<Rule>)[.. named[Form(n.Oid)]]);
            foreach (var node in nodes.Where(n => seen.Add(Form(n.Oid))))
            {
                var rule = named[Form(node.Oid)].FirstOrDefault();
                var general = rule is null ? parents[Form(node.Oid).Take(Form(node.Oid).Length - 1)].FirstOrDefault() : null;
                var vendor = rules.Vendors.Of(node.Oid) is { Length: > 0 } maker ? maker : node.Oid.TrySuffix(Oid.Parse("1.3.6.1.4.1"), out _) ? "(other)" : Standard;
                found.Add(new(vendor, module.Key, node.Name, node.Oid, node.Definition.Objects, rule ?? general, general is not null, Doubt(guesses[node.Name].First(), own)));
            }
        }

        return found;
    }

    // Only where both halves are written: a rule that reads a state from a binding says nothing by itself.
    private static string Doubt(GuessedDirection guess, ILookup<string, ImmutableArray<Rule>> own)
    {
        if (guess is not { IsSure: true, Action: "clear", Partner: { } partner } || own[guess.Name].First() is not [var clear, ..] || own[partner].FirstOrDefault() is not [var raise, ..])
        {
            return "";
        }

        var (clears, raises) = (Statements(clear), Statements(raise));
        return clears.Concat(raises).Any(s => s.States is not null) ? ""
            : !clears.Any(c => c.Action == RuleAction.Clear) ? $"the end of {partner} by its name, and it clears nothing"
            : !clears.Select(c => c.Condition).Intersect(raises.Select(r => r.Condition)).Any() ? $"clears another condition than {partner} raises"
            : "";
    }

    private static Statement[] Statements(Rule? rule) => rule is null ? [] : [.. rule.Statements];

    // X.N and X.0.N are one notification (RFC 3584).
    private static Oid Form(Oid oid) => oid.Length > 2 && oid[oid.Length - 2] == 0 ? oid.Take(oid.Length - 2).Append(oid[oid.Length - 1]) : oid;

    private static string Line(string title, List<Notification> of)
    {
        var (unknown, general) = (of.Count(n => n.Rule is null), of.Count(n => n.IsGeneral));
        return string.Create(CultureInfo.InvariantCulture,
            $"{title,-48} {of.Count,6} notifications {of.Count - unknown - general,6} by a rule {general,6} by their parent's {unknown,6} unknown {100.0 * (of.Count - unknown) / of.Count,6:0.0} %");
    }

    private static JsonObject Json(Notification n) => new()
    {
        ["vendor"] = n.Vendor,
        ["module"] = n.Module,
        ["name"] = n.Name,
        ["oid"] = n.Oid.ToString(),
        ["objects"] = new JsonArray([.. n.Objects.Select(o => (JsonNode)o)]),
        ["rule"] = n.Rule?.Id,
        ["general"] = n.IsGeneral,
        ["actions"] = new JsonArray([.. n.Actions.Select(a => (JsonNode)a)]),
        ["conditions"] = new JsonArray([.. n.Conditions.Select(c => (JsonNode)c)]),
        ["doubt"] = n.Doubt,
    };

    /// <param name="IsGeneral">The rule is one for whatever its parent has.</param>
    private sealed record Notification(string Vendor, string Module, string Name, Oid Oid, ImmutableArray<string> Objects, Rule? Rule, bool IsGeneral, string Doubt)
    {
        public IEnumerable<string> Actions => Statements(Rule).SelectMany(s => s.States is { } states ? states.Actions.Values.Append(states.Otherwise) : [s.Action]).Distinct().Select(a => a.ToString().ToLowerInvariant());

        public IEnumerable<string> Conditions => Statements(Rule).Select(s => s.Condition).Distinct();
    }
}
