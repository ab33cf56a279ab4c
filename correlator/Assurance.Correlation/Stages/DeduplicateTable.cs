using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>The alarm table: the latest instance of every key, and ended ones as long as people may still act on them.</summary>
[StageState]
internal sealed class DeduplicateTable : IDisposable
{
    /// <summary>Ended instances remembered; a standing one is never forgotten.</summary>
    public const int Remembered = 100_000;

    /// <summary>Stands for the senders beyond <see cref="EngineOptions.MostOfUnknown"/>.</summary>
    public static readonly ManagedObject FurtherSenders = new(ObjectKnowledge.Sender, "further", "device", "further senders", null, "further");

    /// <summary>Who ended an alarm that an import found to be another one's.</summary>
    public const string Inventory = "inventory";

    /// <summary>Repeats of one alarm are told of no oftener: a tally that runs faster tells nobody more.</summary>
    private static readonly TimeSpan TellRepeatsEvery = TimeSpan.FromSeconds(0.5);

    private readonly EngineOptions options;
    private readonly IScheduler scheduler;
    private readonly DeduplicateCounters counters;
    private readonly Action<AlarmChange> emit;
    private readonly TimerQueue<string> quiet;
    private readonly TimerQueue<string> chatter;
    private readonly TimerQueue<string> stale;
    private readonly TimerQueue<string> repeats;
    private readonly DeduplicateKeys keys = new();
    private readonly Dictionary<string, DeduplicateInstance> byId = new(StringComparer.Ordinal);
    private readonly Queue<DeduplicateInstance> ended = new();
    private int ofUnknown;
    private long lastPosition;
    private int raisedAtPosition;

    public DeduplicateTable(EngineOptions options, IScheduler scheduler, DeduplicateCounters counters, Action<AlarmChange> emit)
    {
        this.options = options;
        this.scheduler = scheduler;
        this.counters = counters;
        this.emit = emit;
        quiet = new(scheduler, EndFlapping);
        chatter = new(scheduler, EndChattering);
        stale = new(scheduler, BecomeStale);
        repeats = new(scheduler, TellRepeats);
    }

    public void Dispose()
    {
        quiet.Dispose();
        chatter.Dispose();
        stale.Dispose();
        repeats.Dispose();
    }

    public void Report(AlarmReport report)
    {
        var key = report.Key;
        var latest = keys.Latest(report, key);
        var isClear = report.Action == AlarmAction.Clear || report.Severity == PerceivedSeverity.Cleared;
        if (latest?.Order.IsOvertaken(report, !isClear) == true)
        {
            counters.WasOvertaken();
        }
        else if (isClear)
        {
            latest?.Order.Take(report, isRaise: false);
            Clear(latest, report);
        }
        else if (latest is { Told.Stands: true })
        {
            Again(latest, report);
        }
        else if (report.Action == AlarmAction.Event)
        {
            Happened(latest, key, report);
        }
        else if (report.Object.Knowledge == ObjectKnowledge.Sender && ofUnknown >= options.MostOfUnknown && report.Object.Id != FurtherSenders.Id)
        {
            Report(report with { Object = FurtherSenders, Qualifier = "" });
        }
        else
        {
            Raise(latest, key, report);
        }
    }

    public void Command(OperatorCommand command)
    {
        var now = scheduler.Now;
        switch (command)
        {
            case AcknowledgeAlarms ack:
                Each(ack.Alarms, AlarmChangeKind.Acknowledged, a => Acknowledgement.Counts(a.Acknowledged, ack.User, ack.Minutes)
                    ? a with { Acknowledged = Acknowledgement.By(ack.User, now, ack.Minutes), Lapsed = null }
                    : a);
                break;
            case UnacknowledgeAlarms unack:
                Each(unack.Alarms, AlarmChangeKind.Unacknowledged, a => a.Acknowledged is null ? a : a with { Acknowledged = null });
                break;
            case EndAcknowledgement { IsFault: false } end:
                Each([end.Subject], AlarmChangeKind.Unacknowledged, a => a with { Acknowledged = null, Lapsed = a.Acknowledged });
                break;
            case CommentAlarms comment:
                Each(comment.Alarms, AlarmChangeKind.Commented, a => a with { Comments = a.Comments.Add(new(comment.User, now, comment.Text)) });
                break;
            case ClearAlarms clear:
                Each(clear.Alarms, AlarmChangeKind.Cleared, a => a.IsCleared ? a : EndedBy(a, clear.User, now));
                break;
        }
    }

    /// <summary>What stands moves to what the inventory now knows of its object: there its clear will look for it.</summary>
    public void Take(NetworkInventory inventory, Readdress again)
    {
        foreach (var instance in keys.Standing())
        {
            var now = again(instance.Alarm, inventory);
            if (now.Key != instance.Alarm.Object.Key)
            {
                Move(instance, now, scheduler.Now);
            }
        }
    }

    private void Move(DeduplicateInstance instance, ManagedObject to, DateTimeOffset now)
    {
        var before = instance.Alarm;
        var key = AlarmReport.KeyOf(to.Key, before.Condition, before.Qualifier);
        keys.Remove(instance);
        Count(before, -1);
        instance.Alarm = before with { Key = key, Object = to, ChangedAt = now };
        Count(instance.Alarm, 1);
        if (keys.Of(key) is { Alarm.Stands: true } there)
        {
            // Two names of one thing: the one that stands there tells of both.
            instance.Alarm = EndedBy(instance.Alarm, Inventory, now);
            Emit(instance, AlarmChangeKind.Cleared, now);
            Over(instance);
            there.Alarm = there.Alarm with { Tally = there.Alarm.Tally + before.Tally, ChangedAt = now };
            Emit(there, AlarmChangeKind.Readdressed, now);
            return;
        }

        keys.Put(instance);
        Emit(instance, AlarmChangeKind.Readdressed, now);
    }

    private void Raise(DeduplicateInstance? before, string key, AlarmReport report)
    {
        var instance = Add(before, key, report, isEvent: false);
        Count(instance.Alarm, 1);
        instance.Count(report.ReceivedAt, options);
        WaitToBecomeStale(instance, report.ReceivedAt);
        Emit(instance, AlarmChangeKind.Raised, report.ReceivedAt);
        StartFlapping(instance, report.ReceivedAt);
    }

    private void Again(DeduplicateInstance standing, AlarmReport report)
    {
        var told = standing.Told;
        standing.Order.Take(report, isRaise: true);
        if (told.IsFlapping)
        {
            standing.RaisedAgain(report.ReceivedAt, options);
        }

        var (perMinute, begins) = Chatter(standing, report.ReceivedAt);
        standing.Repeat(report, told.IsFlapping ? standing.PerMinute(options) : 0, perMinute);
        if (told.IsStale)
        {
            WaitToBecomeStale(standing, report.ReceivedAt);
        }

        TellSoon(standing, report, isNews: begins || told.IsStale || report.Effect != told.Effect);
        if (begins)
        {
            Emit(standing, AlarmChangeKind.ChatteringStarted, report.ReceivedAt);
        }
    }

    // A repeat that changes nothing people act on may wait; the state is the same once it is told of.
    private void TellSoon(DeduplicateInstance instance, AlarmReport report, bool isNews)
    {
        if (report.Severity != instance.Told.Severity)
        {
            Emit(instance, AlarmChangeKind.SeverityChanged, report.ReceivedAt);
        }
        else if (isNews || report.ReceivedAt - instance.ToldAt >= TellRepeatsEvery)
        {
            Emit(instance, AlarmChangeKind.Repeated, report.ReceivedAt);
        }
        else if (instance.IsFirstUntold)
        {
            repeats.Set(instance.Told.Id, instance.ToldAt + TellRepeatsEvery);
        }
    }

    private void TellRepeats(string id, DateTimeOffset now)
    {
        if (byId.TryGetValue(id, out var instance) && instance.IsUntold)
        {
            Emit(instance, AlarmChangeKind.Repeated, now);
        }
    }

    // A flapping alarm has its own rate.
    private (double PerMinute, bool Begins) Chatter(DeduplicateInstance standing, DateTimeOffset now)
    {
        var chatters = standing.CountRepeat(now, options);
        var told = standing.Told;
        var did = told.ReportsPerMinute > 0;
        if (told.IsFlapping || !(chatters || did))
        {
            return (told.ReportsPerMinute, false);
        }

        if (!did)
        {
            chatter.Set(told.Id, now + options.ChatterWindow);
        }

        return (standing.RepeatsPerMinute(options), !did);
    }

    private void EndChattering(string id, DateTimeOffset now)
    {
        var instance = byId[id];
        if (instance.LastRepeat + options.ChatterWindow is var quiet && quiet > now)
        {
            // It went on since: put off here, not with each of its reports.
            chatter.Set(id, quiet);
            return;
        }

        instance.ForgetRepeats();
        instance.Alarm = instance.Alarm with { ReportsPerMinute = 0, ChangedAt = now };
        Emit(instance, AlarmChangeKind.ChatteringEnded, now);
    }

    private void WaitToBecomeStale(DeduplicateInstance standing, DateTimeOffset now)
    {
        if (options.StaleAfter > TimeSpan.Zero)
        {
            stale.Set(standing.Alarm.Id, now + options.StaleAfter);
        }
    }

    private void BecomeStale(string id, DateTimeOffset now)
    {
        var instance = byId[id];
        if (instance.Alarm.LastOccurrence + options.StaleAfter is var due && due > now)
        {
            // It was said again since: put off here, not with each repeat.
            stale.Set(id, due);
            return;
        }

        instance.Alarm = instance.Alarm with { IsStale = true, ChangedAt = now };
        Emit(instance, AlarmChangeKind.BecameStale, now);
    }

    private void Happened(DeduplicateInstance? latest, string key, AlarmReport report)
    {
        // Counted from the first, so that a daily event is a new one each day and a chattering one does not fold for ever.
        if (latest is { Told: { IsEvent: true, IsCleared: false } told } && report.ReceivedAt - told.RaisedAt < options.EventWindow)
        {
            latest.Repeat(report, told.FlapsPerMinute, told.ReportsPerMinute);
            TellSoon(latest, report, isNews: report.Effect != told.Effect);
            return;
        }

        var instance = Add(latest, key, report, isEvent: true);
        Emit(instance, AlarmChangeKind.Raised, report.ReceivedAt);
        Remember(instance);
    }

    private void Clear(DeduplicateInstance? latest, AlarmReport report)
    {
        if (latest is not { Told.Stands: true } || latest.ReportedClear is not null)
        {
            counters.ClearWithoutRaise();
            return;
        }

        latest.Count(report.ReceivedAt, options);
        latest.Mention(report.Position);
        if (latest.Told.IsFlapping)
        {
            latest.ReportedClear = report.ReceivedAt;
        }
        else if (latest.Flaps(options))
        {
            latest.ReportedClear = report.ReceivedAt;
            StartFlapping(latest, report.ReceivedAt);
        }
        else
        {
            latest.Alarm = EndedBy(latest.Alarm, "", report.ReceivedAt);
            Emit(latest, AlarmChangeKind.Cleared, report.ReceivedAt);
            Over(latest);
        }
    }

    private void StartFlapping(DeduplicateInstance instance, DateTimeOffset now)
    {
        if (!instance.Flaps(options))
        {
            return;
        }

        chatter.Cancel(instance.Alarm.Id);
        instance.Alarm = instance.Alarm with
        {
            IsFlapping = true,
            FlapsPerMinute = instance.PerMinute(options),
            FlappingSince = now,
            FlappingUntil = null,
            ReportsPerMinute = 0,
            ChangedAt = now,
        };
        quiet.Set(instance.Alarm.Id, now + options.FlapQuiet);
        Emit(instance, AlarmChangeKind.FlappingStarted, now);
    }

    private void EndFlapping(string id, DateTimeOffset now)
    {
        var instance = byId[id];
        if (instance.LastChange + options.FlapQuiet is var due && due > now)
        {
            quiet.Set(id, due);
            return;
        }

        instance.Alarm = instance.Alarm with
        {
            IsFlapping = false,
            FlapsPerMinute = 0,
            FlappingUntil = instance.LastChange,
            ClearedAt = instance.ReportedClear,
            ChangedAt = now,
        };
        instance.ForgetChanges();
        Emit(instance, AlarmChangeKind.FlappingEnded, now);
        if (instance.Alarm.IsCleared)
        {
            Over(instance);
        }
    }

    private static Alarm EndedBy(Alarm alarm, string who, DateTimeOffset now) =>
        alarm with
        {
            ClearedAt = now,
            ClearedBy = who,
            ChangedAt = now,
            IsFlapping = false,
            FlapsPerMinute = 0,
            FlappingUntil = alarm.IsFlapping ? now : alarm.FlappingUntil,
            ReportsPerMinute = 0,
            IsStale = false,
        };

    private void Each(IEnumerable<string> alarms, AlarmChangeKind kind, Func<Alarm, Alarm> change)
    {
        foreach (var id in alarms)
        {
            if (!byId.TryGetValue(id, out var instance))
            {
                counters.UnknownAlarm();
                continue;
            }

            var before = instance.Alarm;
            var after = change(before);
            if (ReferenceEquals(after, before))
            {
                continue;
            }

            instance.Alarm = after with { ChangedAt = scheduler.Now };
            Emit(instance, kind, scheduler.Now);
            if (before.Stands && !after.Stands)
            {
                instance.ForgetChanges();
                Over(instance);
            }
        }
    }

    private DeduplicateInstance Add(DeduplicateInstance? before, string key, AlarmReport report, bool isEvent)
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
        return instance;
    }

    private void Count(Alarm alarm, int one) => ofUnknown += alarm.Object.Knowledge == ObjectKnowledge.Sender ? one : 0;

    // One datagram may raise several alarms: a12, a12-2, a12-3.
    private string NextId(long position)
    {
        raisedAtPosition = position == lastPosition ? raisedAtPosition + 1 : 1;
        lastPosition = position;
        return raisedAtPosition == 1 ? $"a{position}" : $"a{position}-{raisedAtPosition}";
    }

    private void Over(DeduplicateInstance instance)
    {
        var id = instance.Alarm.Id;
        quiet.Cancel(id);
        chatter.Cancel(id);
        stale.Cancel(id);
        repeats.Cancel(id);
        Count(instance.Alarm, -1);
        Remember(instance);
    }

    private void Remember(DeduplicateInstance instance)
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

    private void Emit(DeduplicateInstance instance, AlarmChangeKind kind, DateTimeOffset time)
    {
        instance.ToldAt = time;
        emit(new AlarmChange(instance.Alarm, kind, time));
    }
}
