using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>What an alarm does over time: it flaps, chatters, goes stale, and is said again oftener than anybody wants to hear.</summary>
[StageState]
internal sealed class DeduplicateTiming : IDisposable
{
    /// <summary>Repeats of one alarm are told of no oftener: a tally that runs faster tells nobody more.</summary>
    private static readonly TimeSpan TellRepeatsEvery = TimeSpan.FromSeconds(0.5);

    private readonly EngineOptions options;
    private readonly DeduplicateInstances instances;
    private readonly TimerQueue<string> quiet;
    private readonly TimerQueue<string> chatter;
    private readonly TimerQueue<string> stale;
    private readonly TimerQueue<string> repeats;

    public DeduplicateTiming(EngineOptions options, IScheduler scheduler, DeduplicateInstances instances)
    {
        (this.options, this.instances) = (options, instances);
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

    /// <summary>Where it changed too often of late.</summary>
    public void StartFlapping(DeduplicateInstance instance, DateTimeOffset now)
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
        instances.Tell(instance, AlarmChangeKind.FlappingStarted, now);
    }

    private void EndFlapping(string id, DateTimeOffset now)
    {
        var instance = instances.Of(id)!;
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
        instances.Tell(instance, AlarmChangeKind.FlappingEnded, now);
        if (instance.Alarm.IsCleared)
        {
            End(instance);
        }
    }

    /// <summary>Counts a repeat: its rate where it chatters, and whether that begins. A flapping alarm has its own rate.</summary>
    public (double PerMinute, bool Begins) Chatter(DeduplicateInstance standing, DateTimeOffset now)
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
        var instance = instances.Of(id)!;
        if (instance.LastRepeat + options.ChatterWindow is var quiet && quiet > now)
        {
            // It went on since: put off here, not with each of its reports.
            chatter.Set(id, quiet);
            return;
        }

        instance.ForgetRepeats();
        instance.Alarm = instance.Alarm with { ReportsPerMinute = 0, ChangedAt = now };
        instances.Tell(instance, AlarmChangeKind.ChatteringEnded, now);
    }

    public void WaitToBecomeStale(DeduplicateInstance standing, DateTimeOffset now)
    {
        if (options.StaleAfter > TimeSpan.Zero)
        {
            stale.Set(standing.Alarm.Id, now + options.StaleAfter);
        }
    }

    private void BecomeStale(string id, DateTimeOffset now)
    {
        var instance = instances.Of(id)!;
        if (instance.Alarm.LastOccurrence + options.StaleAfter is var due && due > now)
        {
            // It was said again since: put off here, not with each repeat.
            stale.Set(id, due);
            return;
        }

        instance.Alarm = instance.Alarm with { IsStale = true, ChangedAt = now };
        instances.Tell(instance, AlarmChangeKind.BecameStale, now);
    }

    /// <summary>A repeat that changes nothing people act on may wait; the state is the same once it is told of.</summary>
    public void TellSoon(DeduplicateInstance instance, AlarmReport report, bool isNews)
    {
        if (report.Severity != instance.Told.Severity)
        {
            instances.Tell(instance, AlarmChangeKind.SeverityChanged, report.ReceivedAt);
        }
        else if (isNews || report.ReceivedAt - instance.ToldAt >= TellRepeatsEvery)
        {
            instances.Tell(instance, AlarmChangeKind.Repeated, report.ReceivedAt);
        }
        else if (instance.IsFirstUntold)
        {
            repeats.Set(instance.Told.Id, instance.ToldAt + TellRepeatsEvery);
        }
    }

    private void TellRepeats(string id, DateTimeOffset now)
    {
        if (instances.Of(id) is { IsUntold: true } instance)
        {
            instances.Tell(instance, AlarmChangeKind.Repeated, now);
        }
    }

    /// <summary>It stands no more: nothing is waited for.</summary>
    public void End(DeduplicateInstance instance)
    {
        var id = instance.Alarm.Id;
        quiet.Cancel(id);
        chatter.Cancel(id);
        stale.Cancel(id);
        repeats.Cancel(id);
        instances.End(instance);
    }
}
