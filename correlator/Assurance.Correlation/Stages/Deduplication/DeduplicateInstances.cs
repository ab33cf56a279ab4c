using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>The latest instance of every key, and ended ones as long as people may still act on them; tells of what becomes of them.</summary>
[StageState]
internal sealed class DeduplicateInstances(EngineOptions options, Action<AlarmChange> emit)
{
    /// <summary>Ended instances remembered; a standing one is never forgotten.</summary>
    public const int Remembered = 100_000;

    private readonly DeduplicateKeys keys = new();
    private readonly Dictionary<string, DeduplicateInstance> byId = new(StringComparer.Ordinal);
    private readonly Queue<DeduplicateInstance> ended = new();
    private int ofUnknown;
    private long lastPosition;
    private int raisedAtPosition;

    /// <summary>Whether as many stand on unknown senders as may.</summary>
    public bool IsFullOfUnknown => ofUnknown >= options.MostOfUnknown;

    /// <summary>Null: there is none, or it ended long ago.</summary>
    public DeduplicateInstance? Of(string id) => byId.GetValueOrDefault(id);

    /// <inheritdoc cref="DeduplicateKeys.Latest"/>
    public DeduplicateInstance? Latest(AlarmReport report, string key) => keys.Latest(report, key);

    /// <inheritdoc cref="DeduplicateKeys.Standing"/>
    public DeduplicateInstance[] Standing() => keys.Standing();

    public DeduplicateInstance Add(DeduplicateInstance? before, string key, AlarmReport report, bool isEvent)
    {
        var alarm = DeduplicateInstance.First(report, key, NextId(report.Position), isEvent) with { Predecessor = before?.Alarm.Id };
        var instance = new DeduplicateInstance(alarm, before);
        instance.Order.Take(report, isRaise: true);
        if (before is not null)
        {
            instance.ComesBack(before.Alarm, options);
        }

        keys.Put(instance);
        byId[alarm.Id] = instance;
        Count(alarm, alarm.Stands ? 1 : 0);
        return instance;
    }

    /// <summary>Moves a standing one under the key of another object. Returns who stands there already; null: nobody, it is there now.</summary>
    public DeduplicateInstance? Move(DeduplicateInstance instance, ManagedObject to, DateTimeOffset now)
    {
        var before = instance.Alarm;
        keys.Remove(instance);
        Count(before, -1);
        instance.Alarm = before with { Key = AlarmReport.KeyOf(to.Key, before.Condition, before.Qualifier), Object = to, ChangedAt = now };
        Count(instance.Alarm, 1);
        if (keys.Of(instance.Alarm.Key) is { Alarm.Stands: true } there)
        {
            return there;
        }

        keys.Put(instance);
        return null;
    }

    /// <summary>It stands no more.</summary>
    public void End(DeduplicateInstance instance)
    {
        Count(instance.Alarm, -1);
        Remember(instance);
    }

    /// <summary>It never stood, or stands no more: it goes when enough came after it.</summary>
    public void Remember(DeduplicateInstance instance)
    {
        ended.Enqueue(instance);
        if (ended.Count <= Remembered)
        {
            return;
        }

        var oldest = ended.Dequeue();
        byId.Remove(oldest.Alarm.Id);
        keys.Remove(oldest);
    }

    public void Tell(DeduplicateInstance instance, AlarmChangeKind kind, DateTimeOffset time)
    {
        instance.ToldAt = time;
        emit(new AlarmChange(instance.Alarm, kind, time));
    }

    private void Count(Alarm alarm, int one) => ofUnknown += alarm.Object.Knowledge == ObjectKnowledge.Sender ? one : 0;

    // One datagram may raise several alarms: a12, a12-2, a12-3.
    private string NextId(long position)
    {
        raisedAtPosition = position == lastPosition ? raisedAtPosition + 1 : 1;
        lastPosition = position;
        return raisedAtPosition == 1 ? $"a{position}" : $"a{position}-{raisedAtPosition}";
    }
}
