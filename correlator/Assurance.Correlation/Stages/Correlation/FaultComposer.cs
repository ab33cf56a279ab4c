using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Writes a conclusion down as a fault: what is broken, why, what speaks for and against it.</summary>
[WorkedOut]
internal sealed class FaultComposer(TopologyGraph graph, ExpectationBook expectations, LifeSigns life)
{
    private readonly CauseWording wording = new(graph, expectations, life);
    private readonly BrokenElements elements = new(graph, expectations);

    /// <param name="fault">The fault.</param>
    /// <param name="conclusion">What was concluded of it.</param>
    /// <param name="root">Its <see cref="RootOf"/>.</param>
    /// <param name="predecessors">Earlier faults of the same root, newest first.</param>
    /// <param name="now">The engine's time.</param>
    public Fault Compose(FaultCase fault, Conclusion conclusion, EntityRef root, ImmutableArray<string> predecessors, DateTimeOffset now)
    {
        var cause = conclusion.Cause;
        var standing = Standing(conclusion);
        var fates = elements.Fates(conclusion);
        var (broken, degraded, doubted) = elements.Of(conclusion, standing);
        return (fault.Current ?? Blank(fault, conclusion, root)) with
        {
            Status = FaultStatus.Open,
            ResolvedAt = null,
            Root = root,
            Predecessors = predecessors,
            IsInferred = !cause.OwnSeen,
            Confidence = conclusion.Confidence,
            Reason = fault.Group?.Verdict is { Root: not null } verdict ? Explanation.Of(ExplanationCodes.CauseStated, verdict.User, root.Name) : wording.Reason(conclusion, root),
            Verdict = fault.Group?.Verdict,
            Candidates = conclusion.Rivals.IsEmpty ? [] : [.. conclusion.Rivals.Select(r => wording.Candidate(r, conclusion))],
            Evidence = wording.Evidence(conclusion, fates, doubted, now),
            Alarms = Alarms(fault, conclusion),
            Severity = standing.Count > 0 ? Worst(standing) : fault.Current?.Severity ?? conclusion.Symptoms[0].Alarm.Severity,
            Condition = wording.Condition(conclusion),
            ChangedAt = now,
            IsSettled = fault.Current?.IsSettled == true || standing.Exists(static s => s.Alarm.IsSettled),
            PlannedWork = standing.TrueForAll(static s => s.Alarm.PlannedWork is not null) ? standing.FirstOrDefault()?.Alarm.PlannedWork : null,
            BrokenElements = broken,
            DegradedElements = degraded,
            DoubtedElements = doubted,
            AliveElements = elements.Alive(conclusion, fates, broken.IsEmpty, now),
            Site = cause.Node >= 0 && graph.SiteOf(cause.Node) is >= 0 and var site ? graph.IdOf(site) : SiteOf(conclusion),
            Organizations = Organizations(conclusion),
        };
    }

    /// <summary>Devices that a cause parts from the rest of the network.</summary>
    public IReadOnlySet<int> CutOffBy(int cause) => expectations.Of(cause).CutOff;

    /// <summary>Ids of the devices that may be dead instead of a cause.</summary>
    public IReadOnlyList<string> DoubtedBy(Conclusion conclusion) =>
        conclusion.Doubted.Length == 0 ? [] : [.. conclusion.Doubted.SelectMany(d => expectations.Of(d).DeadDeviceIds).Distinct(StringComparer.Ordinal)];

    public EntityRef RootOf(Conclusion conclusion) => wording.Root(conclusion);

    private static List<Symptom> Standing(Conclusion conclusion)
    {
        var standing = new List<Symptom>(conclusion.Symptoms.Count + conclusion.Followers.Count);
        foreach (var symptom in conclusion.All)
        {
            if (symptom.Stands)
            {
                standing.Add(symptom);
            }
        }

        return standing;
    }

    private static PerceivedSeverity Worst(List<Symptom> standing)
    {
        var worst = standing[0].Alarm.Severity;
        foreach (var symptom in standing)
        {
            worst = symptom.Alarm.Severity > worst ? symptom.Alarm.Severity : worst;
        }

        return worst;
    }

    private static Fault Blank(FaultCase fault, Conclusion conclusion, EntityRef root) => new()
    {
        Id = fault.Id,
        Status = FaultStatus.Open,
        Root = root,
        Reason = Explanation.Of(ExplanationCodes.CauseReported),
        Condition = "",
        RaisedAt = conclusion.All.Min(s => s.Onset),
        ChangedAt = conclusion.Symptoms[0].Onset,
    };

    private string? SiteOf(Conclusion conclusion)
    {
        var device = conclusion.Symptoms[0].Device;
        return device >= 0 && graph.SiteOf(device) is >= 0 and var site ? graph.IdOf(site) : null;
    }

    private ImmutableArray<string> Organizations(Conclusion conclusion)
    {
        var node = conclusion.Cause.Node >= 0 ? conclusion.Cause.Node : conclusion.Symptoms[0].Device;
        return node < 0 ? [] : [.. graph.OrganizationsOf(node)];
    }

    private ImmutableArray<FaultAlarm> Alarms(FaultCase fault, Conclusion conclusion)
    {
        var entries = ImmutableArray.CreateBuilder<FaultAlarm>(conclusion.Symptoms.Count + conclusion.Followers.Count);
        AddEntries(entries, conclusion, roots: true);
        AddEntries(entries, conclusion, roots: false);
        if (fault.HasPast)
        {
            var present = conclusion.All.Select(s => s.Alarm.Id).ToHashSet(StringComparer.Ordinal);
            entries.AddRange(fault.Past.Where(p => !present.Contains(p.Alarm)));
        }

        // The same array where nothing changed: readers tell by it.
        var alarms = entries.DrainToImmutable();
        return fault.Current?.Alarms is { } before && before.AsSpan().SequenceEqual(alarms.AsSpan()) ? before : alarms;
    }

    private void AddEntries(ImmutableArray<FaultAlarm>.Builder entries, Conclusion conclusion, bool roots)
    {
        foreach (var symptom in conclusion.All)
        {
            if (IsRoot(symptom, conclusion.Cause) == roots)
            {
                entries.Add(Entry(symptom, conclusion.Cause));
            }
        }
    }

    private FaultAlarm Entry(Symptom symptom, Hypothesis cause)
    {
        if (symptom.Entry is { } known && known.Cause.Node == cause.Node && known.Cause.LocalKey == cause.LocalKey)
        {
            return known.Entry;
        }

        if (symptom.Follows is { } following)
        {
            return Keep(symptom, cause, new FaultAlarm(symptom.Alarm.Id, AlarmRole.Symptom, CauseWording.Related(symptom, following), []));
        }

        var path = cause.Node < 0 || symptom.Reach is null ? [] : symptom.Reach.PathFrom(cause.Node);
        var role = IsRoot(symptom, cause) ? AlarmRole.Root : AlarmRole.Symptom;
        var reason = role == AlarmRole.Symptom && path.Length == 0 && symptom.Group is { } group
            ? CauseWording.Stated(symptom, group.Verdict.User)
            : wording.Place(symptom, cause, path, role);
        return Keep(symptom, cause, new FaultAlarm(symptom.Alarm.Id, role, reason, [.. path.Select(graph.IdOf)]));
    }

    private static FaultAlarm Keep(Symptom symptom, Hypothesis cause, FaultAlarm entry)
    {
        symptom.Entry = (cause, entry);
        return entry;
    }

    private static bool IsRoot(Symptom symptom, Hypothesis cause) => symptom.Follows is null && IsOn(symptom, cause);

    private static bool IsOn(Symptom symptom, Hypothesis cause) =>
        cause.Node < 0 ? symptom.LocalKey == cause.LocalKey : symptom.Node == cause.Node;
}
