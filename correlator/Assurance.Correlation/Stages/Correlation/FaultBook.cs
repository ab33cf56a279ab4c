using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;
using static Assurance.Model.Faults.ExplanationCodes;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The faults: which conclusion goes on under which number, and what is told of it.</summary>
[StageState]
internal sealed class FaultBook(EngineOptions options, Action<Symptom> release, Action<FaultChange> emit)
{
    private readonly Dictionary<string, FaultCase> cases = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, FaultCase> held = [];
    private readonly FaultHistory history = new(options);
    private readonly FaultNumbers numbers = new();

    public FaultRoots Roots { get; } = new();

    /// <summary>Writes faults over the inventory as it is; set before anything else.</summary>
    public FaultComposer? Composer { get; set; }

    public FaultCase? Case(string id) => cases.GetValueOrDefault(id);

    public IEnumerable<Symptom> MembersOf(string fault) => cases.TryGetValue(fault, out var found) ? found.Linked : [];

    /// <summary>A resolved fault that an alarm of this key brings back; null if none is as young as that.</summary>
    public FaultCase? Returning(string alarmKey, DateTimeOffset now) =>
        history.ByAlarm(alarmKey, now) is { } id ? Resolved(id) : null;

    /// <summary>Gives each conclusion its fault: the oldest fault first takes the conclusion that has most of it; what is left over becomes
    /// new faults, and faults left empty are resolved or were part of another.</summary>
    public void Settle(HashSet<Symptom> symptoms, List<Conclusion> conclusions, DateTimeOffset now)
    {
        var involved = Involved(symptoms);
        var free = conclusions.FindAll(c => c.Stands);
        free.Sort((a, b) => Symptom.Compare(a.Symptoms[0], b.Symptoms[0]));
        var claims = new List<(FaultCase Fault, Conclusion Conclusion)>();
        var unclaimed = new List<FaultCase>();
        foreach (var fault in involved)
        {
            if (Best(free, fault) is { } conclusion)
            {
                free.Remove(conclusion);
                claims.Add((fault, conclusion));
            }
            else
            {
                unclaimed.Add(fault);
            }
        }

        claims.AddRange(free.Select(c => (Reopened(c, involved, now) ?? Open(c.All), c)));
        // Those that gain first.
        var order = claims.FindAll(Gains);
        order.AddRange(claims.FindAll(c => !Gains(c)));
        var left = Move(claims);
        foreach (var (fault, conclusion) in order)
        {
            fault.Neighbours = symptoms.Count;
            if (fault is { IsOpen: true, Conclusion: { } before } && !left.ContainsKey(fault) && conclusion.SaysAsMuchAs(before))
            {
                continue;
            }

            Tell(fault, conclusion, left.GetValueOrDefault(fault, []), unclaimed, now);
        }

        // One that also holds what was not asked for here goes on: that is explained by itself.
        foreach (var fault in unclaimed.Where(f => f.IsOpen && !f.Linked.Any(s => s.Stands && !symptoms.Contains(s))))
        {
            Close(fault, left.GetValueOrDefault(fault, []), now);
        }
    }

    /// <summary>Tells a fault again after one of its alarms changed without a new question of cause.</summary>
    public void Refresh(FaultCase fault, DateTimeOffset now)
    {
        if (fault.Conclusion is not { } conclusion || !fault.IsOpen)
        {
            return;
        }

        if (!conclusion.Stands)
        {
            Resolve(fault, now);
        }
        else
        {
            Tell(fault, conclusion, [], [], now);
        }
    }

    /// <summary>Faults that a person's word holds together, oldest first.</summary>
    public IEnumerable<FaultCase> Held => held.Values;

    /// <summary>Puts a fault under a person's word.</summary>
    public void Hold(FaultCase fault, HeldGroup group)
    {
        fault.Group = group;
        held[fault.Number] = fault;
    }

    /// <summary>Tells what came of a fault that a person holds together.</summary>
    public void Judge(FaultCase fault, Conclusion conclusion, IReadOnlyList<FaultCase> taken, DateTimeOffset now)
    {
        if (!conclusion.Stands)
        {
            fault.Conclusion = conclusion;
            Refresh(fault, now);
        }
        else if (!fault.IsOpen || fault.Conclusion is null || !ReferenceEquals(fault.Current?.Verdict, fault.Group?.Verdict) || !conclusion.SaysAsMuchAs(fault.Conclusion))
        {
            Tell(fault, conclusion, [], [.. taken], now);
        }
    }

    /// <summary>Ends a fault that is part of another by a person's word.</summary>
    public void Merge(FaultCase fault, FaultCase into, string user, DateTimeOffset now)
    {
        held.Remove(fault.Number);
        End(fault);
        var merged = fault.Current! with { Status = FaultStatus.Merged, MergedInto = into.Id, ChangedAt = now };
        Put(fault, FaultSteps.Step(merged, now, user, StepMergedInto, into.Id), FaultChangeKind.Merged, now);
    }

    /// <summary>Notes that a person took alarms out of a fault; what is left of it is explained next.</summary>
    public void Lost(FaultCase fault, int alarms, string user, DateTimeOffset now) =>
        Put(Step(fault.Current!, now, user, StepSplit, alarms.ToString(System.Globalization.CultureInfo.InvariantCulture)), FaultChangeKind.Regrouped, now);

    /// <summary>Leaves a fault to the engine again.</summary>
    public void Release(FaultCase fault, string user, DateTimeOffset now)
    {
        held.Remove(fault.Number);
        fault.Group = null;
        Put(Step(fault.Current! with { Verdict = null }, now, user, StepReleased), FaultChangeKind.Regrouped, now);
    }

    /// <summary>Resolves a fault whose last alarm ceased to need work.</summary>
    public void Empty(FaultCase fault, DateTimeOffset now) => Resolve(fault, now);

    public void Command(OperatorCommand command, DateTimeOffset now)
    {
        switch (command)
        {
            case RecallFaults recall:
                numbers.Recall(recall);
                break;
            case AcknowledgeFault ack when Known(ack.Fault) is { } fault && Acknowledgement.Counts(fault.Acknowledged, ack.User, ack.Minutes):
                Put(Step(fault with { Acknowledged = Acknowledgement.By(ack.User, now, ack.Minutes), Lapsed = null }, now, ack.User, StepAcknowledged), FaultChangeKind.Acknowledged, now);
                break;
            case UnacknowledgeFault unack when Known(unack.Fault) is { Acknowledged: { } made } fault && made.IsMeant(unack.MadeUntil):
                Put(Step(fault with { Acknowledged = null }, now, unack.User, StepUnacknowledged), FaultChangeKind.Unacknowledged, now);
                break;
            case EndAcknowledgement { IsFault: true } end when Known(end.Subject) is { Acknowledged: { } lapsed } fault:
                Put(Step(fault with { Acknowledged = null, Lapsed = lapsed }, now, "", StepAcknowledgementEnded, lapsed.User), FaultChangeKind.Unacknowledged, now);
                break;
            case CommentFault comment when Known(comment.Fault) is { } fault:
                Put(Step(fault with { Comments = fault.Comments.Add(new(comment.User, now, comment.Text)) }, now, comment.User, StepCommented, comment.Text), FaultChangeKind.Commented, now);
                break;
        }
    }

    private static bool Gains((FaultCase Fault, Conclusion Conclusion) claim) => claim.Conclusion.Exists(s => s.Fault != claim.Fault.Id);

    // Oldest first.
    private List<FaultCase> Involved(HashSet<Symptom> symptoms)
    {
        var found = new HashSet<FaultCase>();
        foreach (var symptom in symptoms)
        {
            if (symptom.Fault is not null)
            {
                found.Add(cases[symptom.Fault]);
            }
        }

        var involved = found.ToList();
        involved.Sort((a, b) => a.Number.CompareTo(b.Number));
        return involved;
    }

    // Of what shares something with it, what has most of it.
    private Conclusion? Best(List<Conclusion> free, FaultCase fault)
    {
        var sharing = free.FindAll(c => c.Exists(s => s.Fault == fault.Id) && !IsLeftOver(c, fault));
        return sharing.Count > 1 ? sharing.MaxBy(c => Claim(c, fault)) : sharing is [var only] ? only : null;
    }

    // A fan that stood under a broken cable is a fault of its own once the cable is mended, in whatever order the rest of it recovered.
    private static bool IsLeftOver(Conclusion conclusion, FaultCase fault) => HeldMore(fault) && !conclusion.Exists(s => !s.IsBystander);

    private static bool HeldMore(FaultCase fault) => fault.Conclusion?.Exists(s => !s.IsBystander) == true;

    private Fault? Known(string id) => Case(id)?.Current is { Status: not FaultStatus.Merged } fault ? fault : null;

    private static int Shared(Conclusion conclusion, FaultCase fault) => conclusion.All.Count(s => s.Fault == fault.Id);

    private (bool SameRoot, int Standing, int All) Claim(Conclusion conclusion, FaultCase fault) =>
        (fault.Conclusion is { } before && SameOrUnnamed(before.Cause.LocalKey, conclusion.Cause.LocalKey) && fault.Current?.Root == Composer!.RootOf(conclusion),
            conclusion.All.Count(s => s.Stands && s.Fault == fault.Id), Shared(conclusion, fault));

    // A site on battery may turn into a site that is down, and back; two different local causes on one thing stay two.
    private static bool SameOrUnnamed(string? before, string? after) => before is null || after is null || before == after;

    /// <summary>A fault not yet told.</summary>
    public FaultCase Open(IEnumerable<Symptom> by)
    {
        var fault = new FaultCase(numbers.Next(by));
        cases[fault.Id] = fault;
        return fault;
    }

    private FaultCase? Reopened(Conclusion conclusion, List<FaultCase> involved, DateTimeOffset now)
    {
        var fault = Composer is null || conclusion.Cause.Node < 0 ? null : history.ByRoot(Composer.RootOf(conclusion), now);
        if (fault is null || Resolved(fault) is not { Group: null } found || involved.Contains(found))
        {
            return null;
        }

        // It comes back by other alarms: those it ended with are over.
        found.Linked.Clear();
        return found;
    }

    private FaultCase? Resolved(string id) => Case(id) is { Current.Status: FaultStatus.Resolved } fault ? fault : null;

    // Symptoms go where their conclusion went. Returns what standing ones each fault lost, and to whom.
    private Dictionary<FaultCase, List<(Symptom Symptom, FaultCase To)>> Move(List<(FaultCase Fault, Conclusion Conclusion)> claims)
    {
        var left = new Dictionary<FaultCase, List<(Symptom, FaultCase)>>();
        foreach (var (fault, conclusion) in claims)
        {
            foreach (var symptom in conclusion.All.Where(s => s.Fault != fault.Id))
            {
                if (symptom.Fault is not null)
                {
                    var from = cases[symptom.Fault];
                    from.Linked.Remove(symptom);
                    left.TryAdd(from, []);
                    left[from].Add((symptom, fault));
                }

                symptom.Fault = fault.Id;
                fault.Linked.Add(symptom);
            }
        }

        return left;
    }

    private void Tell(
        FaultCase fault, Conclusion conclusion, List<(Symptom Symptom, FaultCase To)> left, List<FaultCase> unclaimed, DateTimeOffset now)
    {
        var before = fault.Current;
        RememberCleared(fault, conclusion);
        Roots.Put(fault, conclusion.Cause.Node, !conclusion.Cause.IsLocal || conclusion.Exists(static s => !s.IsBystander), Composer!);
        Roots.Doubt(fault, Composer!.DoubtedBy(conclusion));
        var root = Composer.RootOf(conclusion);
        var after = Composer.Compose(fault, conclusion, root, history.Before(root, fault.Id), now);
        after = FaultSteps.Add(before, after, unclaimed.Count == 0 ? unclaimed : TakenOver(fault, unclaimed), left, now);
        var kinds = FaultSteps.Kinds(before, after);
        fault.Current = kinds.Count == 0 ? before : after;
        foreach (var kind in kinds)
        {
            emit(new FaultChange(after, kind, now));
        }
    }

    private static List<FaultCase> TakenOver(FaultCase by, List<FaultCase> unclaimed) =>
        unclaimed.FindAll(u => u.IsOpen && u.Conclusion is { } c && c.Exists(s => s.Fault == by.Id));

    private static void RememberCleared(FaultCase fault, Conclusion conclusion)
    {
        var earlier = fault.Conclusion;
        fault.Conclusion = conclusion;
        if (earlier is null || ReferenceEquals(earlier, conclusion) || !earlier.Exists(static s => !s.Stands))
        {
            return;
        }

        var present = conclusion.All.ToHashSet();
        foreach (var symptom in earlier.All)
        {
            if (!symptom.Stands && !present.Contains(symptom) && (symptom.Fault is null || symptom.Fault == fault.Id))
            {
                fault.Remember(new FaultAlarm(symptom.Alarm.Id, AlarmRole.Symptom, CauseWording.Earlier(symptom), []));
            }
        }
    }

    private void Close(FaultCase fault, List<(Symptom Symptom, FaultCase To)> left, DateTimeOffset now)
    {
        var lost = HeldMore(fault);
        var heir = left.Where(l => l.Symptom.Stands && !(lost && l.Symptom.IsBystander)).GroupBy(l => l.To).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Number).FirstOrDefault()?.Key;
        if (heir is null)
        {
            Resolve(fault, now);
            return;
        }

        Merge(fault, heir, "", now);
    }

    private void Resolve(FaultCase fault, DateTimeOffset now)
    {
        var keys = fault.Linked.Select(s => s.Alarm.Key).Order(StringComparer.Ordinal).ToList();
        End(fault);
        var resolved = fault.Current! with { Status = FaultStatus.Resolved, ResolvedAt = now, ChangedAt = now };
        // What came back since is forgotten after it ends again.
        foreach (var forgotten in history.Resolved(resolved, keys, now).Where(f => Case(f) is { IsOpen: false }))
        {
            held.Remove(cases[forgotten].Number);
            cases.Remove(forgotten);
        }

        Put(fault, FaultSteps.Step(resolved, now, "", StepResolved), FaultChangeKind.Resolved, now);
    }

    private void End(FaultCase fault)
    {
        Roots.Put(fault, -1, mayPart: false, Composer!);
        Roots.Doubt(fault, []);
        foreach (var symptom in fault.Linked)
        {
            release(symptom);
        }
    }

    private static Fault Step(Fault fault, DateTimeOffset now, string user, string code, params ReadOnlySpan<string> arguments) =>
        FaultSteps.Step(fault with { ChangedAt = now }, now, user, code, arguments);

    private void Put(Fault fault, FaultChangeKind kind, DateTimeOffset now) => Put(cases[fault.Id], fault, kind, now);

    private void Put(FaultCase of, Fault fault, FaultChangeKind kind, DateTimeOffset now)
    {
        of.Current = fault;
        emit(new FaultChange(fault, kind, now));
    }
}
