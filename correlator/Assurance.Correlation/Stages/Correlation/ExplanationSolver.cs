using System.Collections.Immutable;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Finds the smallest and likeliest set of causes for a neighbourhood: always next the one that saves most against each of its
/// symptoms standing alone, until all are explained; then others in the place of each, where they are likelier together.</summary>
internal static class ExplanationSolver
{
    /// <summary>Causes times symptoms beyond which the first solution stands.</summary>
    private const long MaximumEffort = 200_000;

    private const int MaximumRounds = 8;

    private const int MaximumRivals = 3;

    /// <summary>Symptoms of one conclusion that rivals are measured on.</summary>
    private const int Sampled = 64;

    /// <summary>A rival this much less likely is none (1 in 3,000).</summary>
    private const int RivalMargin = 8_000;

    public static List<Conclusion> Solve(HashSet<Symptom> symptoms, Neighbourhood neighbourhood)
    {
        var causes = neighbourhood.Causes(symptoms);
        causes.Sort(neighbourhood.Compare);
        var chosen = Greedy(causes, symptoms) ?? [];
        if ((long)causes.Count * symptoms.Count <= MaximumEffort)
        {
            Improve(chosen, causes, symptoms);
        }

        chosen.Sort((a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : neighbourhood.Compare(a, b));
        return [.. Share(chosen, symptoms).Select(c => Conclude(c.Cause, c.Symptoms, neighbourhood))];
    }

    // Null if something stays unexplained.
    private static List<Hypothesis>? Greedy(List<Hypothesis> causes, IEnumerable<Symptom> symptoms)
    {
        var open = new HashSet<Symptom>(symptoms);
        var chosen = new List<Hypothesis>();
        while (open.Count > 0 && Best(causes, open) is { } best)
        {
            open.ExceptWith(best.Explains);
            chosen.Add(best);
        }

        return open.Count == 0 ? chosen : null;
    }

    private static Hypothesis? Best(List<Hypothesis> causes, HashSet<Symptom> open)
    {
        Hypothesis? best = null;
        var most = int.MinValue;
        foreach (var cause in causes)
        {
            // No cause can save more than if all it explains were still open.
            if (cause.Value < most)
            {
                continue;
            }

            var count = 0;
            foreach (var symptom in cause.Explains)
            {
                count += open.Contains(symptom) ? 1 : 0;
            }

            var saved = cause.Score - (Likelihood.OwnCause * count);
            if (count > 0 && (saved > most || (saved == most && cause.Score > best!.Score)))
            {
                (best, most) = (cause, saved);
            }
        }

        return best;
    }

    // What saves most at first may be worse than several that save less each: put several in its place while that is likelier.
    private static void Improve(List<Hypothesis> chosen, List<Hypothesis> causes, HashSet<Symptom> symptoms)
    {
        for (var round = 0; round < MaximumRounds; round++)
        {
            var (worst, instead, gain) = (-1, new List<Hypothesis>(), 0);
            for (var i = 0; i < chosen.Count; i++)
            {
                var alone = Alone(chosen, i, symptoms);
                var others = alone.Count < 2 ? null : Greedy([.. causes.Where(c => !alone.IsSubsetOf(c.Explains))], alone);
                if (others is not null && others.Sum(o => o.Score) - chosen[i].Score is var better && better > gain)
                {
                    (worst, instead, gain) = (i, others, better);
                }
            }

            if (worst < 0)
            {
                return;
            }

            chosen.RemoveAt(worst);
            chosen.AddRange(instead.Except(chosen));
        }
    }

    /// <summary>What nothing else chosen explains.</summary>
    private static HashSet<Symptom> Alone(List<Hypothesis> chosen, int index, HashSet<Symptom> symptoms)
    {
        var alone = chosen[index].Explains.Where(symptoms.Contains).ToHashSet();
        for (var i = 0; i < chosen.Count && alone.Count > 0; i++)
        {
            if (i != index)
            {
                alone.ExceptWith(chosen[i].Explains);
            }
        }

        return alone;
    }

    // A second time at which the same thing seems to have broken is the same fault.
    private static IEnumerable<(Hypothesis Cause, List<Symptom> Symptoms)> Share(List<Hypothesis> chosen, HashSet<Symptom> symptoms)
    {
        var open = new HashSet<Symptom>(symptoms);
        var shares = new List<(Hypothesis Cause, List<Symptom> Symptoms)>();
        foreach (var cause in chosen)
        {
            var explained = cause.Explains.Where(open.Contains).ToList();
            open.ExceptWith(explained);
            var known = cause.IsLocal ? -1 : shares.FindIndex(s => !s.Cause.IsLocal && s.Cause.Node == cause.Node);
            if (known >= 0)
            {
                shares[known].Symptoms.AddRange(explained);
            }
            else if (explained.Count > 0)
            {
                shares.Add((cause, explained));
            }
        }

        return shares;
    }

    private static Conclusion Conclude(Hypothesis cause, List<Symptom> symptoms, Neighbourhood neighbourhood)
    {
        symptoms.Sort(Symptom.Compare);
        var sample = symptoms.Count <= Sampled ? symptoms : symptoms.GetRange(0, Sampled);
        var rivals = Rivals(cause, sample, neighbourhood);
        var all = 1 + rivals.Sum(r => r.Odds);
        var shares = rivals.Take(MaximumRivals).Select(r => new Rival(r.Node, Math.Round(r.Odds / all, 3), r.Explained));
        return new Conclusion(cause, symptoms, Math.Round(1 / all, 3), [.. shares.Where(r => r.Share > 0)]);
    }

    // What the symptoms would cost under another cause, those it leaves over being causes of their own.
    private static List<(int Node, double Odds, int Explained)> Rivals(Hypothesis cause, List<Symptom> sample, Neighbourhood neighbourhood)
    {
        var found = new List<(Hypothesis Rival, int Against, int Explained)>();
        var measured = sample.ToHashSet();
        foreach (var rival in neighbourhood.Causes(sample))
        {
            if (rival.Node < 0 || rival.Node == cause.Node)
            {
                continue;
            }

            var explained = rival.Explains.Count(measured.Contains);
            var against = cause.Score - (rival.Score + (Likelihood.OwnCause * (sample.Count - explained)));
            if (against < RivalMargin)
            {
                found.Add((rival, Math.Max(against, 0), explained));
            }
        }

        found.Sort((a, b) => a.Against != b.Against ? a.Against.CompareTo(b.Against) : neighbourhood.Compare(a.Rival, b.Rival));
        return [.. found.DistinctBy(r => r.Rival.Node).Select(r => (r.Rival.Node, Math.Exp(-r.Against / 1000.0), r.Explained))];
    }
}
