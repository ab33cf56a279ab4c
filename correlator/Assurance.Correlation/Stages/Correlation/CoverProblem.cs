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
    // Work space, as it was again after each use: by cause how many open symptoms it explains, by cause whether it is meant, by symptom whether it is open.
    private readonly int[] opens;
    private readonly bool[] marked;
    private readonly bool[] isOpen;

    /// <param name="explained">For each cause, in an order that breaks ties, the numbers of the symptoms it explains.</param>
    /// <param name="scores">The score of each cause; all are negative.</param>
    /// <param name="symptoms">Number of symptoms.</param>
    public CoverProblem(int[][] explained, int[] scores, int symptoms)
    {
        this.explained = explained;
        this.scores = scores;
        (opens, marked, isOpen) = (new int[explained.Length], new bool[explained.Length], new bool[symptoms]);
        var counts = new int[symptoms];
        foreach (var one in explained)
        {
            foreach (var symptom in one)
            {
                counts[symptom]++;
            }
        }

        explaining = Array.ConvertAll(counts, c => c == 0 ? [] : new int[c]);
        for (var cause = explained.Length - 1; cause >= 0; cause--)
        {
            foreach (var symptom in explained[cause])
            {
                explaining[symptom][--counts[symptom]] = cause;
            }
        }
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
        if (!TouchesTwo(chosen, cause))
        {
            return null;
        }

        var touched = explained[cause].SelectMany(s => explaining[s]).Where(chosen.Contains).Distinct().OrderBy(c => scores[c]).ThenBy(c => c).ToList();
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

    private bool TouchesTwo(HashSet<int> chosen, int cause)
    {
        var first = -1;
        foreach (var symptom in explained[cause])
        {
            foreach (var other in explaining[symptom])
            {
                if (other != first && chosen.Contains(other))
                {
                    if (first >= 0)
                    {
                        return true;
                    }

                    first = other;
                }
            }
        }

        return false;
    }

    private void Count(int[] times, int cause, int by)
    {
        foreach (var symptom in explained[cause])
        {
            times[symptom] += by;
        }
    }

    // Always next the cause that saves most against each open symptom being a cause of its own; none that explains more than a limit.
    private List<int> Greedy(IReadOnlyList<int> symptoms, int most, out bool complete)
    {
        var candidates = Open(symptoms, most);
        var left = symptoms.Count;
        var chosen = new List<int>();
        while (left > 0 && Best(candidates) is >= 0 and var best)
        {
            foreach (var symptom in explained[best])
            {
                left -= Close(symptom) ? 1 : 0;
            }

            chosen.Add(best);
        }

        complete = left == 0;
        for (var i = 0; i < symptoms.Count; i++)
        {
            Close(symptoms[i]);
        }

        return chosen;
    }

    // The causes that explain some of the symptoms, but none of more than a limit.
    private List<int> Open(IReadOnlyList<int> symptoms, int most)
    {
        var causes = new List<int>();
        for (var i = 0; i < symptoms.Count; i++)
        {
            isOpen[symptoms[i]] = true;
            foreach (var cause in explaining[symptoms[i]])
            {
                if (opens[cause]++ == 0)
                {
                    causes.Add(cause);
                }
            }
        }

        foreach (var cause in causes)
        {
            opens[cause] = opens[cause] > most ? 0 : opens[cause];
        }

        return causes;
    }

    private bool Close(int symptom)
    {
        if (!isOpen[symptom])
        {
            return false;
        }

        isOpen[symptom] = false;
        foreach (var cause in explaining[symptom])
        {
            opens[cause] -= opens[cause] > 0 ? 1 : 0;
        }

        return true;
    }

    private int Best(List<int> candidates)
    {
        var (best, most) = (-1, int.MinValue);
        foreach (var cause in candidates)
        {
            if (opens[cause] == 0)
            {
                continue;
            }

            var saved = scores[cause] - (Likelihood.OwnCause * opens[cause]);
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
        var alone = ExplainedByNoOther(chosen, cause);
        if (alone.Count < 2)
        {
            return null;
        }

        var elsewhere = chosen.Where(c => c != cause).ToHashSet();
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

    private List<int> ExplainedByNoOther(List<int> chosen, int cause)
    {
        chosen.ForEach(c => marked[c] = c != cause);
        var alone = new List<int>(explained[cause].Length);
        foreach (var symptom in explained[cause])
        {
            if (!IsMarked(explaining[symptom]))
            {
                alone.Add(symptom);
            }
        }

        chosen.ForEach(c => marked[c] = false);
        return alone;
    }

    private bool IsMarked(int[] causes)
    {
        foreach (var cause in causes)
        {
            if (marked[cause])
            {
                return true;
            }
        }

        return false;
    }
}
