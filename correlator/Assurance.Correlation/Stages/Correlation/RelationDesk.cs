using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>An alarm put under another one by what people know.</summary>
internal sealed record Following(Symptom Leader, CausalRelation Relation);

/// <summary>Finds which alarms follow from which by the relations that rule packs state. A follower is explained with its leader, whatever explains that one;
/// it is no evidence of its own.</summary>
[StageState]
internal sealed class RelationDesk(Func<ImmutableArray<CausalRelation>> relations)
{
    private readonly Dictionary<string, HashSet<Symptom>> byCondition = new(StringComparer.Ordinal);
    [WorkedOut]
    private ImmutableArray<CausalRelation> known = [];
    [WorkedOut]
    private ILookup<string, CausalRelation> byCause = Enumerable.Empty<CausalRelation>().ToLookup(r => r.Cause);
    [WorkedOut]
    private ILookup<string, CausalRelation> byEffect = Enumerable.Empty<CausalRelation>().ToLookup(r => r.Effect);

    /// <summary>Distances are those of this inventory.</summary>
    public TopologyGraph Graph { get; set; } = null!;

    /// <summary>Remembers an alarm that takes part.</summary>
    public void Add(Symptom symptom)
    {
        if (!byCondition.TryGetValue(symptom.Alarm.Condition, out var all))
        {
            byCondition[symptom.Alarm.Condition] = all = [];
        }

        all.Add(symptom);
    }

    public void Remove(Symptom symptom)
    {
        if (byCondition.TryGetValue(symptom.Alarm.Condition, out var all) && all.Remove(symptom) && all.Count == 0)
        {
            byCondition.Remove(symptom.Alarm.Condition);
        }
    }

    /// <summary>What a new alarm follows from; null if nothing that is known.</summary>
    public Following? LeaderOf(Symptom effect)
    {
        Refresh();
        Following? best = null;
        foreach (var relation in byEffect[effect.Alarm.Condition])
        {
            foreach (var cause in byCondition.GetValueOrDefault(relation.Cause) ?? [])
            {
                if (Holds(relation, cause, effect) && cause.Leader != effect && (best is null || IsBetter(relation, cause, best)))
                {
                    best = new(cause, relation);
                }
            }
        }

        return best is null ? null : best with { Leader = best.Leader.Leader };
    }

    /// <summary>Alarms that were there and follow from a new one.</summary>
    public IReadOnlyList<(Symptom Effect, CausalRelation Relation)> EffectsOf(Symptom cause)
    {
        Refresh();
        return [.. byCause[cause.Alarm.Condition]
            .SelectMany(relation => (byCondition.GetValueOrDefault(relation.Effect) ?? []).Where(e => e.Follows is null && e != cause.Leader && Holds(relation, cause, e)).Select(e => (e, relation)))
            .OrderBy(f => f.e, Comparer<Symptom>.Create(Symptom.Compare)).DistinctBy(f => f.e)];
    }

    private static bool IsBetter(CausalRelation relation, Symptom cause, Following than) =>
        relation.Weight != than.Relation.Weight ? relation.Weight > than.Relation.Weight : Symptom.Compare(cause, than.Leader) > 0;

    private void Refresh()
    {
        if (relations() is var now && now != known)
        {
            known = now;
            byCause = now.ToLookup(r => r.Cause, StringComparer.Ordinal);
            byEffect = now.ToLookup(r => r.Effect, StringComparer.Ordinal);
        }
    }

    // What a person holds together is theirs.
    private bool Holds(CausalRelation relation, Symptom cause, Symptom effect) =>
        cause != effect && cause.Group is null && effect.Group is null && cause.Stands
        && effect.Onset - cause.Onset <= relation.Within && cause.Onset - effect.Onset <= relation.Before
        && IsAt(relation.Place, cause, effect);

    private bool IsAt(RelationPlace place, Symptom cause, Symptom effect)
    {
        var (one, other) = (cause.Alarm.Object, effect.Alarm.Object);
        return place switch
        {
            RelationPlace.SameObject => one.Key == other.Key,
            RelationPlace.SameDevice => (one.DeviceId ?? one.Id) == (other.DeviceId ?? other.Id),
            RelationPlace.NeighbourDevice => cause.Device >= 0 && effect.Device >= 0 && cause.Device != effect.Device && Graph.AreJoined(cause.Device, effect.Device),
            _ => cause.Node >= 0 && cause.Node != effect.Node && effect.Reach?.Contains(cause.Node) == true,
        };
    }
}
