using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Finds the rule of a notification that no rule names, by an object that it binds.</summary>
internal sealed class BindingRules
{
    private readonly FrozenDictionary<Oid, ImmutableArray<(int Order, Rule Rule)>> byObject;
    private readonly ImmutableArray<int> lengths;

    public BindingRules(ImmutableArray<Rule> rules)
    {
        // A rule for any object goes after all that name theirs.
        byObject = rules.Select((r, order) => (Order: order, Rule: r))
            .SelectMany(r => r.Rule.Binds.Select(b => (Object: b, Order: b.IsEmpty ? r.Order + rules.Length : r.Order, r.Rule)))
            .GroupBy(b => b.Object, b => (b.Order, b.Rule))
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        lengths = [.. byObject.Keys.Select(k => k.Length).Distinct().Order()];
    }

    /// <summary>The first rule in the packs' order whose object is bound and whose conditions hold, with the binding.</summary>
    public (Rule Rule, TrapFacts Facts)? Find(TrapFacts facts)
    {
        (int Order, Rule Rule, TrapFacts Facts)? first = null;
        foreach (var binding in facts.Notification.VarBinds)
        {
            foreach (var (place, rules) in Places(binding.Name))
            {
                var own = new TrapFacts(facts.Notification) { DeviceVendor = facts.DeviceVendor, Bound = new(binding, place) };
                foreach (var (order, rule) in rules)
                {
                    if ((first is null || order < first.Value.Order) && rule.Applies(own))
                    {
                        first = (order, rule, own);
                    }
                }
            }
        }

        return first is { } found ? (found.Rule, found.Facts) : null;
    }

    private IEnumerable<(Oid Object, ImmutableArray<(int Order, Rule Rule)> Rules)> Places(Oid instance)
    {
        foreach (var length in lengths)
        {
            if (length <= instance.Length && instance.Take(length) is var place && byObject.TryGetValue(place, out var rules))
            {
                yield return (place, rules);
            }
        }
    }
}
