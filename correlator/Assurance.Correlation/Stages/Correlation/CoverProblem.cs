namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Causes, the symptoms that each explains, and what each costs: which causes together explain all, at the least cost.</summary>
internal sealed class CoverProblem
{
    private const int MaximumRounds = 8;

    /// <summary>Larger problems are not looked through for causes that join others.</summary>
    private const int MaximumJoined = 400;

    /// <summary>How often ever smaller pieces are tried in the place of one cause.</summary>
    private const int MaximumAttempts = 4;

    private readonly int[][] explained;
    private readonly int[] scores;
    private readonly int[][] explaining;

    /// <param name="explained">For each cause, in an order that breaks ties, the numbers of the symptoms it explains.</param>
    /// <param name="scores">The score of each cause; all are negative.</param>
    /// <param name="symptoms">Number of symptoms.</param>
    public CoverProblem(int[][] explained, int[] scores, int symptoms)
    {
        this.explained = explained;
        this.scores = scores;
        var lists = new List<int>[symptoms];
        for (var cause = 0; cause < explained.Length; cause++)
        {
            foreach (var symptom in explained[cause])
            {
                (lists[symptom] ??= []).Add(cause);
            }
        }

        explaining = [.. lists.Select(l => l is null ? [] : l.ToArray())];
    }

    /// <summary>Numbers of the causes chosen. Symptoms that nothing explains stay so.</summary>
    public List<int> Solve()
    {
        var chosen = Greedy([.. Enumerable.Range(0, explaining.Length)], int.MaxValue, out _);
        Improve(chosen);
        for (var round = 0; round < MaximumRounds && Join(chosen); round++)
        {
            Improve(chosen);
        }

        return chosen;
    }

    // What several chosen for their own sake explain apart, one other may explain together at less cost.
    private bool Join(List<int> chosen)
    {
        if (chosen.Count < 2 || explaining.Length > MaximumJoined)
        {
            return false;
        }

        var isChosen = chosen.ToHashSet();
        var times = new int[explaining.Length];
        chosen.ForEach(c => Count(times, c, 1));
        for (var cause = 0; cause < explained.Length; cause++)
        {
            if (explained[cause].Length > 1 && !isChosen.Contains(cause) && Joined(isChosen, times, cause) is { } instead)
            {
                chosen.RemoveAll(instead.Contains);
                chosen.Add(cause);
                return true;
            }
        }

        return false;
    }

    // Of the others chosen those that are needed no more beside these.
    private List<int> Freed(HashSet<int> elsewhere, List<int> these)
    {
        if (explaining.Length > MaximumJoined)
        {
            return [];
        }

        var covered = these.SelectMany(t => explained[t]).ToHashSet();
        return [.. elsewhere.Where(e => !these.Contains(e) && Array.TrueForAll(explained[e], covered.Contains)).Order()];
    }

    // The chosen that are needed no more beside the cause, if that is likelier than they are.
    private List<int>? Joined(HashSet<int> chosen, int[] times, int cause)
    {
        var touched = explained[cause].SelectMany(s => explaining[s]).Where(chosen.Contains).Distinct().OrderBy(c => scores[c]).ThenBy(c => c).ToList();
        if (touched.Count < 2)
        {
            return null;
        }

        var within = explained[cause].ToHashSet();
        var needless = new List<int>();
        foreach (var other in touched)
        {
            if (Array.TrueForAll(explained[other], s => times[s] > 1 || within.Contains(s)))
            {
                needless.Add(other);
                Count(times, other, -1);
            }
        }

        if (needless.Count > 1 && needless.Sum(o => scores[o]) < scores[cause])
        {
            return needless;
        }

        needless.ForEach(o => Count(times, o, 1));
        return null;
    }

    private void Count(int[] times, int cause, int by)
    {
        foreach (var symptom in explained[cause])
        {
            times[symptom] += by;
        }
    }

    // Always next the cause that saves most against each open symptom being a cause of its own; none that explains more than a limit.
    private List<int> Greedy(List<int> symptoms, int most, out bool complete)
    {
        var open = new Dictionary<int, int>();
        foreach (var cause in symptoms.SelectMany(s => explaining[s]))
        {
            open[cause] = open.GetValueOrDefault(cause) + 1;
        }

        foreach (var cause in open.Where(o => o.Value > most).Select(o => o.Key).ToList())
        {
            open.Remove(cause);
        }

        var left = symptoms.ToHashSet();
        var chosen = new List<int>();
        while (left.Count > 0 && Best(open) is >= 0 and var best)
        {
            foreach (var symptom in explained[best].Where(left.Remove))
            {
                Close(open, symptom);
            }

            chosen.Add(best);
        }

        complete = left.Count == 0;
        return chosen;
    }

    private void Close(Dictionary<int, int> open, int symptom)
    {
        foreach (var cause in explaining[symptom])
        {
            if (open.TryGetValue(cause, out var count))
            {
                open[cause] = count - 1;
            }
        }
    }

    private int Best(Dictionary<int, int> open)
    {
        var (best, most) = (-1, int.MinValue);
        foreach (var (cause, count) in open)
        {
            if (count == 0)
            {
                continue;
            }

            var saved = scores[cause] - (Likelihood.OwnCause * count);
            if (saved > most || (saved == most && (scores[cause] > scores[best] || (scores[cause] == scores[best] && cause < best))))
            {
                (best, most) = (cause, saved);
            }
        }

        return best;
    }

    // What saves most at first may be worse than several that save less each: put several in its place while that is likelier.
    private void Improve(List<int> chosen)
    {
        var settled = new HashSet<int>();
        for (var round = 0; round < MaximumRounds; round++)
        {
            var improved = false;
            foreach (var cause in chosen.Where(c => !settled.Contains(c)).ToList())
            {
                if (Better(chosen, cause) is (var instead, var freed))
                {
                    chosen.Remove(cause);
                    chosen.RemoveAll(freed.Contains);
                    chosen.AddRange(instead.Except(chosen).ToList());
                    settled.Clear();
                    improved = true;
                    break;
                }

                settled.Add(cause);
            }

            if (!improved)
            {
                return;
            }
        }
    }

    private (List<int> Instead, List<int> Freed)? Better(List<int> chosen, int cause)
    {
        var elsewhere = chosen.Where(c => c != cause).ToHashSet();
        var alone = explained[cause].Where(s => !explaining[s].Any(elsewhere.Contains)).ToList();
        if (alone.Count < 2)
        {
            return null;
        }

        var mine = alone.ToHashSet();
        for (var (attempt, most) = (0, alone.Count - 1); attempt < MaximumAttempts && most > 0; attempt++)
        {
            var others = Greedy(alone, most, out var complete);
            if (!complete)
            {
                return null;
            }

            var freed = Freed(elsewhere, others);
            if (others.Sum(o => scores[o]) > scores[cause] + freed.Sum(f => scores[f]))
            {
                return (others, freed);
            }

            most = others.Max(o => explained[o].Count(mine.Contains)) - 1;
        }

        return null;
    }
}
