using Assurance.Correlation.Topology;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Alarms that a person keeps together as one fault. They are weighed among themselves: nothing else draws them away.</summary>
/// <param name="fault">The fault.</param>
/// <param name="verdict">What was decided.</param>
/// <param name="localKey">Set where the cause kept is nothing of the graph: <see cref="Hypothesis.LocalKey"/>.</param>
internal sealed class HeldGroup(FaultCase fault, FaultVerdict verdict, string? localKey)
{
    public FaultCase Fault { get; } = fault;

    public FaultVerdict Verdict { get; } = verdict;

    public CauseIndex Index { get; } = new();

    /// <summary>Whether an alarm that comes later follows from the cause that the person named: the cause reaches it, and it comes when what it
    /// brings would.</summary>
    public bool Draws(Symptom symptom, TopologyGraph graph, ExpectationBook expectations)
    {
        var node = Verdict.Root is { } root && localKey is null ? graph.Find(root) : -1;
        if (node < 0 || symptom.Reach?.Contains(node) != true || symptom.Class == SymptomClass.Other)
        {
            return false;
        }

        var known = Fault.Linked.Where(s => s.Reach?.Contains(node) == true).ToList();
        var all = known.Append(symptom).Order(Comparer<Symptom>.Create(Symptom.Compare)).ToList();
        return known.Count == 0 || Episodes.Of(all, node, expectations.Of(node).OfSessions).Exists(e => e.Symptoms.Contains(symptom) && e.Symptoms.Count > 1);
    }

    /// <summary>The cause as the person named it, or the likeliest; every alarm of the group is put down to it.</summary>
    public Conclusion Conclude(TopologyGraph graph, HypothesisScorer scorer, DateTimeOffset now)
    {
        var symptoms = Fault.Linked.Order(Comparer<Symptom>.Create(Symptom.Compare)).ToList();
        var within = new Neighbourhood(graph, scorer, Index, _ => Fault.Linked, now);
        var cause = Stated(symptoms, graph, scorer, now) ?? Likeliest(symptoms, within);
        var conclusion = Conclusion.Of(cause with { Explains = symptoms }, symptoms, Companions.None, within);
        return Verdict.Root is null ? conclusion : conclusion with { Confidence = 1 };
    }

    private static Hypothesis Likeliest(List<Symptom> symptoms, Neighbourhood within) =>
        ExplanationSolver.Solve([.. symptoms], within).MaxBy(c => (c.Symptoms.Count(s => s.Stands), c.Symptoms.Count))!.Cause;

    private Hypothesis? Stated(List<Symptom> symptoms, TopologyGraph graph, HypothesisScorer scorer, DateTimeOffset now)
    {
        if (localKey is not null)
        {
            return symptoms.Select(scorer.Local).FirstOrDefault(h => h?.LocalKey == localKey);
        }

        var node = Verdict.Root is { } root ? graph.Find(root) : -1;
        if (node < 0)
        {
            return null;
        }

        var entry = symptoms.SelectMany(s => s.Causes).FirstOrDefault(c => c.Node == node);
        return (entry is null ? null : scorer.Broken(entry, now).MaxBy(h => h.Explains.Count)) ?? OnTrust(node, symptoms, graph, now);
    }

    // Nothing that is reported speaks for it: the person knows.
    private static Hypothesis OnTrust(int node, List<Symptom> symptoms, TopologyGraph graph, DateTimeOffset now) => new()
    {
        Node = node,
        Onset = symptoms[0].Onset,
        Score = Likelihood.Prior(graph.KindOf(node)),
        Explains = symptoms,
        OwnSeen = symptoms.Exists(s => s.Node == node),
        Ripe = now - symptoms[0].Onset >= Likelihood.Patience,
    };
}
