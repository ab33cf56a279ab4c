using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>What people decide about faults against the engine: merged, split, their cause named. It holds until they take it back
/// (docs/correlation.md, People's word).</summary>
[StageState]
internal sealed class VerdictDesk(FaultBook book, CauseIndex index, LifeSigns life)
{
    private TopologyGraph graph = null!;
    private ExpectationBook expectations = null!;

    /// <summary>Goes on over another inventory.</summary>
    public void Over(TopologyGraph topology, ExpectationBook book) => (graph, expectations) = (topology, book);

    /// <summary>Carries out a decision; returns the alarms that the engine has to explain anew. What no longer applies does nothing.</summary>
    public IReadOnlyList<Symptom> Take(OperatorCommand command, DateTimeOffset now) => command switch
    {
        MergeFaults merge => Merge(merge, now),
        SplitFault split => Split(split, now),
        RerootFault reroot => Reroot(reroot, now),
        ReleaseFault release => Release(release, now),
        _ => [],
    };

    /// <summary>The fault that a person's word puts a new alarm in; null if none does.</summary>
    public HeldGroup? Drawing(Symptom symptom) =>
        book.Held.FirstOrDefault(f => f.IsOpen && f.Group!.Draws(symptom, graph, expectations))?.Group;

    /// <summary>Explains a group anew, or ends its fault if nothing of it stands.</summary>
    public void Judge(HeldGroup group, DateTimeOffset now, IReadOnlyList<FaultCase>? taken = null)
    {
        if (group.Fault.Linked.Count > 0)
        {
            var scorer = new HypothesisScorer(graph, expectations, group.Index, life);
            book.Judge(group.Fault, group.Conclude(graph, scorer, now), taken ?? [], now);
        }
        else if (group.Fault.IsOpen)
        {
            book.Empty(group.Fault, now);
        }
    }

    private IReadOnlyList<Symptom> Merge(MergeFaults command, DateTimeOffset now)
    {
        var others = command.Others.Distinct(StringComparer.Ordinal).Select(Open).OfType<FaultCase>().OrderBy(f => f.Number).ToList();
        if (Open(command.Fault) is not { } into || others.RemoveAll(f => f == into) < 0 || others.Count == 0)
        {
            return [];
        }

        var cause = into.Conclusion!.Cause;
        var verdict = new FaultVerdict(VerdictKind.Merged, command.User, now, into.Current!.Root, [.. others.Prepend(into).SelectMany(o => Opinions(o))]);
        var group = Hold(into, verdict, cause.LocalKey);
        foreach (var other in others)
        {
            Move(InOrder(other.Linked), group);
        }

        Judge(group, now, others);
        others.ForEach(o => book.Merge(o, into, command.User, now));
        return [];
    }

    private IReadOnlyList<Symptom> Split(SplitFault command, DateTimeOffset now)
    {
        if (Open(command.Fault) is not { } from)
        {
            return [];
        }

        var leaving = InOrder(from.Linked.Where(s => command.Alarms.Contains(s.Alarm.Id)));
        if (!leaving.Exists(s => s.Stands) || !from.Linked.Except(leaving).Any(s => s.Stands))
        {
            return [];
        }

        var verdict = new FaultVerdict(VerdictKind.Split, command.User, now, null, Opinions(from));
        var group = Hold(book.Open(leaving), verdict, null);
        Move(leaving, group);
        Judge(group, now);
        book.Lost(from, leaving.Count(s => s.Stands), command.User, now);
        return InOrder(from.Linked);
    }

    private IReadOnlyList<Symptom> Reroot(RerootFault command, DateTimeOffset now)
    {
        if (Open(command.Fault) is { } fault && graph.Find(command.Root) is >= 0 and var node)
        {
            Judge(Hold(fault, new FaultVerdict(VerdictKind.Rerooted, command.User, now, graph.Ref(node), Opinions(fault)), null), now);
        }

        return [];
    }

    private IReadOnlyList<Symptom> Release(ReleaseFault command, DateTimeOffset now)
    {
        if (Open(command.Fault) is not { Group: not null } fault)
        {
            return [];
        }

        var members = InOrder(fault.Linked);
        foreach (var symptom in members)
        {
            symptom.Group!.Index.Remove(symptom);
            symptom.Group = null;
            index.Add(symptom);
        }

        book.Release(fault, command.User, now);
        return members;
    }

    private FaultCase? Open(string id) => book.Case(id) is { IsOpen: true, Current: not null, Conclusion: not null } fault ? fault : null;

    private HeldGroup Hold(FaultCase fault, FaultVerdict verdict, string? localKey)
    {
        var group = new HeldGroup(fault, verdict, localKey);
        book.Hold(fault, group);
        Move(InOrder(fault.Linked), group);
        return group;
    }

    private void Move(List<Symptom> symptoms, HeldGroup to)
    {
        foreach (var symptom in symptoms)
        {
            // What follows it goes where the person's word puts it, or stands on its own.
            symptom.Unfollow();
            foreach (var follower in symptom.Followers.ToArray())
            {
                follower.Unfollow();
                index.Add(follower);
            }

            (symptom.Group?.Index ?? index).Remove(symptom);
            if (symptom.Fault is { } id && book.Case(id) is { } before)
            {
                before.Linked.Remove(symptom);
            }

            symptom.Group = to;
            symptom.Entry = null;
            symptom.Fault = to.Fault.Id;
            to.Fault.Linked.Add(symptom);
            to.Index.Add(symptom);
        }
    }

    // What the engine itself had thought, before anybody spoke.
    private static ImmutableArray<EngineOpinion> Opinions(FaultCase fault) => fault.Current!.Verdict?.Before
        ?? [new EngineOpinion(fault.Id, fault.Current.Root, fault.Current.Confidence, [.. fault.Current.Alarms.Select(a => a.Alarm)])];

    private static List<Symptom> InOrder(IEnumerable<Symptom> symptoms) => [.. symptoms.Order(Comparer<Symptom>.Create(Symptom.Compare))];
}
