using System.Collections.Immutable;
using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Gathers the symptoms that have to be explained together, because some plausible cause reaches across them, and those causes.</summary>
internal sealed class Neighbourhood(TopologyGraph graph, HypothesisScorer scorer, CauseIndex index, Func<string, IEnumerable<Symptom>> membersOf, DateTimeOffset now)
{
    /// <summary>A neighbourhood does not grow beyond so many symptoms: what lies further is left as it stands.</summary>
    public const int MaximumSymptoms = 4_000;

    /// <summary>A cause that explains two symptoms or more but costs so much more than they would alone is none, and binds nothing together.</summary>
    private const int LeastValue = -1_500;

    public HashSet<Symptom> Gather(Symptom seed)
    {
        var found = new HashSet<Symptom>();
        var open = new Queue<Symptom>();
        var pass = index.NextPass();
        Reach(seed);
        while (open.TryDequeue(out var symptom))
        {
            foreach (var cause in symptom.Causes)
            {
                if (cause.Pass != pass)
                {
                    cause.Pass = pass;
                    Cross(scorer.Broken(cause, now));
                }
            }

            ReachAll(symptom.LocalKey is null ? [] : index.Local(symptom.LocalKey));
            ReachAll(symptom.PowerSite < 0 ? [] : index.Power(symptom.PowerSite));
            foreach (var member in symptom.Fault is null ? [] : membersOf(symptom.Fault))
            {
                Reach(member);
            }
        }

        return found;

        void Cross(List<Hypothesis> ways)
        {
            foreach (var hypothesis in ways)
            {
                if (Binds(hypothesis))
                {
                    ReachAll(hypothesis.Explains);
                }
            }
        }

        void ReachAll(IReadOnlyList<Symptom> symptoms)
        {
            for (var i = 0; i < symptoms.Count; i++)
            {
                Reach(symptoms[i]);
            }
        }

        void Reach(Symptom symptom)
        {
            if (found.Count < MaximumSymptoms && found.Add(symptom))
            {
                open.Enqueue(symptom);
            }
        }
    }

    /// <summary>Everything that may be the cause of some of the symptoms: what binds several together, and for each the likeliest that explains
    /// it alone.</summary>
    public List<Hypothesis> Causes(IEnumerable<Symptom> symptoms)
    {
        var causes = new List<Hypothesis>();
        var pass = index.NextPass();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var symptom in symptoms)
        {
            var alone = scorer.Local(symptom);
            if (alone is { Explains.Count: > 1 })
            {
                causes.AddRange(keys.Add(alone.LocalKey!) ? [alone] : []);
                alone = null;
            }

            AddBroken(causes, symptom, alone, pass);
        }

        return causes;
    }

    private void AddBroken(List<Hypothesis> causes, Symptom symptom, Hypothesis? alone, long pass)
    {
        Hypothesis? likeliest = null;
        var bound = false;
        foreach (var cause in symptom.Causes)
        {
            foreach (var hypothesis in scorer.Broken(cause, now))
            {
                var mine = hypothesis.Explains.Count == cause.Symptoms.Count || (!bound && hypothesis.Explains.Contains(symptom));
                if (Binds(hypothesis))
                {
                    Add(causes, hypothesis, pass);
                    bound |= mine;
                }
                else if (!mine)
                {
                    continue;
                }
                else if (hypothesis.Explains.Count == 1)
                {
                    alone = alone is null || Better(hypothesis, alone) ? hypothesis : alone;
                }
                else
                {
                    likeliest = likeliest is null || Better(hypothesis, likeliest) ? hypothesis : likeliest;
                }
            }
        }

        // Nothing is left without an explanation, however poor.
        alone ??= bound ? null : likeliest;
        if (alone is not null)
        {
            Add(causes, alone, pass);
        }
    }

    /// <summary>Everything that would explain one of the symptoms, however unlikely.</summary>
    public IEnumerable<Hypothesis> Rivals(IEnumerable<Symptom> symptoms)
    {
        var pass = index.NextPass();
        foreach (var symptom in symptoms)
        {
            foreach (var cause in symptom.Causes.Where(c => c.Pass != pass))
            {
                cause.Pass = pass;
                foreach (var hypothesis in scorer.Broken(cause, now))
                {
                    yield return hypothesis;
                }
            }
        }
    }

    public bool IsDeviceOrSite(int node) => graph.KindOf(node) is NodeKind.Device or NodeKind.Site;

    /// <summary>Whether it carries traffic from device to device, or ends what does.</summary>
    public bool Carries(int node) => graph.KindOf(node) is NodeKind.Port or NodeKind.Interface || graph.KindOf(node).IsSignalLink();

    public IReadOnlySet<int> Unheard(Hypothesis cause) => scorer.Suspicion.Unheard(cause, now);

    public bool TakesDown(int node, IReadOnlySet<int> devices) => scorer.Suspicion.TakesDown(node, devices);

    public ImmutableArray<int> Once(ImmutableArray<int> doubted) => scorer.Suspicion.Once(doubted);

    public bool LosesUntold(int rival, Hypothesis cause) => scorer.Suspicion.LosesUntold(rival, cause);

    public bool TakesMore(int rival, Hypothesis cause) => scorer.Suspicion.TakesMore(rival, cause, now);

    /// <summary>Whether most of what it would make others report would have been heard by now.</summary>
    public bool HasWaited(Hypothesis cause) => now - cause.Onset >= Likelihood.MostAreHeard;

    /// <summary>An order of causes that is the same in every run, for breaking ties.</summary>
    public int Compare(Hypothesis a, Hypothesis b)
    {
        var order = a.IsLocal.CompareTo(b.IsLocal);
        order = order != 0 ? order : a.IsLocal ? string.CompareOrdinal(a.LocalKey, b.LocalKey) : Compare(a.Node, b.Node);
        return order != 0 ? order : a.Onset.CompareTo(b.Onset);
    }

    private int Compare(int a, int b)
    {
        var order = ((int)graph.KindOf(a)).CompareTo((int)graph.KindOf(b));
        return order != 0 ? order : string.CompareOrdinal(graph.IdOf(a), graph.IdOf(b));
    }

    private static bool Binds(Hypothesis hypothesis) => hypothesis.Explains.Count > 1 && hypothesis.Value >= LeastValue;

    private bool Better(Hypothesis a, Hypothesis b) => a.Score != b.Score ? a.Score > b.Score : Compare(a, b) < 0;

    private static void Add(List<Hypothesis> causes, Hypothesis hypothesis, long pass)
    {
        if (hypothesis.Pass != pass)
        {
            hypothesis.Pass = pass;
            causes.Add(hypothesis);
        }
    }
}
