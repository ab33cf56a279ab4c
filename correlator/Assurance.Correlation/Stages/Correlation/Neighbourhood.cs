using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The symptoms that have to be explained together, because some plausible cause reaches across them, and those causes.
/// What is weighed is remembered for one pass.</summary>
internal sealed class Neighbourhood(TopologyGraph graph, HypothesisScorer scorer, CauseIndex index, Func<string, IEnumerable<Symptom>> membersOf, DateTimeOffset now)
{
    /// <summary>A neighbourhood does not grow beyond so many symptoms: what lies further is left as it stands.</summary>
    public const int MaximumSymptoms = 4_000;

    /// <summary>A cause that explains two symptoms or more but costs so much more than they would alone binds nothing together.</summary>
    private const int LeastValue = -1_500;

    private readonly Dictionary<int, List<Hypothesis>> weighed = [];

    public HashSet<Symptom> Gather(IEnumerable<Symptom> seeds)
    {
        var found = new HashSet<Symptom>();
        var open = new Queue<Symptom>();
        var crossed = new HashSet<int>();
        Reach(seeds);
        while (open.TryDequeue(out var symptom))
        {
            foreach (var node in CauseIndex.Causes(symptom))
            {
                if (crossed.Add(node))
                {
                    Cross(node);
                }
            }

            Reach(symptom.LocalKey is null ? [] : index.Local(symptom.LocalKey));
            Reach(symptom.PowerSite < 0 ? [] : index.Power(symptom.PowerSite));
            Reach(symptom.Fault is null ? [] : membersOf(symptom.Fault));
        }

        return found;

        void Cross(int node)
        {
            foreach (var hypothesis in Broken(node))
            {
                if (hypothesis.Explains.Count > 1 && hypothesis.Value >= LeastValue)
                {
                    Reach(hypothesis.Explains);
                }
            }
        }

        void Reach(IEnumerable<Symptom> symptoms)
        {
            foreach (var symptom in symptoms)
            {
                if (found.Count < MaximumSymptoms && found.Add(symptom))
                {
                    open.Enqueue(symptom);
                }
            }
        }
    }

    public IReadOnlyList<Hypothesis> Broken(int node)
    {
        if (!weighed.TryGetValue(node, out var hypotheses))
        {
            weighed[node] = hypotheses = scorer.Broken(node, now);
        }

        return hypotheses;
    }

    /// <summary>Everything that would explain one of the symptoms.</summary>
    public List<Hypothesis> Causes(IEnumerable<Symptom> symptoms)
    {
        var causes = new List<Hypothesis>();
        var nodes = new HashSet<int>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var symptom in symptoms)
        {
            foreach (var node in CauseIndex.Causes(symptom))
            {
                if (nodes.Add(node))
                {
                    causes.AddRange(Broken(node));
                }
            }

            if (scorer.Local(symptom) is { } local && keys.Add(local.LocalKey!))
            {
                causes.Add(local);
            }
        }

        return causes;
    }

    /// <summary>An order of causes that is the same in every run, for breaking ties.</summary>
    public int Compare(Hypothesis a, Hypothesis b)
    {
        var order = a.IsLocal.CompareTo(b.IsLocal);
        order = order != 0 ? order : a.IsLocal ? string.CompareOrdinal(a.LocalKey, b.LocalKey) : Compare(a.Node, b.Node);
        return order != 0 ? order : a.Onset.CompareTo(b.Onset);
    }

    private int Compare(int a, int b)
    {
        var order = graph.KindOf(a).CompareTo(graph.KindOf(b));
        return order != 0 ? order : string.CompareOrdinal(graph.IdOf(a), graph.IdOf(b));
    }
}
