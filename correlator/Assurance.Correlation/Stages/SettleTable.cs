using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages;

/// <summary>Which standing alarms are provisional, and which alarms settled.</summary>
[StageState]
internal sealed class SettleTable : IDisposable
{
    private readonly EngineOptions options;
    private readonly Action<AlarmChange> emit;
    private readonly TimerQueue<string> timers;
    private readonly Dictionary<string, Alarm> provisional = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private readonly EndedAlarms<bool> ended = new();

    public SettleTable(EngineOptions options, IScheduler scheduler, Action<AlarmChange> emit)
    {
        this.options = options;
        this.emit = emit;
        timers = new(scheduler, SettleAt);
    }

    public void Dispose() => timers.Dispose();

    public void Change(AlarmChange change)
    {
        var alarm = change.Alarm;
        if (settled.Contains(alarm.Id) || ended.TryGet(alarm.Id, out _))
        {
            Settled(change);
        }
        else if (alarm.Stands)
        {
            Provisional(change);
        }
        else
        {
            provisional.Remove(alarm.Id);
            timers.Cancel(alarm.Id);
            emit(change);
        }
    }

    private void Settled(AlarmChange change)
    {
        if (!change.Alarm.Stands && settled.Remove(change.Alarm.Id))
        {
            ended.Add(change.Alarm.Id, true);
        }

        emit(change with { Alarm = change.Alarm with { IsSettled = true } });
    }

    private void Provisional(AlarmChange change)
    {
        var alarm = change.Alarm;
        var isNew = !provisional.ContainsKey(alarm.Id);
        provisional[alarm.Id] = alarm;
        emit(change);
        var wait = options.SettleOf.GetValueOrDefault(alarm.Condition, options.Settle);
        if (alarm.IsFlapping || wait <= TimeSpan.Zero)
        {
            timers.Cancel(alarm.Id);
            SettleAt(alarm.Id, change.Time);
        }
        else if (isNew)
        {
            timers.Set(alarm.Id, change.Time + wait);
        }
    }

    private void SettleAt(string id, DateTimeOffset now)
    {
        if (provisional.Remove(id, out var alarm))
        {
            settled.Add(id);
            emit(new AlarmChange(alarm with { IsSettled = true }, AlarmChangeKind.Settled, now));
        }
    }
}
