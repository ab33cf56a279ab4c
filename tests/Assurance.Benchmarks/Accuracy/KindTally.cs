using System.Globalization;

namespace Assurance.Benchmarks.Accuracy;

/// <summary>Sums over the causes of one kind. Splits, merges and circuits are those of the experiments that the kind took part in.</summary>
internal sealed class KindTally
{
    private readonly List<double> delays = [];
    private int causes, amongThree, split, merged, hits, found, truth, hidden, wrongTickets, unresolved;

    public static string Header => $"{"",-16}{"causes",8}{"top 1",8}{"top 3",8}{"split",7}{"merged",8}{"circ P",8}{"circ R",8}{"hidden",8}{"tickets",9}{"unresolved",12}{"delay p50",11}{"p95",8}";

    public double Top1 => Share(delays.Count, causes);

    public double F1 => 2.0 * hits / Math.Max(found + truth, 1);

    /// <summary>A cause, and how long after it broke it was named for good; null if never.</summary>
    public void Add(TimeSpan? right, bool isAmongThree)
    {
        causes++;
        amongThree += isAmongThree ? 1 : 0;
        if (right is { } delay)
        {
            delays.Add(delay.TotalSeconds);
        }
    }

    /// <summary>An experiment: faults more or less than causes; circuits right, found, true; key accounts not shown; tickets wrong; what stayed open.</summary>
    public void Add(int more, int hit, int shown, int real, int unseen, Verdict verdict)
    {
        (hidden, wrongTickets, unresolved) = (hidden + unseen, wrongTickets + verdict.WrongTickets, unresolved + verdict.Unresolved);
        split += Math.Max(0, more);
        merged += Math.Max(0, -more);
        (hits, found, truth) = (hits + hit, found + shown, truth + real);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{causes,8}{Top1,8:0.000}{Share(amongThree, causes),8:0.000}{split,7}{merged,8}{Share(hits, found),8:0.000}{Share(hits, truth),8:0.000}{hidden,8}{wrongTickets,9}{unresolved,12}{At(0.5),11:0.0}{At(0.95),8:0.0}");

    private double At(double quantile) => delays.Count == 0 ? double.NaN : delays.Order().ElementAt((int)((delays.Count - 1) * quantile));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
