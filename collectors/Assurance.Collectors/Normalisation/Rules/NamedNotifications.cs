using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Notifications by their names, for logs that tell of an alarm by the notification's name and its state: hwLosAlarm_active, hwLosAlarm_clear.</summary>
internal sealed class NamedNotifications
{
    private static readonly string[] Endings = ["_ACTIVE", "_CLEAR", "_RESUME"];

    // By maker and name; what stands twice with two meanings counts for nothing.
    private readonly FrozenDictionary<(string Maker, string Name), Statement> raised;

    public NamedNotifications(ImmutableArray<Rule> rules) => raised = rules
        .Where(r => !r.Traps.IsEmpty && r.Statements is [{ Action: RuleAction.Raise, States: null }])
        .GroupBy(r => (r.Vendor, NameOf(r.Id)), r => r.Statements[0])
        .Where(g => g.Select(s => s.Condition).Distinct(StringComparer.Ordinal).Count() == 1)
        .ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>The rule with the condition that the notification of the event's name has. Where that condition has no qualifier, neither has this: then the two are
    /// one alarm. The same rule where no notification has the name.</summary>
    public Rule With(Rule rule, Mnemonic? mnemonic)
    {
        if (rule.Statements is not [var own] || mnemonic is null || !raised.TryGetValue((rule.Vendor, Stem(mnemonic.Name)), out var theirs))
        {
            return rule;
        }

        var shared = theirs with { Action = own.Action, Qualifier = theirs.Qualifier.IsEmpty ? theirs.Qualifier : own.Qualifier, Problem = own.Problem, Severity = Statement.Severities(ValueText.Empty) };
        return rule with { Statements = [shared] };
    }

    private static string NameOf(string id) => id[(id.LastIndexOf('.') + 1)..].ToUpperInvariant();

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
