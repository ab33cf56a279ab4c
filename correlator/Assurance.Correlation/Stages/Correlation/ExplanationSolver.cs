using System.Collections;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Finds the smallest and likeliest set of causes for a neighbourhood: always next the one that saves most against each of its
/// symptoms standing alone, until all are explained; then others in the place of each, where they are likelier together.</summary>
internal sealed class ExplanationSolver
{
    /// <summary>Causes times symptoms beyond which the first solution stands.</summary>
    private const long MaximumEffort = 2_000_000;

    private const int MaximumRounds = 8;

    private readonly List<Symptom> symptoms;
    private readonly List<Hypothesis> causes;
    private readonly int[][] explained;

    private ExplanationSolver(HashSet<Symptom> symptoms, List<Hypothesis> causes)
    {
        this.symptoms = [.. symptoms];
        this.causes = causes;
        for (var i = 0; i < this.symptoms.Count; i++)
        {
            this.symptoms[i].Slot = i;
        }

        explained = [.. causes.Select(c => c.Explains.Where(symptoms.Contains).Select(s => s.Slot).ToArray())];
    }

    public static List<Conclusion> Solve(HashSet<Symptom> symptoms, Neighbourhood neighbourhood)
    {
        var causes = neighbourhood.Causes(symptoms);
        causes.Sort(neighbourhood.Compare);
        var solver = new ExplanationSolver(symptoms, causes);
        return [.. solver.Shares().Select(s => Conclusion.Of(s.Cause, s.Symptoms, neighbourhood))];
    }

    private IEnumerable<(Hypothesis Cause, List<Symptom> Symptoms)> Shares()
    {
        var all = new BitArray(symptoms.Count, true);
        var chosen = Greedy(all, static _ => true) ?? [];
        if ((long)causes.Count * symptoms.Count <= MaximumEffort)
        {
            Improve(chosen);
        }

        chosen.Sort((a, b) => causes[a].Value != causes[b].Value ? causes[b].Value.CompareTo(causes[a].Value) : a.CompareTo(b));
        return Share(chosen);
    }

    // Null if something stays unexplained.
    private List<int>? Greedy(BitArray open, Func<int, bool> allowed)
    {
        open = new BitArray(open);
        var chosen = new List<int>();
        while (open.HasAnySet())
        {
            var best = Best(open, allowed);
            if (best < 0)
            {
                return null;
            }

            Array.ForEach(explained[best], s => open[s] = false);
            chosen.Add(best);
        }

        return chosen;
    }

    private int Best(BitArray open, Func<int, bool> allowed)
    {
        var (best, most) = (-1, int.MinValue);
        for (var i = 0; i < causes.Count; i++)
        {
            // No cause can save more than if all it explains were still open.
            if (causes[i].Value < most || !allowed(i))
            {
                continue;
            }

            var count = Count(i, open);
            var saved = causes[i].Score - (Likelihood.OwnCause * count);
            if (count > 0 && (saved > most || (saved == most && causes[i].Score > causes[best].Score)))
            {
                (best, most) = (i, saved);
            }
        }

        return best;
    }

    // What saves most at first may be worse than several that save less each: put several in its place while that is likelier.
    private void Improve(List<int> chosen)
    {
        for (var round = 0; round < MaximumRounds; round++)
        {
            var (worst, instead, gain) = (-1, new List<int>(), 0);
            for (var i = 0; i < chosen.Count; i++)
            {
                var (alone, count) = Alone(chosen, i);
                var others = count < 2 ? null : Greedy(alone, c => Count(c, alone) < count);
                if (others is not null && others.Sum(o => causes[o].Score) - causes[chosen[i]].Score is var better && better > gain)
                {
                    (worst, instead, gain) = (i, others, better);
                }
            }

            if (worst < 0)
            {
                return;
            }

            chosen.RemoveAt(worst);
            chosen.AddRange(instead.Except(chosen).ToList());
        }
    }

    // What nothing else chosen explains.
    private (BitArray Alone, int Count) Alone(List<int> chosen, int index)
    {
        var alone = new BitArray(symptoms.Count);
        Array.ForEach(explained[chosen[index]], s => alone[s] = true);
        for (var i = 0; i < chosen.Count; i++)
        {
            if (i != index)
            {
                Array.ForEach(explained[chosen[i]], s => alone[s] = false);
            }
        }

        return (alone, Count(chosen[index], alone));
    }

    private int Count(int cause, BitArray open)
    {
        var count = 0;
        foreach (var symptom in explained[cause])
        {
            count += open[symptom] ? 1 : 0;
        }

        return count;
    }

    // A second time at which the same thing seems to have broken is the same fault.
    private List<(Hypothesis Cause, List<Symptom> Symptoms)> Share(List<int> chosen)
    {
        var open = new BitArray(symptoms.Count, true);
        var shares = new List<(Hypothesis Cause, List<Symptom> Symptoms)>();
        var ofNode = new Dictionary<int, List<Symptom>>();
        foreach (var index in chosen)
        {
            var cause = causes[index];
            var mine = explained[index].Where(s => open[s]).ToList();
            mine.ForEach(s => open[s] = false);
            if (!cause.IsLocal && ofNode.TryGetValue(cause.Node, out var known))
            {
                known.AddRange(mine.Select(s => symptoms[s]));
            }
            else if (mine.Count > 0)
            {
                shares.Add((cause, [.. mine.Select(s => symptoms[s])]));
                _ = cause.IsLocal || ofNode.TryAdd(cause.Node, shares[^1].Symptoms);
            }
        }

        return shares;
    }
}
