using System.Collections.Immutable;
using Assurance.Snmp;

namespace Assurance.Collectors.Smi;

/// <summary>Modules together, each definition with its place in the tree. What an absent module would name is looked for in all, then among the well-known.</summary>
internal sealed class SmiCatalogue
{
    private const int Deepest = 128;

    // Roots of the tree: ccitt(0), iso(1), joint-iso-ccitt(2).
    private const uint JointRoot = 2;

    private static readonly Dictionary<string, uint[]> WellKnown = new()
    {
        ["ccitt"] = [0], ["iso"] = [1], ["joint-iso-ccitt"] = [2], ["org"] = [1, 3], ["dod"] = [1, 3, 6], ["internet"] = [1, 3, 6, 1],
        ["directory"] = [1, 3, 6, 1, 1], ["mgmt"] = [1, 3, 6, 1, 2], ["mib-2"] = [1, 3, 6, 1, 2, 1], ["system"] = [1, 3, 6, 1, 2, 1, 1],
        ["interfaces"] = [1, 3, 6, 1, 2, 1, 2], ["ip"] = [1, 3, 6, 1, 2, 1, 4], ["transmission"] = [1, 3, 6, 1, 2, 1, 10], ["snmp"] = [1, 3, 6, 1, 2, 1, 11],
        ["experimental"] = [1, 3, 6, 1, 3], ["private"] = [1, 3, 6, 1, 4], ["enterprises"] = [1, 3, 6, 1, 4, 1], ["security"] = [1, 3, 6, 1, 5],
        ["snmpV2"] = [1, 3, 6, 1, 6], ["snmpDomains"] = [1, 3, 6, 1, 6, 1], ["snmpProxys"] = [1, 3, 6, 1, 6, 2], ["snmpModules"] = [1, 3, 6, 1, 6, 3],
        ["snmpTraps"] = [1, 3, 6, 1, 6, 3, 1, 1, 5], ["zeroDotZero"] = [0, 0], ["cisco"] = [1, 3, 6, 1, 4, 1, 9], ["ciscoMgmt"] = [1, 3, 6, 1, 4, 1, 9, 9],
        ["ciscoExperiment"] = [1, 3, 6, 1, 4, 1, 9, 10], ["ifIndex"] = [1, 3, 6, 1, 2, 1, 2, 2, 1, 1], ["ifDescr"] = [1, 3, 6, 1, 2, 1, 2, 2, 1, 2],
    };

    private static readonly uint[] Generic = [1, 3, 6, 1, 6, 3, 1, 1, 5];
    private static readonly uint[] SnmpV1 = [1, 3, 6, 1, 2, 1, 11];

    private readonly Dictionary<string, List<(SmiModule Module, SmiDefinition Definition)>> _byName = [];

    private SmiCatalogue(ImmutableArray<SmiModule> modules)
    {
        foreach (var module in modules)
        {
            foreach (var definition in module.Definitions)
            {
                (_byName.TryGetValue(definition.Name, out var all) ? all : _byName[definition.Name] = []).Add((module, definition));
            }
        }
    }

    public ImmutableArray<SmiNode> Nodes { get; private set; } = [];

    public static SmiCatalogue Of(ImmutableArray<SmiModule> modules, List<SmiProblem> problems)
    {
        var catalogue = new SmiCatalogue(modules);
        var nodes = ImmutableArray.CreateBuilder<SmiNode>();
        var lost = new List<(SmiModule Module, SmiDefinition Definition, string Missing)>();
        foreach (var module in modules)
        {
            foreach (var definition in module.Definitions.Where(d => d.Kind != SmiKind.Type))
            {
                if (Bounded(catalogue.Place(module, definition, 0, out var missing)) is { } place)
                {
                    nodes.Add(new(module, definition, place));
                }
                else
                {
                    lost.Add((module, definition, missing));
                }
            }
        }

        // One parent that is absent costs all below it, and is told once.
        problems.AddRange(lost.GroupBy(l => (l.Module.File, l.Module.Name, l.Missing)).Select(below => Orphans([.. below])));

        catalogue.Nodes = nodes.ToImmutable();
        return catalogue;
    }

    /// <summary>The object of this name as a module sees it.</summary>
    public (SmiModule Module, SmiDefinition Definition)? Find(SmiModule from, string name)
    {
        if (!_byName.TryGetValue(name, out var all))
        {
            return null;
        }

        var wanted = all.Exists(d => d.Module == from) ? from.Name : from.Imports.GetValueOrDefault(name);
        var at = all.FindIndex(d => d.Module.Name == wanted);
        return all[Math.Max(at, 0)];
    }

    /// <summary>The place of an object a module names; null when nothing defines it.</summary>
    public Oid? PlaceOf(SmiModule from, string name) => Bounded(Named(from, name, 0, out _));

    private static SmiProblem Orphans(ImmutableArray<(SmiModule Module, SmiDefinition Definition, string Missing)> below)
    {
        var (module, first, missing) = below[0];
        return new(module.File, first.Line, FormattableString.Invariant($"{first.Name}: nothing defines its parent {missing}{(below.Length > 1 ? $", and so of {below.Length - 1} more" : "")}"));
    }

    private static Oid? Bounded(uint[]? arcs) => arcs is { Length: <= Oid.MaxArcs } ? Oid.Of(arcs) : null;

    private uint[]? Place(SmiModule module, SmiDefinition definition, int depth, out string missing)
    {
        missing = definition.Name;
        if (depth > Deepest)
        {
            return null;
        }

        uint[]? parent = definition.Arcs[0] switch
        {
            { Name: null, Number: { } first } => [first],
            { Name: { } name, Number: { } number } => Named(module, name, depth, out missing) ?? (number <= JointRoot ? [number] : null),
            { Name: { } name } => Named(module, name, depth, out missing),
            _ => null,
        };
        foreach (var arc in definition.Arcs.AsSpan()[1..])
        {
            parent = parent is null ? null
                : arc.Number is { } number ? [.. parent, number]
                : arc.Name is { } name && WellKnown.TryGetValue(name, out var known) && known.Length == parent.Length + 1 ? known
                : null;
        }

        return parent is null || definition.Specific is not { } specific ? parent
            : parent.AsSpan().SequenceEqual(SnmpV1) ? [.. Generic, specific + 1]
            : [.. parent, 0, specific];
    }

    private uint[]? Named(SmiModule module, string name, int depth, out string missing)
    {
        missing = name;
        return Find(module, name) is { Definition.Kind: not SmiKind.Type } found && found.Definition.Name == name
            ? Place(found.Module, found.Definition, depth + 1, out missing)
            : WellKnown.GetValueOrDefault(name);
    }
}
