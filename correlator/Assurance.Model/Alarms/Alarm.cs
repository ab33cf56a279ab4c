using System.Collections.Immutable;

namespace Assurance.Model.Alarms;

/// <summary>Who acknowledged, and when.</summary>
/// <param name="Until">When it ends by itself, if what it is about still stands then; null: it holds until somebody withdraws it.</param>
public sealed record Acknowledgement(string User, DateTimeOffset Time, DateTimeOffset? Until = null)
{
    /// <param name="minutes">For how long; null or 0: without an end.</param>
    public static Acknowledgement By(string user, DateTimeOffset now, double? minutes) => new(user, now, minutes is > 0 ? now.AddMinutes(minutes.Value) : null);

    /// <summary>Whether an acknowledgement counts beside the one that holds: the first does, and a further one of the same person who says for how long.</summary>
    public static bool Counts(Acknowledgement? holds, string user, double? minutes) => holds is null || (holds.User == user && minutes is not null);

    /// <summary>Whether it is one that somebody meant who withdraws what was acknowledged up to a time.</summary>
    public bool IsMeant(DateTimeOffset? madeUntil) => madeUntil is null || Time <= madeUntil;
}

/// <summary>One comment; comments are only ever added.</summary>
public sealed record Comment(string User, DateTimeOffset Time, string Text);

/// <summary>The stateful alarm. Two axes that never mix: what the resource says (cleared or not) and what people said
/// (acknowledged, commented).</summary>
public sealed record Alarm
{
    /// <summary>Follows from the journal: <c>a</c> and the position of the report that raised it.</summary>
    public required string Id { get; init; }

    public required string Key { get; init; }
    public required ManagedObject Object { get; init; }
    public required string Condition { get; init; }
    public string Qualifier { get; init; } = "";
    public required EventType EventType { get; init; }
    public required ProbableCause ProbableCause { get; init; }
    public string SpecificProblem { get; init; } = "";

    /// <summary>The last real severity; it is kept when the alarm clears.</summary>
    public required PerceivedSeverity Severity { get; init; }

    public ServiceEffect Effect { get; init; }
    public required string Text { get; init; }
    public string ProposedRepair { get; init; } = "";
    public required string Rule { get; init; }
    public string Vendor { get; init; } = "";
    public required string Transport { get; init; }
    public required string Source { get; init; }

    /// <summary>Times the condition was reported raised in this instance.</summary>
    public required long Tally { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset? EventTime { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required DateTimeOffset LastOccurrence { get; init; }
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Who ended it: empty for the resource itself, else the user or the stage.</summary>
    public string ClearedBy { get; init; } = "";

    /// <summary>A thing that happened and has no end; it is shown, and never stands.</summary>
    public bool IsEvent { get; init; }

    /// <summary>False while the raise is provisional (settling): it shows, but opens no ticket and tells nobody.</summary>
    public bool IsSettled { get; init; }

    public bool IsFlapping { get; init; }

    /// <summary>Changes between raised and cleared seen while flapping, per minute.</summary>
    public double FlapsPerMinute { get; init; }

    /// <summary>When it began to flap, and when it was quiet again; kept when it is over. A later spell takes their place.</summary>
    public DateTimeOffset? FlappingSince { get; init; }

    public DateTimeOffset? FlappingUntil { get; init; }

    /// <summary>It is reported again and again without a clear: reports per minute, 0 once that is over.</summary>
    public double ReportsPerMinute { get; init; }

    /// <summary>It stands for a long time and nothing was heard of it: the clear may be lost, or nobody cares.</summary>
    public bool IsStale { get; init; }

    /// <summary>Null for the first occurrence of its key.</summary>
    public Recurrence? Recurrence { get; init; }

    public Acknowledgement? Acknowledged { get; init; }

    /// <summary>The acknowledgement whose time ended while it stood; null once a person has said something about it again.</summary>
    public Acknowledgement? Lapsed { get; init; }

    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>Positions of the datagrams behind it: the first, then the latest, at most 32 in all.</summary>
    public ImmutableArray<long> Journal { get; init; } = [];

    /// <summary>The instance before this one of the same key, if any.</summary>
    public string? Predecessor { get; init; }

    /// <summary>Id of the planned work that covers it, if any.</summary>
    public string? PlannedWork { get; init; }

    public bool IsCleared => ClearedAt is not null;

    /// <summary>It counts as standing: raised and not cleared.</summary>
    public bool Stands => ClearedAt is null && !IsEvent;
}

/// <summary>What a step in an alarm's life was.</summary>
public enum AlarmChangeKind
{
    Raised,

    /// <summary>Reported again, or with another text; the tally rose.</summary>
    Repeated,

    SeverityChanged,
    Cleared,

    /// <summary>It stood for the settling time: from now on it may open tickets and tell people.</summary>
    Settled,

    /// <summary>It changes too often: from now on it is one standing alarm, its changes only counted.</summary>
    FlappingStarted,

    /// <summary>It is quiet: the alarm stands or is cleared, as last reported. No further <see cref="Cleared"/> follows.</summary>
    FlappingEnded,

    /// <summary>The same raise comes again and again: its reports per minute are on the alarm.</summary>
    ChatteringStarted,
    ChatteringEnded,

    /// <summary>It stands and nothing was heard of it for <c>Correlation:StaleAfter</c>.</summary>
    BecameStale,

    PlannedWorkStarted,
    PlannedWorkEnded,
    Acknowledged,
    Unacknowledged,
    Commented,

    /// <summary>An import changed what the inventory knows of its object: it stands there from now on, as the same alarm.</summary>
    Readdressed,
}

/// <summary>One step in an alarm's life, with the alarm as it is after it. The cut between the front and the back of the line.</summary>
public sealed record AlarmChange(Alarm Alarm, AlarmChangeKind Kind, DateTimeOffset Time);
