using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Polling;
using Assurance.Collectors.Smi;
using Assurance.Model.Alarms;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>A log rule that took a message, with what its template captured.</summary>
internal sealed record LogMatch(Rule Rule, SyslogFacts Facts);

/// <summary>A pack file with rules that hold.</summary>
/// <param name="Layer">0 for a delivered one.</param>
/// <param name="Rules">Those that hold: what a later layer replaces is not among them.</param>
public sealed record PackInForce(int Layer, string File, string Vendor, int Rules);

/// <summary>A condition rules may name.</summary>
public sealed record KnownCondition(string Name, string Problem, string Event, string Cause, string Severity);

/// <summary>Compiled rules, indexed so that a look-up does not grow with their number. Immutable and safe for any thread.</summary>
public sealed class RuleSet
{
    private readonly FrozenDictionary<string, Rule> byId;
    private readonly FrozenDictionary<Oid, ImmutableArray<Rule>> byTrap;
    private readonly FrozenDictionary<Oid, ImmutableArray<Rule>> byTrapParent;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byMnemonic;
    private readonly TextIndex<Rule> byText;
    private readonly FrozenDictionary<Oid, string> objectNames;
    private readonly FrozenDictionary<string, Oid> objects;
    private readonly FrozenDictionary<string, ConditionDefinition> conditions;
    private readonly MibNames names;

    internal RuleSet(ImmutableArray<Rule> rules, ImmutableArray<Signature> signatures, Vocabulary vocabulary, MibNames names)
    {
        Rules = rules;
        this.names = names;
        byId = rules.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);
        byTrap = Index(rules, r => r.Traps.SelectMany(BothForms).Distinct());
        byTrapParent = Index(rules, r => r.TrapParents);
        byMnemonic = Index(rules, r => r.Mnemonics.Select(m => m.Key).Distinct(StringComparer.Ordinal));

        // What any maker may write in plain words comes after every maker's own, whatever the names of the folders.
        byText = new(rules.Where(r => r.Mnemonics.IsEmpty).OrderBy(r => r.Layer == 0 && r.Vendor.Length == 0), r => r.Templates);
        Conditions = [.. vocabulary.Conditions.OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new KnownCondition(c.Key, c.Value.Problem, c.Value.EventType.ToString(), c.Value.Cause.Name, c.Value.Severity.ToString()))];
        conditions = vocabulary.Conditions.ToFrozenDictionary(StringComparer.Ordinal);
        Vendors = new VendorIndex(signatures, vocabulary.Enterprises);
        objects = vocabulary.Objects.ToFrozenDictionary(StringComparer.Ordinal);
        objectNames = vocabulary.Objects.GroupBy(o => o.Value).ToFrozenDictionary(g => g.Key, g => g.First().Key);
    }

    internal Rule? Named(string id) => byId.GetValueOrDefault(id);

    internal ConditionDefinition? Defined(string condition) => conditions.GetValueOrDefault(condition);

    /// <summary>Number of rules.</summary>
    public int Count => Rules.Length;

    /// <summary>How a device is asked whether a condition still stands, by condition.</summary>
    internal FrozenDictionary<string, PollDefinition> Polls { get; init; } = FrozenDictionary<string, PollDefinition>.Empty;

    /// <summary>What follows from what, as packs say.</summary>
    public ImmutableArray<CausalRelation> Relations { get; init; } = [];

    /// <summary>By name.</summary>
    public ImmutableArray<KnownCondition> Conditions { get; }

    /// <summary>Files by layer and path.</summary>
    public IEnumerable<PackInForce> Packs => Rules.GroupBy(r => (r.Layer, r.File)).OrderBy(g => g.Key.Layer).ThenBy(g => g.Key.File, StringComparer.Ordinal)
        .Select(g => new PackInForce(g.Key.Layer, g.Key.File, g.First().Vendor, g.Count()));

    internal ImmutableArray<Rule> Rules { get; }

    internal VendorIndex Vendors { get; }

    /// <summary>The first rule of a trap whose conditions hold; else of those for all that its parent has.</summary>
    internal Rule? Find(TrapFacts facts) => First(byTrap.GetValueOrDefault(facts.Notification.TrapOid, []), facts) ?? First(Unnamed(facts.Notification.TrapOid), facts);

    // X.N and X.0.N are one notification.
    private ImmutableArray<Rule> Unnamed(Oid trap)
    {
        if (byTrapParent.Count == 0 || trap.Length < 4)
        {
            return [];
        }

        var parent = trap.Take(trap.Length - 1);
        return byTrapParent.TryGetValue(parent, out var rules) ? rules
            : byTrapParent.GetValueOrDefault(parent[parent.Length - 1] == 0 ? parent.Take(parent.Length - 1) : parent.Append(0), []);
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

    /// <summary>The first log rule that takes a text: by its mnemonic, else by what it says. Makers share mnemonics, so where the maker is
    /// known its own rules come first.</summary>
    /// <param name="content">The text after the mnemonic.</param>
    /// <param name="maker">Whose message it is for certain; empty when nothing is.</param>
    internal LogMatch? Find(Mnemonic? mnemonic, string content, string application, SyslogMessage? message, string vendor, string maker)
    {
        var candidates = Candidates(mnemonic, content);
        foreach (var rule in maker.Length == 0 ? candidates : candidates.OrderBy(r => r.Vendor == maker ? 0 : 1))
        {
            if (Try(rule, content, application, message, vendor) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    private IEnumerable<Rule> Candidates(Mnemonic? mnemonic, string content)
    {
        foreach (var key in mnemonic?.Keys ?? [])
        {
            foreach (var rule in byMnemonic.GetValueOrDefault(key, []))
            {
                yield return rule;
            }
        }

        foreach (var rule in byText.Candidates(content))
        {
            yield return rule;
        }
    }

    /// <summary>The MIB object a pack defines by this name; null if none does.</summary>
    internal Oid? ObjectNamed(string name) => objects.TryGetValue(name, out var oid) ? oid : null;

    /// <summary>Names that imported modules gave.</summary>
    public int ImportedNames => names.Count;

    /// <summary>Name of the MIB object an instance belongs to, with its index, by packs, else by imported modules; the bare identifier where neither
    /// names it.</summary>
    public string NameOf(Oid instance)
    {
        for (var length = instance.Length; length > 2; length--)
        {
            var place = instance.Take(length);
            if ((objectNames.GetValueOrDefault(place) ?? names.NameAt(place)) is { } name)
            {
                return length == instance.Length ? name : $"{name}.{string.Join('.', instance.Arcs[length..].ToArray())}";
            }
        }

        return instance.ToString();
    }

    /// <summary>A binding's value, with the word an imported module's enumeration has for it: <c>down(2)</c>.</summary>
    public string ValueOf(VarBind binding)
    {
        if (names.Count > 0 && binding.Value is { Type: SnmpType.Integer } value && value.AsInt64() is { } number)
        {
            for (var length = binding.Name.Length; length > 2; length--)
            {
                if (names.NameAt(binding.Name.Take(length)) is not null)
                {
                    return names.WordFor(binding.Name.Take(length), number) is { } word ? $"{word}({value.AsText()})" : value.AsText();
                }
            }
        }

        return binding.Value.AsText();
    }

    private static LogMatch? Try(Rule rule, string content, string application, SyslogMessage? message, string vendor)
    {
        if (!rule.AppliesTo(application))
        {
            return null;
        }

        if (rule.Templates.IsEmpty)
        {
            return Applied(rule, new SyslogFacts(content, message, FrozenDictionary<string, string>.Empty) { DeviceVendor = vendor });
        }

        foreach (var template in rule.Templates)
        {
            if (template.Match(content) is { } captures &&
                Applied(rule, new SyslogFacts(content, message, captures) { DeviceVendor = vendor }) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    private static LogMatch? Applied(Rule rule, SyslogFacts facts) => rule.Applies(facts) ? new(rule, facts) : null;

    // RFC 3584 §3.1: a v1 sender's X.N arrives as X.0.N.
    private static IEnumerable<Oid> BothForms(Oid trap)
    {
        yield return trap;
        if (trap.Length >= 2)
        {
            yield return trap[trap.Length - 2] == 0
                ? trap.Take(trap.Length - 2).Append(trap[trap.Length - 1])
                : trap.Take(trap.Length - 1).Append(0, trap[trap.Length - 1]);
        }
    }

    private static FrozenDictionary<TKey, ImmutableArray<Rule>> Index<TKey>(IEnumerable<Rule> rules, Func<Rule, IEnumerable<TKey>> keys)
        where TKey : notnull => rules
        .SelectMany(r => keys(r).Select(k => (Key: k, Rule: r)))
        .GroupBy(p => p.Key, p => p.Rule)
        .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
}
