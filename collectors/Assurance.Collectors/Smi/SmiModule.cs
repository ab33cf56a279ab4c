using System.Collections.Immutable;
using Assurance.Snmp;

namespace Assurance.Collectors.Smi;

/// <summary>One arc of a written value: a name, a number, or both, <c>org(3)</c>.</summary>
internal readonly record struct SmiArc(string? Name, uint? Number);

/// <summary>What a definition defines.</summary>
internal enum SmiKind
{
    /// <summary>A name for a place: OBJECT IDENTIFIER, MODULE-IDENTITY, OBJECT-IDENTITY, groups.</summary>
    Node,
    Object,
    Notification,
    Type,
}

/// <summary>A definition as written.</summary>
/// <param name="Arcs">Its value; for a TRAP-TYPE its enterprise, the number is <paramref name="Specific"/>.</param>
/// <param name="Syntax">Name of its type; empty when it has none.</param>
internal sealed record SmiDefinition(string Name, SmiKind Kind, int Line, ImmutableArray<SmiArc> Arcs, string Syntax)
{
    public uint? Specific { get; init; }

    public ImmutableArray<KeyValuePair<int, string>> Enumeration { get; init; } = [];

    /// <summary>INDEX of a row, or the row it AUGMENTS.</summary>
    public ImmutableArray<string> Index { get; init; } = [];

    /// <summary>OBJECTS or VARIABLES of a notification, in order.</summary>
    public ImmutableArray<string> Objects { get; init; } = [];

    public string Description { get; init; } = "";

    /// <summary>Such as SEVERITY, TYPE and STATE of <c>--#SEVERITY CRITICAL</c>.</summary>
    public ImmutableDictionary<string, string> Annotations { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="Imports">The module each imported name comes from.</param>
internal sealed record SmiModule(
    string Name, string File, ImmutableDictionary<string, string> Imports, ImmutableArray<SmiDefinition> Definitions);

/// <summary>A definition with its place in the tree.</summary>
internal sealed record SmiNode(SmiModule Module, SmiDefinition Definition, Oid Oid)
{
    public string Name => Definition.Name;
}
