using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Finds the rule of a notification by its identifier.</summary>
internal sealed class TrapRules(ImmutableArray<Rule> rules)
{
    private readonly FrozenDictionary<Oid, ImmutableArray<Rule>> byTrap = Index(rules, r => r.Traps);
    private readonly FrozenDictionary<Oid, ImmutableArray<Rule>> byOtherForm = Index(rules, r => r.Traps.Select(OtherForm).OfType<Oid>().Except(r.Traps));
    private readonly FrozenDictionary<Oid, ImmutableArray<Rule>> byParent = Index(rules, r => r.TrapParents);

    /// <summary>The first rule of a trap whose conditions hold; else of those for all that its parent has.</summary>
    public Rule? Find(TrapFacts facts)
    {
        var trap = facts.Notification.TrapOid;
        return First(byTrap.GetValueOrDefault(trap, []), facts)
            ?? First(byOtherForm.GetValueOrDefault(trap, []), facts)
            ?? First(Unnamed(trap), facts);
    }

    /// <summary>The first rule that names it, whatever it binds; null where none does.</summary>
    public Rule? Named(Oid trap) => byTrap.TryGetValue(trap, out var own) || byOtherForm.TryGetValue(trap, out own) ? own[0] : null;

    // X.N and X.0.N are one notification.
    private ImmutableArray<Rule> Unnamed(Oid trap)
    {
        if (byParent.Count == 0 || trap.Length < 4)
        {
            return [];
        }

        var parent = trap.Take(trap.Length - 1);
        return byParent.TryGetValue(parent, out var rules) ? rules
            : byParent.GetValueOrDefault(parent[parent.Length - 1] == 0 ? parent.Take(parent.Length - 1) : parent.Append(0), []);
    }

    private static Rule? First(ImmutableArray<Rule> rules, TrapFacts facts)
    {
        foreach (var rule in rules)
        {
            if (rule.Applies(facts))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>The form without the zero: <c>X.N</c> of <c>X.0.N</c>.</summary>
    public static Oid Plain(Oid trap) => trap.Length > 1 && trap[trap.Length - 2] == 0 ? trap.Take(trap.Length - 2).Append(trap[trap.Length - 1]) : trap;

    // RFC 3584 §3.1: a v1 sender's X.N arrives as X.0.N. Only where no rule names the form that came: HH3C-RADIUS-MIB has both, for opposites.
    private static Oid? OtherForm(Oid trap) => trap.Length < 2 ? null
        : trap[trap.Length - 2] == 0 ? Plain(trap)
            : trap.Take(trap.Length - 1).Append(0, trap[trap.Length - 1]);

    private static FrozenDictionary<Oid, ImmutableArray<Rule>> Index(IEnumerable<Rule> rules, Func<Rule, IEnumerable<Oid>> places) => rules
        .SelectMany(r => places(r).Select(p => (Place: p, Rule: r)))
        .GroupBy(p => p.Place, p => p.Rule)
        .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
}
