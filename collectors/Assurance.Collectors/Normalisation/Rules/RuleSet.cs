using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Polling;
using Assurance.Collectors.Smi;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

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
    private readonly FrozenDictionary<string, Oid> objects;
    private readonly FrozenDictionary<string, ConditionDefinition> conditions;
    private readonly MibNames names;

    internal RuleSet(ImmutableArray<Rule> rules, ImmutableArray<Signature> signatures, Vocabulary vocabulary, MibNames names)
    {
        Rules = rules;
        this.names = names;
        byId = rules.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);
        Traps = new(rules);
        Bindings = new(rules);
        Logs = new(rules);
        Conditions = [.. vocabulary.Conditions.OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new KnownCondition(c.Key, c.Value.Problem, c.Value.EventType.ToString(), c.Value.Cause.Name, c.Value.Severity.ToString()))];
        conditions = vocabulary.Conditions.ToFrozenDictionary(StringComparer.Ordinal);
        Vendors = new VendorIndex(signatures, vocabulary.Enterprises);
        objects = vocabulary.Objects.ToFrozenDictionary(StringComparer.Ordinal);
        Names = new(vocabulary.Objects.Select(o => (o.Value, o.Key)).Concat(names.All));
    }

    internal Rule? Named(string id) => byId.GetValueOrDefault(id);

    internal ConditionDefinition? Defined(string condition) => conditions.GetValueOrDefault(condition);

    /// <summary>Number of rules.</summary>
    public int Count => Rules.Length;

    /// <summary>Number of notifications that rules name: <c>X.N</c> and <c>X.0.N</c> are one (RFC 3584 §3.1), and what a rule takes of a whole parent is not counted.</summary>
    public int Notifications => Rules.SelectMany(r => r.Traps).Select(TrapRules.Plain).Distinct().Count();

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

    internal TrapRules Traps { get; }

    /// <summary>For notifications that no rule names.</summary>
    internal BindingRules Bindings { get; }

    internal LogRules Logs { get; }

    internal VendorIndex Vendors { get; }

    /// <summary>Of MIB objects, by packs, else by imported modules.</summary>
    internal OidNames Names { get; }

    /// <summary>The MIB object a pack defines by this name; null if none does.</summary>
    internal Oid? ObjectNamed(string name) => objects.TryGetValue(name, out var oid) ? oid : null;

    /// <summary>What imported modules say of names, enumerations and notifications.</summary>
    internal MibNames Imported => names;

    /// <summary>Names that imported modules gave.</summary>
    public int ImportedNames => names.Count;

    /// <summary>Name of the MIB object an instance belongs to, with its index, by packs, else by imported modules; the bare identifier where neither
    /// names it.</summary>
    public string NameOf(Oid instance)
    {
        var text = new TextBuffer(stackalloc char[128]);
        Names.Append(instance, ref text);
        return text.ToString();
    }

    /// <summary>Name of a notification, by packs and imported modules, else of the rule that names it; the nearest object's name where none does.</summary>
    public string NameOfTrap(Oid trap) => Names.At(trap) ?? Traps.Named(trap)?.Name ?? NameOf(trap);

    /// <summary>A binding's value, with the word an imported module's enumeration has for it: <c>down(2)</c>.</summary>
    public string ValueOf(VarBind binding)
    {
        return names.Count > 0 && binding.Value is { Type: SnmpType.Integer } value && value.AsInt64() is { } number
            && names.ObjectOf(binding.Name)?.Words?.GetValueOrDefault(number) is { } word ? $"{word}({value.AsText()})" : binding.Value.AsText();
    }
}
