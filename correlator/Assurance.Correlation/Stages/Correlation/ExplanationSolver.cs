using System.Collections.Immutable;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Finds the smallest and likeliest set of causes for a neighbourhood: always next the one that saves most against each of its
/// symptoms standing alone, until all are explained.</summary>
internal static class ExplanationSolver
{
    private const int MaximumRivals = 3;

    /// <summary>Symptoms of one conclusion that rivals are measured on.</summary>
    private const int Sampled = 64;

    /// <summary>A rival this much less likely is none (1 in 3,000).</summary>
    private const int RivalMargin = 8_000;

    public static List<Conclusion> Solve(HashSet<Symptom> symptoms, Neighbourhood neighbourhood)
    {
        var causes = neighbourhood.Causes(symptoms);
        causes.Sort(neighbourhood.Compare);
        var open = new HashSet<Symptom>(symptoms);
        var chosen = new Dictionary<int, (Hypothesis Cause, List<Symptom> Symptoms)>();
        var locals = new List<(Hypothesis Cause, List<Symptom> Symptoms)>();
        while (open.Count > 0 && Best(causes, open) is { } best)
        {
            var explained = best.Explains.Where(open.Contains).ToList();
            open.ExceptWith(explained);
            if (best.IsLocal)
            {
                locals.Add((best, explained));
            }
            else if (!chosen.TryAdd(best.Node, (best, explained)))
            {
                // A second time at which the same thing seems to have broken is the same fault.
                chosen[best.Node].Symptoms.AddRange(explained);
            }
        }

        return [.. chosen.Values.Concat(locals).Select(c => Conclude(c.Cause, c.Symptoms, neighbourhood))];
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
            if (count > 0 && (saved > most || (saved == most && Likelier(cause, best!))))
            {
                (best, most) = (cause, saved);
            }
        }

        return best;
    }

    private static bool Likelier(Hypothesis a, Hypothesis b) => a.Score > b.Score;

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
