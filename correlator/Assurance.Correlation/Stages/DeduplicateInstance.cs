using System.Collections.Immutable;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages;

/// <summary>One instance of an alarm and how often its key changed between raised and cleared of late.</summary>
internal sealed class DeduplicateInstance(Alarm alarm, DeduplicateInstance? before)
{
    /// <summary>Positions of datagrams an alarm keeps: the first and the latest.</summary>
    private const int KeptPositions = 32;

    /// <summary>Changes remembered at most; beyond them the rate is taken over the time they span.</summary>
    private const int KeptChanges = 64;

    // Flapping is a matter of the key: the next instance goes on counting.
    private readonly Queue<DateTimeOffset> changes = before?.changes ?? new();

    public Alarm Alarm { get; set; } = alarm;

    /// <summary>While it flaps: the time of the clear that was its last word; null if that was a raise.</summary>
    public DateTimeOffset? ReportedClear { get; set; }

    public DateTimeOffset LastChange { get; private set; }

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
    public static Alarm Repeated(Alarm alarm, AlarmReport report) => WithEvidence(alarm, report.Position) with
    {
        Tally = alarm.Tally + 1,
        LastOccurrence = report.ReceivedAt,
        ChangedAt = report.ReceivedAt,
        Severity = report.Severity,
        Effect = report.Effect,
        ProbableCause = report.ProbableCause,
        SpecificProblem = report.SpecificProblem,
        Text = report.Text,
        ProposedRepair = report.ProposedRepair,
    };

    public static Alarm WithEvidence(Alarm alarm, long position)
    {
        var journal = alarm.Journal;
        if (journal.Length > 0 && journal[^1] == position)
        {
            return alarm;
        }

        ImmutableArray<long> kept = journal.Length < KeptPositions ? journal.Add(position) : [journal[0], .. journal.AsSpan()[2..], position];
        return alarm with { Journal = kept };
    }

    public void RaisedAgain(DateTimeOffset now, EngineOptions options)
    {
        if (ReportedClear is not null)
        {
            ReportedClear = null;
            Count(now, options);
        }
    }

    public void Count(DateTimeOffset now, EngineOptions options)
    {
        LastChange = now;
        changes.Enqueue(now);
        while (changes.Count > KeptChanges || now - changes.Peek() > options.FlapWindow)
        {
            changes.Dequeue();
        }
    }

    public bool Flaps(EngineOptions options) => options.FlapChanges > 0 && changes.Count >= options.FlapChanges;

    public double PerMinute(EngineOptions options)
    {
        var full = changes.Count == KeptChanges;
        var over = full ? LastChange - changes.Peek() : options.FlapWindow;
        return over <= TimeSpan.Zero ? 0 : Math.Round((full ? changes.Count - 1 : changes.Count) / over.TotalMinutes, 1);
    }

    public void ForgetChanges()
    {
        changes.Clear();
        ReportedClear = null;
    }
}
