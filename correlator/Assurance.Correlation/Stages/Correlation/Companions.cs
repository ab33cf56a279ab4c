namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The causes that were chosen at once for one neighbourhood: another one may stand in the place of several of them.</summary>
internal sealed class Companions
{
    public static readonly Companions None = new([]);

    /// <summary>Among more nobody looks for one that takes the place of several.</summary>
    private const int Few = 8;

    private readonly Dictionary<Symptom, int> owner = [];
    private readonly (Hypothesis Cause, List<Symptom> Symptoms)[] all = [];

    public Companions(IReadOnlyCollection<(Hypothesis Cause, List<Symptom> Symptoms)> chosen)
    {
        if (chosen.Count is < 2 or > Few)
        {
            return;
        }

        all = [.. chosen];
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var symptom in all[i].Symptoms)
            {
                owner[symptom] = i;
            }
        }

        Most = -all.Sum(c => c.Cause.Score);
    }

    /// <summary>More than any cause can save by taking the place of others.</summary>
    public int Most { get; }

    /// <summary>What a rival of one cause saves, since it explains all that others are there for.</summary>
    public int Saved(Hypothesis rival, Hypothesis of)
    {
        if (all.Length == 0)
        {
            return 0;
        }

        Span<int> explained = stackalloc int[all.Length];
        foreach (var symptom in rival.Explains)
        {
            if (owner.TryGetValue(symptom, out var cause))
            {
                explained[cause]++;
            }
        }

        var saved = 0;
        for (var i = 0; i < all.Length; i++)
        {
            saved -= !ReferenceEquals(all[i].Cause, of) && explained[i] == all[i].Symptoms.Count ? all[i].Cause.Score : 0;
        }

        return saved;
    }
}
