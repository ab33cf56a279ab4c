using System.Collections.Frozen;
using Assurance.Collectors.Normalisation.Expressions;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Where a value comes from.</summary>
internal enum ReferenceKind
{
    /// <summary>The name itself.</summary>
    Literal,

    /// <summary>What a template captured.</summary>
    Capture,

    /// <summary><c>$name</c>: structured data, or <c>name=value</c> in the text.</summary>
    Parameter,

    /// <summary>The first binding of a MIB object.</summary>
    Varbind,

    /// <summary>The value of the binding at <see cref="ValueReference.Place"/>.</summary>
    Position,

    /// <summary>The last arc, or the last <see cref="ValueReference.Arcs"/>, of that binding's name.</summary>
    PositionIndex,

    /// <summary>What <see cref="ValueReference.Expression"/> computes.</summary>
    Expression,

    /// <summary>A property of the message: <c>vendor</c>, <c>host</c>, <c>app</c>, <c>event</c>, <c>level</c> (0 to 7, as the event's name states it), <c>trapOid</c>, <c>trapNumber</c>, <c>range</c>; <c>bound</c> and <c>boundRow</c>, value and row of the binding that a rule's <c>binds</c> found.</summary>
    Property,
}

/// <summary>One value a rule reads.</summary>
internal sealed record ValueReference(ReferenceKind Kind, string Name)
{
    public Oid Object { get; init; }

    public Expression? Expression { get; init; }

    /// <summary>Place of a binding, from 1.</summary>
    public int Place { get; init; }

    /// <summary>How many arcs of the binding's name, from its end.</summary>
    public int Arcs { get; init; }

    /// <summary>How to read the object's index instead of its value; null for the value.</summary>
    public IndexForm? Index { get; init; }

    /// <summary>Translates the value; what it does not hold counts as absent.</summary>
    public FrozenDictionary<string, string>? Table { get; init; }

    public string? Read(Facts facts)
    {
        var value = Expression is null ? facts.Value(this) : Expression.Evaluate(facts).AsText();
        return string.IsNullOrEmpty(value) ? null : Table is null ? value : Table.GetValueOrDefault(value);
    }
}
