using System.Collections.Immutable;
using System.Numerics;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>A runner-up and its share of belief.</summary>
internal readonly record struct Rival(int Node, double Share, int Explained);

/// <summary>A cause settled on, the symptoms put down to it, and how sure that is.</summary>
/// <param name="Cause">What is broken.</param>
/// <param name="Symptoms">In onset order.</param>
/// <param name="Confidence">Its share of belief among all that would explain the same.</param>
/// <param name="Rivals">The next ones, likeliest first.</param>
/// <param name="Sample">Number of symptoms that confidence and rivals were measured on.</param>
internal sealed record Conclusion(Hypothesis Cause, IReadOnlyList<Symptom> Symptoms, double Confidence, ImmutableArray<Rival> Rivals, int Sample)
{
    private const int MaximumRivals = 3;

    /// <summary>Symptoms that rivals are measured on.</summary>
    public const int Sampled = 24;

    /// <summary>A rival this much less likely is none (1 in 3,000).</summary>
    private const int RivalMargin = 8_000;

    // The slot of the first symptom of the sample while its rivals are measured; the others follow.
    private const int Measured = int.MinValue;

    /// <summary>Nothing of weight that a fault shows follows from the difference: belief that moves by less than a twentieth is not told.</summary>
    public bool SaysAsMuchAs(Conclusion other) =>
        Cause.Node == other.Cause.Node && Cause.LocalKey == other.Cause.LocalKey && Cause.Links == other.Cause.Links
        && Cause.OwnSeen == other.Cause.OwnSeen && Cause.OwnReports == other.Cause.OwnReports && Cause.Restarted == other.Cause.Restarted && Cause.Omens == other.Cause.Omens && Cause.Controlled == other.Cause.Controlled && Cause.Ripe == other.Cause.Ripe
        && Math.Abs(Confidence - other.Confidence) < 0.05 && Doubted.AsSpan().SequenceEqual(other.Doubted.AsSpan()) && Symptoms.SequenceEqual(other.Symptoms) && Followers.SequenceEqual(other.Followers);

    /// <summary>Symptoms that people's relations put under these: explained with them, no evidence of their own.</summary>
    public IReadOnlyList<Symptom> Followers { get; init; } = [];

    /// <summary>What may be broken instead (<see cref="Doubts"/>); ascending.</summary>
    public ImmutableArray<int> Doubted { get; init; } = [];

    /// <summary>All that the fault holds; those that speak for the cause first.</summary>
    public IEnumerable<Symptom> All => Followers.Count == 0 ? Symptoms : Symptoms.Concat(Followers);

    public bool Stands => Exists(static s => s.Stands);

    public bool Exists(Predicate<Symptom> match)
    {
        for (var i = 0; i < Symptoms.Count; i++)
        {
            if (match(Symptoms[i]))
            {
                return true;
            }
        }

        for (var i = 0; i < Followers.Count; i++)
        {
            if (match(Followers[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="cause">What is broken.</param>
    /// <param name="symptoms">What is put down to it.</param>
    /// <param name="beside">All that was concluded at once, this included.</param>
    /// <param name="neighbourhood">Where.</param>
    public static Conclusion Of(Hypothesis cause, List<Symptom> symptoms, Companions beside, Neighbourhood neighbourhood)
    {
        symptoms.Sort(Symptom.Compare);
        var sample = symptoms.Count <= Sampled ? symptoms : symptoms.GetRange(0, Sampled);
        var rivals = RivalsOf(cause, sample, beside, neighbourhood);
        var all = 1 + rivals.Sum(r => r.Odds);
        var shares = rivals.ConvertAll(r => new Rival(r.Node, Math.Round(r.Odds / all, 3), r.Explained));
        return new Conclusion(cause, symptoms, Math.Round(1 / all, 3), [.. shares.Take(MaximumRivals).Where(r => r.Share > 0)], sample.Count)
        {
            Doubted = Doubts.Of(cause, symptoms, rivals.ConvertAll(r => (r.Node, r.Jointly / (all - r.Odds + r.Jointly))), neighbourhood),
        };
    }

    // What the symptoms would cost under another cause, those it leaves over being causes of their own; and what all would if it took the place of others besides,
    // or if two had broken at once.
    private static List<(int Node, double Odds, double Jointly, int Explained)> RivalsOf(Hypothesis cause, List<Symptom> sample, Companions beside, Neighbourhood neighbourhood)
    {
        var found = new List<(Hypothesis Rival, int Against, int Jointly, int Explained)>();
        // Only what falls silent may be dead without a word.
        var mayBeTwo = !cause.IsLocal && neighbourhood.HasWaited(cause);
        var rivals = Measure(sample, neighbourhood, r => r.Node != cause.Node && (mayBeTwo || MayBeNear(r, cause, sample.Count, beside)));
        foreach (var (rival, explained) in rivals)
        {
            var alone = rival.Score + (Likelihood.OwnCause * (sample.Count - BitOperations.PopCount(explained)));
            var two = mayBeTwo && neighbourhood.IsDeviceOrSite(rival.Node) ? WithAnother(rival, explained, rivals, sample.Count) : int.MinValue;
            var together = alone + (MayBeNear(rival, cause, sample.Count, beside) ? beside.Saved(rival, cause) : 0);
            var jointly = cause.Score - Math.Max(together, two) + rival.Untold;
            if (jointly < RivalMargin)
            {
                found.Add((rival, Math.Max(cause.Score - alone, 0), Math.Max(jointly, 0), BitOperations.PopCount(explained)));
            }
        }

        found.Sort((a, b) => a.Against != b.Against ? a.Against.CompareTo(b.Against) : neighbourhood.Compare(a.Rival, b.Rival));
        return [.. found.DistinctBy(r => r.Rival.Node).Select(r => (r.Rival.Node, Odds(r.Against), Odds(r.Jointly), r.Explained))];
    }

    // Told without looking at what it explains.
    private static bool MayBeNear(Hypothesis rival, Hypothesis cause, int symptoms, Companions beside) =>
        cause.Score - (rival.Score + (Likelihood.OwnCause * Math.Max(symptoms - rival.Explains.Count, 0))) - beside.Most + rival.Untold < RivalMargin;

    // What else would explain some of the sample, and which of it, a bit a symptom.
    private static List<(Hypothesis Rival, uint Explained)> Measure(List<Symptom> sample, Neighbourhood neighbourhood, Predicate<Hypothesis> isWanted)
    {
        for (var i = 0; i < sample.Count; i++)
        {
            sample[i].Slot = Measured + i;
        }

        var rivals = new List<(Hypothesis, uint)>();
        foreach (var rival in neighbourhood.Rivals(sample))
        {
            if (isWanted(rival))
            {
                rivals.Add((rival, MeasuredIn(rival.Explains)));
            }
        }

        sample.ForEach(s => s.Slot = -1);
        return rivals;
    }

    private static uint MeasuredIn(IReadOnlyList<Symptom> symptoms)
    {
        var explained = 0u;
        for (var i = 0; i < symptoms.Count; i++)
        {
            explained |= symptoms[i].Slot < Measured + Sampled ? 1u << (symptoms[i].Slot - Measured) : 0;
        }

        return explained;
    }

    // The score of the rival together with the one that does best for what it leaves over.
    private static int WithAnother(Hypothesis rival, uint explained, List<(Hypothesis Rival, uint Explained)> others, int symptoms)
    {
        var (best, left) = (int.MinValue, symptoms - BitOperations.PopCount(explained));
        foreach (var (other, also) in others)
        {
            var taken = BitOperations.PopCount(also & ~explained);
            if (taken > 0 && other.Node != rival.Node)
            {
                best = Math.Max(best, rival.Score + other.Score + (Likelihood.OwnCause * (left - taken)));
            }
        }

        return best;
    }

    private static double Odds(int against) => against >= RivalMargin ? 0 : Math.Exp(-against / 1000.0);
}
