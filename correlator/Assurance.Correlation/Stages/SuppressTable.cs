using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>Which standing alarms planned work covers now. The windows under way change only at their own starts and ends and with the
/// inventory; then every standing alarm is looked at again.</summary>
[StageState]
internal sealed class SuppressTable : IDisposable
{
    private readonly IScheduler scheduler;
    private readonly Action<AlarmChange> emit;
    private readonly TimerQueue<string> boundary;
    private readonly Dictionary<string, Alarm> standing = new(StringComparer.Ordinal);
    private readonly EndedAlarms<string> ended = new();
    private NetworkInventory inventory = NetworkInventory.Empty;
    private SuppressCover cover = SuppressCover.None;

    public SuppressTable(IScheduler scheduler, Action<AlarmChange> emit)
    {
        this.scheduler = scheduler;
        this.emit = emit;
        boundary = new(scheduler, (_, now) => Review(now));
    }

    public void Dispose() => boundary.Dispose();

    public void Take(NetworkInventory next)
    {
        inventory = next;
        Review(scheduler.Now);
    }

    public void Change(AlarmChange change)
    {
        var alarm = change.Alarm;
        if (!standing.TryGetValue(alarm.Id, out var known) && ended.TryGet(alarm.Id, out var work))
        {
            emit(change with { Alarm = alarm with { PlannedWork = work } });
            return;
        }

        if ((known is null || change.Kind == AlarmChangeKind.Readdressed ? cover.Of(alarm) : known.PlannedWork) is { } covered)
        {
            change = change with { Alarm = alarm = alarm with { PlannedWork = covered } };
        }

        if (alarm.Stands)
        {
            standing[alarm.Id] = alarm;
        }
        else
        {
            standing.Remove(alarm.Id);
            if (alarm.PlannedWork is { } covering)
            {
                ended.Add(alarm.Id, covering);
            }
        }

        emit(change);
    }

    private void Review(DateTimeOffset now)
    {
        cover = SuppressCover.At(now, inventory);
        boundary.Cancel("");
        if (SuppressCover.NextBoundary(now, inventory) is { } next)
        {
            boundary.Set("", next);
        }

        foreach (var alarm in standing.Values.OrderBy(a => a.RaisedAt).ThenBy(a => a.Id, StringComparer.Ordinal).ToArray())
        {
            var work = cover.Of(alarm);
            if (work != alarm.PlannedWork)
            {
                var after = alarm with { PlannedWork = work };
                standing[alarm.Id] = after;
                emit(new AlarmChange(after, work is null ? AlarmChangeKind.PlannedWorkEnded : AlarmChangeKind.PlannedWorkStarted, now));
            }
        }
    }
}
