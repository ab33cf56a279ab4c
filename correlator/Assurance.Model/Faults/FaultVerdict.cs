using System.Collections.Immutable;

namespace Assurance.Model.Faults;

public enum VerdictKind
{
    /// <summary>Other faults are part of this one.</summary>
    Merged,

    /// <summary>These alarms are a fault of their own.</summary>
    Split,

    /// <summary>This is what is broken.</summary>
    Rerooted,
}

/// <summary>What a person decided about a fault against the engine, and what the engine had thought: a case to learn from.</summary>
/// <param name="Root">The cause the person named or kept; null where the engine may name it.</param>
/// <param name="Before">What the engine had made of the fault's alarms.</param>
public sealed record FaultVerdict(VerdictKind Kind, string User, DateTimeOffset Time, EntityRef? Root, ImmutableArray<EngineOpinion> Before);

/// <summary>A fault as the engine saw it.</summary>
/// <param name="Confidence">0..1.</param>
/// <param name="Alarms">Ids of its alarms.</param>
public sealed record EngineOpinion(string Fault, EntityRef Root, double Confidence, ImmutableArray<string> Alarms);
