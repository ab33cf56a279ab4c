using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>One instance of an alarm and how often its key changed between raised and cleared of late.</summary>
internal sealed class DeduplicateInstance(Alarm alarm, DeduplicateInstance? before)
{
    // Flapping and coming back are matters of the key: the next instance goes on counting.
    private readonly DeduplicateRate changes = before?.changes ?? new();
    private readonly DeduplicateRecurrence recurrence = before?.recurrence ?? new(alarm.RaisedAt);

    /// <summary>What was said of the key last.</summary>
    public DeduplicateOrder Order { get; } = before?.Order ?? new();

    // Most alarms are never repeated.
    private DeduplicateRate? repeats;

    // Said again since it was told of last: put into the alarm when somebody looks.
    private readonly DeduplicateRepeats untold = new();

    /// <summary>With all that was said of it.</summary>
    public Alarm Alarm
    {
        get
        {
            if (untold.Any)
            {
                Told = untold.Into(Told);
            }

            return Told;
        }

        set => Told = value;
    }

    /// <summary>As it was told of last. A repeat held back since changes nothing of it but tally, times, rates, words and evidence.</summary>
    public Alarm Told { get; private set; } = alarm;

    /// <summary>When it was told of last.</summary>
    public DateTimeOffset ToldAt { get; set; }

    /// <summary>Whether a repeat waits to be told of.</summary>
    public bool IsUntold => untold.Count > 0;

    /// <summary>Whether it is the first.</summary>
    public bool IsFirstUntold => untold.Count == 1;

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

    /// <summary>The alarm as somebody, or a clear (nobody), ended it.</summary>
    public static Alarm EndedBy(Alarm alarm, string who, DateTimeOffset now) =>
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

    /// <summary>It was said once more: where and when it was raised first stays, what the device says of it now is taken over.</summary>
    public void Repeat(AlarmReport report, double flapsPerMinute, double reportsPerMinute) => untold.Add(report, flapsPerMinute, reportsPerMinute);

    /// <summary>A datagram spoke of it.</summary>
    public void Mention(long position) => untold.Add(position);

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

    /// <summary>Counts a repeated raise; says whether there are too many of late.</summary>
    public bool CountRepeat(DateTimeOffset now, EngineOptions options)
    {
        repeats ??= new();
        repeats.Add(now, options.ChatterWindow);
        return options.ChatterReports > 0 && repeats.Count >= options.ChatterReports;
    }

    public double RepeatsPerMinute(EngineOptions options) => repeats?.PerMinute(options.ChatterWindow) ?? 0;

    /// <summary>When a raise was last repeated.</summary>
    public DateTimeOffset LastRepeat => repeats?.Last ?? default;

    public void ForgetRepeats() => repeats?.Forget();

    public void ForgetChanges()
    {
        changes.Forget();
        ReportedClear = null;
    }
}
