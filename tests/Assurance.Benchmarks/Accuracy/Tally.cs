using System.Globalization;
using System.Text;
using Assurance.Lab.Scenarios.Generated;

namespace Assurance.Benchmarks.Accuracy;

/// <summary>Sums of one way of grouping over all experiments.</summary>
internal sealed class Tally(string name)
{
    // What has so many reports is a storm.
    private const int Storm = 100;

    private readonly List<double> delays = [];
    private readonly Dictionary<string, KindTally> kinds = new(StringComparer.Ordinal);
    private int causes, right, amongThree, split, merged, hits, found, truth, groups, stormReports, stormGroups, hidden, customers, unresolved, doubts, doubtsHit, mostDoubts, tellableHits, tellable, wrongTickets;

    public static string Header =>
        $"{"",-20}{"top 1",8}{"top 3",8}{"split",7}{"merged",8}{"circ P",8}{"circ R",8}{"F1",8}{"tellable",10}{"rep/fault",11}{"compr.",8}{"hidden",8}{"doubts",8}{"hit",7}{"most",6}{"delay p50",11}{"p95",8}{"unresolved",12}{"tickets",9}";

    public int Reports { get; private set; }

    public double Top1 => (double)right / causes;

    public double F1 => 2.0 * hits / Math.Max(found + truth, 1);

    /// <summary>Share of the circuits shown as perhaps hit that are; 1 where none is shown so.</summary>
    public double DoubtPrecision => Share(doubtsHit, doubts);

    /// <summary>Key accounts that nothing shows as touched though they are.</summary>
    public int Hidden => hidden;

    /// <summary>Causes found whose ticket is not as planned work has it.</summary>
    public int WrongTickets => wrongTickets;

    /// <summary>What was wrong with the last experiment; null where nothing was.</summary>
    public string? LastRemark { get; private set; }

    /// <summary>F1 over the circuits that can be told from what is reported.</summary>
    public double TellableF1 => 2.0 * tellableHits / Math.Max(tellable, 1);

    /// <param name="experiment">What was true.</param>
    /// <param name="verdict">What was concluded.</param>
    /// <param name="beyond">Circuits that nobody could tell (<see cref="Tellable"/>).</param>
    public void Add(Experiment experiment, Verdict verdict, IReadOnlySet<string> beyond)
    {
        var reports = experiment.Arrivals.Count(a => !a.IsNoise && a.At <= experiment.Judged);
        causes += experiment.Causes.Count;
        right += verdict.Right.Count(r => r is not null);
        amongThree += verdict.AmongThree.Count(t => t);
        split += Math.Max(0, verdict.Groups - experiment.Causes.Count);
        merged += Math.Max(0, experiment.Causes.Count - verdict.Groups);
        var hit = verdict.Circuits.Count(c => experiment.Circuits.GetValueOrDefault(c.Key) == c.Value);
        (hits, found, truth) = (hits + hit, found + verdict.Circuits.Count, truth + experiment.Circuits.Count);
        tellableHits += verdict.Circuits.Count(c => !beyond.Contains(c.Key) && experiment.Circuits.GetValueOrDefault(c.Key) == c.Value);
        tellable += verdict.Circuits.Keys.Concat(experiment.Circuits.Keys).Count(c => !beyond.Contains(c));
        (Reports, groups) = (Reports + reports, groups + verdict.Groups);
        if (reports >= Storm) (stormReports, stormGroups) = (stormReports + reports, stormGroups + verdict.Groups);
        customers += experiment.Customers.Count;
        var unseen = experiment.Customers.Count(c => !verdict.Customers.Contains(c));
        hidden += unseen;
        unresolved += verdict.Unresolved;
        (doubts, doubtsHit) = (doubts + verdict.Doubted.Count, doubtsHit + verdict.Doubted.Count(experiment.Circuits.ContainsKey));
        mostDoubts = Math.Max(mostDoubts, verdict.Doubted.Count);
        wrongTickets += verdict.WrongTickets;
        delays.AddRange(verdict.Right.OfType<TimeSpan>().Select(d => d.TotalSeconds));
        foreach (var (cause, delay) in experiment.Causes.Zip(verdict.Right))
        {
            Kind(cause.Kind).Add(delay, verdict.AmongThree[experiment.Causes.ToList().IndexOf(cause)]);
        }

        foreach (var kind in experiment.Causes.Select(c => c.Kind).Distinct())
        {
            Kind(kind).Add(verdict.Groups - experiment.Causes.Count, hit, verdict.Circuits.Count, experiment.Circuits.Count, unseen, verdict);
        }

        Remark(experiment, verdict, hit, unseen);
    }

    /// <summary>A line for each kind of cause, the worst first.</summary>
    public string ByKind()
    {
        var text = new StringBuilder(KindTally.Header);
        foreach (var (kind, tally) in kinds.OrderBy(k => k.Value.Top1).ThenBy(k => k.Value.F1).ThenBy(k => k.Key, StringComparer.Ordinal))
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{kind,-16}{tally}");
        }

        return text.ToString();
    }

    private KindTally Kind(string kind) => kinds.TryGetValue(kind, out var known) ? known : kinds[kind] = new KindTally();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{name,-20}{Top1,8:0.000}{(double)amongThree / causes,8:0.000}{split,7}{merged,8}{Share(hits, found),8:0.000}{Share(hits, truth),8:0.000}{F1,8:0.000}{TellableF1,10:0.000}{Share(Reports, groups),11:0.0}"
        + $"{(stormReports == 0 ? double.NaN : 1 - Share(stormGroups, stormReports)),8:0.000}{hidden,8}{doubts,8}{DoubtPrecision,7:0.000}{mostDoubts,6}{At(0.5),11:0.0}{At(0.95),8:0.0}{unresolved,12}{wrongTickets,9}");

    private void Remark(Experiment experiment, Verdict verdict, int hit, int unseen)
    {
        var idle = verdict.Doubted.Count - verdict.Doubted.Count(experiment.Circuits.ContainsKey);
        var exact = idle == 0 && verdict.Right.All(r => r is not null) && verdict.Groups == experiment.Causes.Count && hit == experiment.Circuits.Count && hit == verdict.Circuits.Count;
        LastRemark = exact && unseen == 0 && verdict.Unresolved == 0 && verdict.WrongTickets == 0 ? null
            : $"{experiment.Number}: {string.Join(" and ", experiment.Causes.Zip(verdict.Right, (c, r) => $"{(r is null ? "WRONG " : "")}{c.Kind} {c.Root}"))} became {verdict.Remark}; circuits "
              + $"+{verdict.Circuits.Count - hit} -{experiment.Circuits.Count - hit}{Examples(experiment, verdict)}{Doubts(experiment, verdict)}{(unseen > 0 ? $"; {unseen} customers hidden" : "")}{(verdict.WrongTickets > 0 ? $"; {verdict.WrongTickets} tickets wrong" : "")}{(verdict.Unresolved > 0 ? $"; {verdict.Unresolved} unresolved" : "")}";
    }

    // Those that nobody is told of first.
    private static string Examples(Experiment experiment, Verdict verdict)
    {
        var wrong = experiment.Circuits.Where(c => verdict.Circuits.GetValueOrDefault(c.Key) != c.Value).OrderBy(c => verdict.Circuits.ContainsKey(c.Key)).ThenBy(c => c.Key, StringComparer.Ordinal).Take(3);
        var words = string.Join(", ", wrong.Select(c => $"{c.Key} is {c.Value}, not {verdict.Circuits.GetValueOrDefault(c.Key, "up")}"));
        return words.Length == 0 ? "" : $" ({words})";
    }

    private static string Doubts(Experiment experiment, Verdict verdict) => verdict.Doubted.Count == 0 ? ""
        : $"; {verdict.Doubted.Count} in doubt, {verdict.Doubted.Count(experiment.Circuits.ContainsKey)} of them hit";

    private double At(double quantile) => delays.Count == 0 ? double.NaN : delays.Order().ElementAt((int)((delays.Count - 1) * quantile));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
