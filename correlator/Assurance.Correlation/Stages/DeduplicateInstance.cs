using System.Collections.Immutable;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages;

/// <summary>One instance of an alarm and how often its key changed between raised and cleared of late.</summary>
internal sealed class DeduplicateInstance(Alarm alarm, DeduplicateInstance? before)
{
    /// <summary>Positions of datagrams an alarm keeps: the first and the latest.</summary>
    private const int KeptPositions = 32;

    // Flapping and coming back are matters of the key: the next instance goes on counting.
    private readonly DeduplicateRate changes = before?.changes ?? new();
    private readonly DeduplicateRecurrence recurrence = before?.recurrence ?? new(alarm.RaisedAt);

    /// <summary>What was said of the key last.</summary>
    public DeduplicateOrder Order { get; } = before?.Order ?? new();

    // Most alarms are never repeated.
    private DeduplicateRate? repeats;

    public Alarm Alarm { get; set; } = alarm;

    /// <summary>While it flaps: the time of the clear that was its last word; null if that was a raise.</summary>
    public DateTimeOffset? ReportedClear { get; set; }

    public DateTimeOffset LastChange { get; private set; } = before?.LastChange ?? default;

    public static Alarm First(AlarmReport report, string key, string id, bool isEvent) => new()
    {
        Id = id,
        Key = key,
        Object = report.Object,
        Condition = report.Condition,
        Qualifier = report.Qualifier,
        EventType = report.EventType,
        ProbableCause = report.ProbableCause,
        SpecificProblem = report.SpecificProblem,
        Severity = report.Severity,
        Effect = report.Effect,
        Text = report.Text,
        ProposedRepair = report.ProposedRepair,
        Rule = report.Rule,
        Vendor = report.Vendor,
        Transport = report.Transport,
        Source = report.Source,
        Tally = 1,
        RaisedAt = report.ReceivedAt,
        EventTime = report.EventTime,
        ChangedAt = report.ReceivedAt,
        LastOccurrence = report.ReceivedAt,
        IsEvent = isEvent,
        Journal = [report.Position],
    };

    /// <summary>The alarm after one more raise: where and when it was raised first stays, what the device says of it now is taken over.</summary>
    public static Alarm Repeated(Alarm alarm, AlarmReport report) => Repeated(alarm, report, alarm.FlapsPerMinute, alarm.ReportsPerMinute);

    /// <summary>The same with what is now known of its rates: one copy of it a report, for most reports repeat what stands.</summary>
    public static Alarm Repeated(Alarm alarm, AlarmReport report, double flapsPerMinute, double reportsPerMinute) => alarm with
    {
        Journal = Evidence(alarm.Journal, report.Position),
        FlapsPerMinute = flapsPerMinute,
        ReportsPerMinute = reportsPerMinute,
        Tally = alarm.Tally + 1,
        LastOccurrence = report.ReceivedAt,
        ChangedAt = report.ReceivedAt,
        Severity = report.Severity,
        Effect = report.Effect,
        ProbableCause = report.ProbableCause,
        SpecificProblem = report.SpecificProblem,
        Text = report.Text,
        ProposedRepair = report.ProposedRepair,
        IsStale = false,
    };

    public static Alarm WithEvidence(Alarm alarm, long position)
    {
        var kept = Evidence(alarm.Journal, position);
        return kept == alarm.Journal ? alarm : alarm with { Journal = kept };
    }

    private static ImmutableArray<long> Evidence(ImmutableArray<long> journal, long position)
    {
        if (journal.Length > 0 && journal[^1] == position)
        {
            return journal;
        }

        return journal.Length < KeptPositions ? journal.Add(position) : [journal[0], .. journal.AsSpan()[2..], position];
    }

    public void RaisedAgain(DateTimeOffset now, EngineOptions options)
    {
        if (ReportedClear is not null)
        {
            ReportedClear = null;
            Count(now, options);
        }
    }

    /// <summary>It follows another instance of its key: says how the key keeps coming back.</summary>
    public void ComesBack(Alarm earlier, EngineOptions options)
    {
        var quietSince = earlier.ClearedAt > earlier.LastOccurrence ? earlier.ClearedAt.Value : earlier.LastOccurrence;
        Alarm = Alarm with { Recurrence = recurrence.Again(Alarm.RaisedAt, quietSince, earlier.Recurrence, options) };
    }

    public void Count(DateTimeOffset now, EngineOptions options)
    {
        LastChange = now;
        changes.Add(now, options.FlapWindow);
    }

    public bool Flaps(EngineOptions options) => options.FlapChanges > 0 && changes.Count >= options.FlapChanges;

    public double PerMinute(EngineOptions options) => changes.PerMinute(options.FlapWindow);

    /// <summary>Counts a repeated raise; says whether there are too many of late, and the rate.</summary>
    public (bool Chatters, double PerMinute) CountRepeat(DateTimeOffset now, EngineOptions options)
    {
        repeats ??= new();
        repeats.Add(now, options.ChatterWindow);
        return (options.ChatterReports > 0 && repeats.Count >= options.ChatterReports, repeats.PerMinute(options.ChatterWindow));
    }

    /// <summary>When a raise was last repeated.</summary>
    public DateTimeOffset LastRepeat => repeats?.Last ?? default;

    public void ForgetRepeats() => repeats?.Forget();

    public void ForgetChanges()
    {
        changes.Forget();
        ReportedClear = null;
    }
}
