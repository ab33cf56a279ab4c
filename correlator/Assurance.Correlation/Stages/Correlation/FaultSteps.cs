using System.Collections.Immutable;
using Assurance.Model.Faults;
using static Assurance.Model.Faults.ExplanationCodes;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>What happened between two states of a fault: its kinds of change, and the steps that its timeline shows.</summary>
internal static class FaultSteps
{
    /// <summary>Steps kept; beyond it the second goes, so that the first stays.</summary>
    private const int MaximumSteps = 200;

    public static Fault Step(Fault fault, DateTimeOffset now, string user, string code, params ReadOnlySpan<string> arguments)
    {
        var steps = fault.Steps.Length >= MaximumSteps ? fault.Steps.RemoveAt(1) : fault.Steps;
        return fault with { Steps = steps.Add(new FaultStep(now, Explanation.Of(code, arguments), user)) };
    }

    public static Fault Add(Fault? before, Fault after, List<FaultCase> taken, List<(Symptom Symptom, FaultCase To)> left, DateTimeOffset now)
    {
        var user = after.Verdict is { } verdict && !ReferenceEquals(before?.Verdict, verdict) ? verdict.User : "";
        if (before is null)
        {
            after = Step(after, now, user, StepOpened, after.Root.Name);
            return after.Verdict is { Kind: VerdictKind.Split, Before: [var from, ..] } ? Step(after, now, user, StepSplitFrom, from.Fault) : after;
        }

        if (before.Status != FaultStatus.Open)
        {
            after = Step(after, now, "", StepReopened);
        }

        if (before.Root != after.Root)
        {
            after = Step(after, now, user, StepRerooted, before.Root.Name, after.Root.Name);
        }

        foreach (var other in taken)
        {
            after = Step(after, now, user, StepTookOver, other.Id);
        }

        var lost = left.Count(l => l.Symptom.Stands);
        after = lost > 0 ? Step(after, now, "", StepSplit, lost.ToString(System.Globalization.CultureInfo.InvariantCulture)) : after;
        after = !before.IsSettled && after.IsSettled ? Step(after, now, "", StepSettled) : after;
        return PlannedWork(before, after, now);
    }

    /// <summary>Empty if nothing that anybody reads changed.</summary>
    public static List<FaultChangeKind> Kinds(Fault? before, Fault after)
    {
        var kinds = new List<FaultChangeKind>();
        if (before is null)
        {
            kinds.Add(FaultChangeKind.Opened);
            return kinds;
        }

        if (before.Status != FaultStatus.Open)
        {
            kinds.Add(FaultChangeKind.Reopened);
        }
        else if (!SameGrouping(before, after))
        {
            kinds.Add(FaultChangeKind.Regrouped);
        }

        AddIf(kinds, !before.IsSettled && after.IsSettled, FaultChangeKind.Settled);
        AddIf(kinds, before.PlannedWork != after.PlannedWork && after.PlannedWork is not null, FaultChangeKind.PlannedWorkStarted);
        AddIf(kinds, before.PlannedWork is not null && after.PlannedWork is null, FaultChangeKind.PlannedWorkEnded);
        return kinds;
    }

    private static Fault PlannedWork(Fault before, Fault after, DateTimeOffset now)
    {
        if (before.PlannedWork == after.PlannedWork)
        {
            return after;
        }

        return after.PlannedWork is { } work
            ? Step(after, now, "", StepPlannedWorkStarted, work)
            : Step(after, now, "", StepPlannedWorkEnded, before.PlannedWork!);
    }

    private static void AddIf(List<FaultChangeKind> kinds, bool happened, FaultChangeKind kind)
    {
        if (happened)
        {
            kinds.Add(kind);
        }
    }

    private static bool SameGrouping(Fault before, Fault after) =>
        before.Root == after.Root
        && ReferenceEquals(before.Verdict, after.Verdict)
        && before.IsInferred == after.IsInferred
        && before.Confidence.Equals(after.Confidence)
        && before.Reason.Equals(after.Reason)
        && before.Severity == after.Severity
        && before.Condition == after.Condition
        && Same(before.Candidates, after.Candidates)
        && Same(before.Evidence, after.Evidence)
        && Same(before.BrokenElements, after.BrokenElements)
        && Same(before.DegradedElements, after.DegradedElements)
        && Same(before.DoubtedElements, after.DoubtedElements)
        && Same(before.AliveElements, after.AliveElements)
        && Same(before.Predecessors, after.Predecessors)
        && Same(before.Organizations, after.Organizations)
        && Same(before.Alarms, after.Alarms);

    private static bool Same<T>(ImmutableArray<T> before, ImmutableArray<T> after) =>
        before.Equals(after) || before.AsSpan().SequenceEqual(after.AsSpan());

    private static bool Same(ImmutableArray<FaultAlarm> before, ImmutableArray<FaultAlarm> after)
    {
        if (before.Length != after.Length)
        {
            return false;
        }

        for (var i = 0; i < before.Length; i++)
        {
            // Path arrays compare by reference: an entry is kept as long as its cause is.
            if (!ReferenceEquals(before[i], after[i]) && (before[i].Alarm != after[i].Alarm || before[i].Role != after[i].Role || !before[i].Reason.Equals(after[i].Reason)))
            {
                return false;
            }
        }

        return true;
    }
}
