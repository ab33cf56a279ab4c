using Assurance.Lab.Scenarios;

namespace Assurance.Lab.Scoring;

/// <summary>How near a product's conclusions come to the truth. Precision and recall are 0..1, and 1 where there is nothing to find.</summary>
/// <param name="Exact">Each fault found once with an accepted root cause and exactly its circuits in their states, and none besides.</param>
/// <param name="TicketsRight">A ticket for each real fault, none for planned work or what passed by itself.</param>
/// <param name="Remarks">What is wrong, in words; empty when all is right.</param>
public sealed record Score(
    double RootPrecision, double RootRecall, double CircuitPrecision, double CircuitRecall, bool Exact, bool TicketsRight, IReadOnlyList<string> Remarks)
{
    public static Score Compare(GroundTruth truth, Observed observed)
    {
        // What was over before it settled and told nobody is no conclusion.
        var seen = observed.Faults.Where(f => !f.Resolved || f.HasTicket).ToList();
        var pairs = Match(truth, seen);
        var remarks = new List<string>();
        var (hits, found, wanted) = (0, seen.Sum(f => f.Circuits.Count), truth.Faults.Sum(f => f.Circuits.Count));
        foreach (var (fault, match) in pairs) hits += CompareFault(fault, match, remarks);
        remarks.AddRange(seen.Except(pairs.Select(p => p.Match).OfType<ObservedFault>())
            .Select(f => $"a fault too many: {f.RootCause ?? "no root cause"} ({f.Id}, {f.Circuits.Count} circuits)"));
        var roots = pairs.Count(p => p.Fault.Accepts(p.Match?.RootCause));
        var exact = remarks.Count == 0;
        var tickets = CheckTickets(pairs, seen.Where(f => truth.Faults.Count == 0 && f.HasTicket), remarks);
        return new Score(Share(roots, seen.Count), Share(roots, truth.Faults.Count), Share(hits, found), Share(hits, wanted), exact, tickets, remarks);
    }

    // By root cause first, then whatever shares most circuits, so that the circuits of a misnamed fault are still scored.
    private static List<(FaultTruth Fault, ObservedFault? Match)> Match(GroundTruth truth, IReadOnlyList<ObservedFault> seen)
    {
        var free = seen.ToList();
        var matches = new Dictionary<FaultTruth, ObservedFault>();
        foreach (var fault in truth.Faults) Take(fault, free.Find(f => fault.Accepts(f.RootCause)));
        foreach (var fault in truth.Faults.Where(f => !matches.ContainsKey(f)))
            Take(fault, free.Where(f => Shared(fault, f) > 0).MaxBy(f => Shared(fault, f)));
        return [.. truth.Faults.Select(f => (f, matches.GetValueOrDefault(f)))];

        void Take(FaultTruth fault, ObservedFault? match)
        {
            if (match is null) return;
            matches[fault] = match;
            free.Remove(match);
        }
    }

    private static int Shared(FaultTruth fault, ObservedFault observed) => fault.Circuits.Count(c => observed.Circuits.ContainsKey(c.Id));

    /// <returns>Circuits that are right.</returns>
    private static int CompareFault(FaultTruth fault, ObservedFault? match, List<string> remarks)
    {
        if (match is null)
        {
            remarks.Add($"{fault.RootCause}: no fault found");
            return 0;
        }
        if (!fault.Accepts(match.RootCause)) remarks.Add($"root cause {match.RootCause ?? "none"} instead of {fault.RootCause}");
        var right = fault.Circuits.Count(c => match.Circuits.TryGetValue(c.Id, out var state) && c.States.Contains(state));
        Report("missing", fault.Circuits.Where(c => !match.Circuits.ContainsKey(c.Id)).Select(c => c.Id));
        Report("too many", match.Circuits.Keys.Except(fault.Circuits.Select(c => c.Id)));
        Report("in another state", fault.Circuits.Where(c => match.Circuits.TryGetValue(c.Id, out var state) && !c.States.Contains(state))
            .Select(c => $"{c.Id} {match.Circuits[c.Id]} instead of {c.State}"));
        return right;

        void Report(string what, IEnumerable<string> circuits)
        {
            var list = circuits.Order(StringComparer.Ordinal).ToList();
            if (list.Count > 0) remarks.Add($"{fault.RootCause}: {list.Count} circuits {what}: {string.Join(", ", list.Take(3))}{(list.Count > 3 ? " ..." : "")}");
        }
    }

    private static bool CheckTickets(List<(FaultTruth Fault, ObservedFault? Match)> pairs, IEnumerable<ObservedFault> unwanted, List<string> remarks)
    {
        var before = remarks.Count;
        foreach (var (fault, match) in pairs.Where(p => p.Match is not null))
        {
            if (fault.Ticket && !match!.HasTicket) remarks.Add($"{fault.RootCause}: no ticket");
            if (!fault.Ticket && match!.HasTicket) remarks.Add($"{fault.RootCause}: a ticket, though planned work {fault.PlannedWork} explains it");
            if (fault.PlannedWork is not null && match!.PlannedWork != fault.PlannedWork) remarks.Add($"{fault.RootCause}: planned work {fault.PlannedWork} is not named");
        }
        remarks.AddRange(unwanted.Select(f => $"a ticket for what passed by itself ({f.Id})"));
        return remarks.Count == before;
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
