using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>
/// Notifications as a log tells of them: by name and state, hwLosAlarm_active and hwLosAlarm_clear, or by the identifier that the text gives
/// (captured as <c>oid</c>). The log's line and the notification are then one alarm, whichever comes first.
/// </summary>
internal sealed class NamedNotifications
{
    private static readonly string[] Endings = ["_ACTIVE", "_CLEAR", "_RESUME"];

    private static readonly ValueReference Identifier = new(ReferenceKind.Capture, "oid");

    // By maker and name; what stands twice with two meanings counts for nothing.
    private readonly FrozenDictionary<(string Maker, string Name), Rule> raised;

    private readonly TrapRules byIdentifier;

    public NamedNotifications(ImmutableArray<Rule> rules)
    {
        raised = rules
            .Where(r => !r.Traps.IsEmpty && r.Statements is [{ Action: RuleAction.Raise, States: null }])
            .GroupBy(r => (r.Vendor, r.Name.ToUpperInvariant()))
            .Where(g => g.Select(r => r.Statements[0].Condition).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => g.First());
        byIdentifier = new([.. rules.Where(r => r.Statements is [_] && r.Requirements.IsEmpty && r.Range is null)]);
    }

    /// <summary>The rule as the notification makes it: the condition, and what tells its instances apart where the log says that too. The same rule
    /// where no notification has the event's name; null where the text gives an identifier that no rule names.</summary>
    public Rule? With(Rule rule, Mnemonic? mnemonic, Facts facts)
    {
        if (facts.Value(Identifier) is { } identifier)
        {
            return Oid.TryParse(identifier, out var trap) && byIdentifier.Named(trap) is { } named
                ? About(rule, named, named.Statements[0], facts)
                : null;
        }

        return rule.Statements is not [var own] || mnemonic is null || !raised.TryGetValue((rule.Vendor, Stem(mnemonic.Name)), out var theirs) ? rule
            : About(rule, theirs, theirs.Statements[0] with { Action = own.Action, Problem = own.Problem }, facts);
    }

    // An interface, a path or a peer that the log names goes before what the notification speaks of; a part only where nothing else tells the alarms apart.
    private static Rule About(Rule rule, Rule theirs, Statement statement, Facts facts)
    {
        var isTold = statement.Qualifier.Read(facts).Length > 0;
        var own = rule.Statements is [var said] ? said.Qualifier : ValueText.Empty;
        return rule with
        {
            Object = rule.Object == ObjectSelector.Device || (isTold && rule.Object.Kind == "card") ? theirs.Object : rule.Object,
            Statements = [statement with { Qualifier = isTold || statement.Qualifier.IsEmpty ? statement.Qualifier : own, Severity = Statement.Severities(ValueText.Empty) }],
        };
    }

    private static string Stem(string name)
    {
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name[..^ending.Length];
            }
        }

        return name;
    }
}
