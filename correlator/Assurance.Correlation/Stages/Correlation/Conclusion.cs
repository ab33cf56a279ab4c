using System.Collections.Immutable;

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

    /// <summary>A device that is as likely as this to be dead instead may be: one time in twenty it is. So may what carries lost sessions be broken.</summary>
    private const double Doubt = 0.05;

    /// <summary>The same for one behind which nobody is heard any more: one time in a thousand.</summary>
    private const double DoubtUnheard = 0.001;

    /// <summary>A rival this much less likely is none (1 in 3,000).</summary>
    private const int RivalMargin = 8_000;

    private static readonly IReadOnlySet<int> Nobody = new HashSet<int>();

    // The slot of a symptom of the sample while its rivals are measured.
    private const int Measured = int.MinValue;

    /// <summary>Nothing of weight that a fault shows follows from the difference: belief that moves by less than a twentieth is not told.</summary>
    public bool SaysAsMuchAs(Conclusion other) =>
        Cause.Node == other.Cause.Node && Cause.LocalKey == other.Cause.LocalKey && Cause.Links == other.Cause.Links
        && Cause.OwnSeen == other.Cause.OwnSeen && Cause.OwnReports == other.Cause.OwnReports && Cause.Restarted == other.Cause.Restarted && Cause.Ripe == other.Cause.Ripe
        && Math.Abs(Confidence - other.Confidence) < 0.05 && Doubted.AsSpan().SequenceEqual(other.Doubted.AsSpan()) && Symptoms.SequenceEqual(other.Symptoms) && Followers.SequenceEqual(other.Followers);

    /// <summary>Symptoms that people's relations put under these: explained with them, no evidence of their own.</summary>
    public IReadOnlyList<Symptom> Followers { get; init; } = [];

    /// <summary>Devices and sites that may be dead instead, for nobody is heard who would say otherwise, and links that may be broken where only sessions are
    /// told of; ascending. Told once reports that say so are no longer on their way.</summary>
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

        return Followers.Any(f => match(f));
    }

    public static Conclusion Of(Hypothesis cause, List<Symptom> symptoms, Neighbourhood neighbourhood)
    {
        symptoms.Sort(Symptom.Compare);
        var sample = symptoms.Count <= Sampled ? symptoms : symptoms.GetRange(0, Sampled);
        var rivals = RivalsOf(cause, sample, neighbourhood);
        var all = 1 + rivals.Sum(r => r.Odds);
        var shares = rivals.ConvertAll(r => new Rival(r.Node, Math.Round(r.Odds / all, 3), r.Explained));
        return new Conclusion(cause, symptoms, Math.Round(1 / all, 3), [.. shares.Take(MaximumRivals).Where(r => r.Share > 0)], sample.Count)
        {
            Doubted = DoubtedOf(cause, symptoms, shares, neighbourhood),
        };
    }

    private static ImmutableArray<int> DoubtedOf(Hypothesis cause, List<Symptom> symptoms, List<Rival> rivals, Neighbourhood neighbourhood)
    {
        // Told of from both ends they are lost, and what carries them is not.
        var sessions = symptoms.TrueForAll(s => s.Class == SymptomClass.SessionLoss && s.Device == symptoms[0].Device);
        if (rivals.Count == 0 || (cause.IsLocal && !sessions) || !neighbourhood.HasWaited(cause))
        {
            return [];
        }

        var unheard = cause.IsLocal ? Nobody : neighbourhood.Unheard(cause);
        return [.. rivals.Where(r => (r.Share >= Doubt && (neighbourhood.IsDevice(r.Node) || (sessions && neighbourhood.Carries(r.Node))))
            || (r.Share >= DoubtUnheard && neighbourhood.TakesDown(r.Node, unheard))).Select(r => r.Node).Order()];
    }

    // What the symptoms would cost under another cause, those it leaves over being causes of their own.
    private static List<(int Node, double Odds, int Explained)> RivalsOf(Hypothesis cause, List<Symptom> sample, Neighbourhood neighbourhood)
    {
        var found = new List<(Hypothesis Rival, int Against, int Explained)>();
        sample.ForEach(s => s.Slot = Measured);
        foreach (var rival in neighbourhood.Rivals(sample).Where(r => r.Node != cause.Node))
        {
            var least = cause.Score - (rival.Score + (Likelihood.OwnCause * Math.Max(sample.Count - rival.Explains.Count, 0)));
            if (least >= RivalMargin)
            {
                continue;
            }

            var explained = MeasuredIn(rival.Explains);
            var against = cause.Score - (rival.Score + (Likelihood.OwnCause * (sample.Count - explained)));
            if (against < RivalMargin)
            {
                found.Add((rival, Math.Max(against, 0), explained));
            }
        }

        sample.ForEach(s => s.Slot = -1);
        found.Sort((a, b) => a.Against != b.Against ? a.Against.CompareTo(b.Against) : neighbourhood.Compare(a.Rival, b.Rival));
        return [.. found.DistinctBy(r => r.Rival.Node).Select(r => (r.Rival.Node, Math.Exp(-r.Against / 1000.0), r.Explained))];
    }

    private static int MeasuredIn(IReadOnlyList<Symptom> symptoms)
    {
        var count = 0;
        for (var i = 0; i < symptoms.Count; i++)
        {
            count += symptoms[i].Slot == Measured ? 1 : 0;
        }

        return count;
    }
}
