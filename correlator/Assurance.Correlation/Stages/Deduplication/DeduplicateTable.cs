using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>The alarm table: what each report does to the alarm of its key.</summary>
[StageState]
internal sealed class DeduplicateTable : IDisposable
{
    /// <summary>Stands for the senders beyond <see cref="EngineOptions.MostOfUnknown"/>.</summary>
    public static readonly ManagedObject FurtherSenders = new(ObjectKnowledge.Sender, "further", "device", "further senders", null, "further");

    /// <summary>Who ended an alarm that an import found to be another one's.</summary>
    public const string Inventory = "inventory";

    private readonly EngineOptions options;
    private readonly IScheduler scheduler;
    private readonly DeduplicateCounters counters;
    private readonly DeduplicateInstances instances;
    private readonly DeduplicateTiming timing;
    private readonly DeduplicateDecisions decisions;
    private readonly DeduplicateRecentKeys keys = new();

    public DeduplicateTable(EngineOptions options, IScheduler scheduler, DeduplicateCounters counters, Action<AlarmChange> emit)
    {
        (this.options, this.scheduler, this.counters) = (options, scheduler, counters);
        instances = new(options, emit);
        timing = new(options, scheduler, instances);
        decisions = new(scheduler, counters, instances, timing);
    }

    public void Dispose() => timing.Dispose();

    public void Report(AlarmReport report)
    {
        var key = keys.Of(report);
        var latest = instances.Latest(report, key);
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
        else if (report.Object.Knowledge == ObjectKnowledge.Sender && instances.IsFullOfUnknown && report.Object.Id != FurtherSenders.Id)
        {
            Report(report with { Object = FurtherSenders, Qualifier = "" });
        }
        else
        {
            Raise(latest, key, report);
        }
    }

    public void Command(OperatorCommand command) => decisions.Take(command);

    /// <summary>What stands moves to what the inventory now knows of its object: there its clear will look for it.</summary>
    public void Take(NetworkInventory inventory, Readdress again)
    {
        foreach (var instance in instances.Standing())
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
        var tally = instance.Alarm.Tally;
        if (instances.Move(instance, to, now) is { } there)
        {
            // Two names of one thing: the one that stands there tells of both.
            instance.Alarm = DeduplicateInstance.EndedBy(instance.Alarm, Inventory, now);
            instances.Tell(instance, AlarmChangeKind.Cleared, now);
            timing.End(instance);
            there.Alarm = there.Alarm with { Tally = there.Alarm.Tally + tally, ChangedAt = now };
            instances.Tell(there, AlarmChangeKind.Readdressed, now);
            return;
        }

        instances.Tell(instance, AlarmChangeKind.Readdressed, now);
    }

    private void Raise(DeduplicateInstance? before, string key, AlarmReport report)
    {
        var instance = instances.Add(before, key, report, isEvent: false);
        instance.Count(report.ReceivedAt, options);
        timing.WaitToBecomeStale(instance, report.ReceivedAt);
        instances.Tell(instance, AlarmChangeKind.Raised, report.ReceivedAt);
        timing.StartFlapping(instance, report.ReceivedAt);
    }

    private void Again(DeduplicateInstance standing, AlarmReport report)
    {
        var told = standing.Told;
        standing.Order.Take(report, isRaise: true);
        if (told.IsFlapping)
        {
            standing.RaisedAgain(report.ReceivedAt, options);
        }

        var (perMinute, begins) = timing.Chatter(standing, report.ReceivedAt);
        standing.Repeat(report, told.IsFlapping ? standing.PerMinute(options) : 0, perMinute);
        if (told.IsStale)
        {
            timing.WaitToBecomeStale(standing, report.ReceivedAt);
        }

        timing.TellSoon(standing, report, isNews: begins || told.IsStale || report.Effect != told.Effect);
        if (begins)
        {
            instances.Tell(standing, AlarmChangeKind.ChatteringStarted, report.ReceivedAt);
        }
    }

    private void Happened(DeduplicateInstance? latest, string key, AlarmReport report)
    {
        // Counted from the first, so that a daily event is a new one each day and a chattering one does not fold for ever.
        if (latest is { Told: { IsEvent: true, IsCleared: false } told } && report.ReceivedAt - told.RaisedAt < options.EventWindow)
        {
            latest.Repeat(report, told.FlapsPerMinute, told.ReportsPerMinute);
            timing.TellSoon(latest, report, isNews: report.Effect != told.Effect);
            return;
        }

        var instance = instances.Add(latest, key, report, isEvent: true);
        instances.Tell(instance, AlarmChangeKind.Raised, report.ReceivedAt);
        instances.Remember(instance);
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
            timing.StartFlapping(latest, report.ReceivedAt);
        }
        else
        {
            latest.Alarm = DeduplicateInstance.EndedBy(latest.Alarm, "", report.ReceivedAt);
            instances.Tell(latest, AlarmChangeKind.Cleared, report.ReceivedAt);
            timing.End(latest);
        }
    }
}
