using System.Collections.Immutable;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>A runner-up and its share of belief.</summary>
internal readonly record struct Rival(int Node, double Share, int Explained);

/// <summary>A cause settled on, the symptoms put down to it, and how sure that is.</summary>
internal sealed record Conclusion(Hypothesis Cause, IReadOnlyList<Symptom> Symptoms, double Confidence, ImmutableArray<Rival> Rivals)
{
    public bool Stands => Symptoms.Any(s => s.Stands);
}
