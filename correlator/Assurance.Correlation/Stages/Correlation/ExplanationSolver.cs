namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Finds the smallest and likeliest set of causes for a neighbourhood, and puts each symptom down to one of them.</summary>
internal static class ExplanationSolver
{
    public static List<Conclusion> Solve(HashSet<Symptom> symptoms, Neighbourhood neighbourhood)
    {
        var causes = neighbourhood.Causes(symptoms);
        causes.Sort(neighbourhood.Compare);
        var all = symptoms.ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            all[i].Slot = i;
        }

        int[][] explained = [.. causes.Select(c => Slots(c, all))];
        var chosen = new CoverProblem(explained, [.. causes.Select(c => c.Score)], all.Length).Solve();
        chosen.Sort((a, b) => causes[a].Value != causes[b].Value ? causes[b].Value.CompareTo(causes[a].Value) : a.CompareTo(b));
        var shares = Share(chosen, causes, explained, all);
        var companions = new Companions(shares);
        return shares.ConvertAll(s => Conclusion.Of(s.Cause, s.Symptoms, companions, neighbourhood));
    }

    // Slots of symptoms outside the neighbourhood are left from another problem.
    private static int[] Slots(Hypothesis cause, Symptom[] all)
    {
        var slots = new List<int>(cause.Explains.Count);
        foreach (var symptom in cause.Explains)
        {
            if (symptom.Slot >= 0 && symptom.Slot < all.Length && all[symptom.Slot] == symptom)
            {
                slots.Add(symptom.Slot);
            }
        }

        return [.. slots];
    }

    // A second time at which the same thing seems to have broken is the same fault.
    private static List<(Hypothesis Cause, List<Symptom> Symptoms)> Share(List<int> chosen, List<Hypothesis> causes, int[][] explained, Symptom[] all)
    {
        var taken = new bool[all.Length];
        var shares = new List<(Hypothesis Cause, List<Symptom> Symptoms)>();
        var ofNode = new Dictionary<int, List<Symptom>>();
        foreach (var index in chosen)
        {
            var cause = causes[index];
            var mine = explained[index].Where(s => !taken[s]).ToList();
            mine.ForEach(s => taken[s] = true);
            if (!cause.IsLocal && ofNode.TryGetValue(cause.Node, out var known))
            {
                known.AddRange(mine.Select(s => all[s]));
            }
            else if (mine.Count > 0)
            {
                shares.Add((cause, [.. mine.Select(s => all[s])]));
                _ = cause.IsLocal || ofNode.TryAdd(cause.Node, shares[^1].Symptoms);
            }
        }

        return shares;
    }
}
