using System.Collections.Immutable;
using Assurance.Model.Alarms;
using Assurance.Model.Sla;

namespace Assurance.Model.Faults;

/// <summary>A thing of the inventory (resource, link, cable, device, site) or an unknown sender.</summary>
/// <param name="Id">Inventory id; a sender's address where the inventory knows nothing.</param>
/// <param name="Kind">The inventory's kind word: <c>site</c>, <c>device</c>, <c>card</c>, <c>port</c>, <c>interface</c>, <c>peer</c>, <c>tunnel</c>, <c>shelf</c>,
/// <c>duct</c>, <c>cable</c>, <c>fibre</c>, <c>wavelength</c>, <c>ethernet</c>, <c>ip</c>, <c>bgp</c>, or <c>sender</c>.</param>
public sealed record EntityRef(string Id, string Kind, string Name);

/// <summary>A stated reason: a code that pages translate, and its arguments (names, counts), already in words.</summary>
public sealed record Explanation(string Code, ImmutableArray<string> Arguments)
{
    public static Explanation Of(string code, params ReadOnlySpan<string> arguments) => new(code, [.. arguments]);

    public bool Equals(Explanation? other) => other is not null && Code == other.Code && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Length);
}

/// <summary>A possible root cause with its share of belief, 0..1.</summary>
public sealed record Candidate(EntityRef Resource, double Confidence, Explanation Reason);

/// <summary>Something that speaks for or against the cause.</summary>
public sealed record Evidence(bool Supports, Explanation Statement, string? Alarm);

public enum AlarmRole
{
    /// <summary>The alarm is on the cause itself.</summary>
    Root,
    Symptom,
}

/// <summary>An alarm of a fault: why it is there and the way through the graph from the cause to it (entity ids).</summary>
public sealed record FaultAlarm(string Alarm, AlarmRole Role, Explanation Reason, ImmutableArray<string> Path);

public enum FaultStatus
{
    Open,
    Resolved,

    /// <summary>It turned out to be a consequence of another fault.</summary>
    Merged,
}

/// <summary>A step in the fault's life, for its timeline.</summary>
public sealed record FaultStep(DateTimeOffset Time, Explanation What, string User);

/// <summary>What is really broken: one root cause, seen or inferred, with its alarms and evidence.</summary>
public sealed record Fault
{
    /// <summary>Follows from the journal: <c>f</c> and a running number.</summary>
    public required string Id { get; init; }

    public required FaultStatus Status { get; init; }
    public required EntityRef Root { get; init; }

    /// <summary>No alarm named the cause; it was concluded.</summary>
    public bool IsInferred { get; init; }

    /// <summary>0..1.</summary>
    public double Confidence { get; init; }

    public required Explanation Reason { get; init; }

    /// <summary>Runners-up, likeliest first.</summary>
    public ImmutableArray<Candidate> Candidates { get; init; } = [];

    public ImmutableArray<Evidence> Evidence { get; init; } = [];
    public ImmutableArray<FaultAlarm> Alarms { get; init; } = [];

    /// <summary>Worst severity among its standing alarms, or the last such.</summary>
    public PerceivedSeverity Severity { get; init; }

    /// <summary>Short name of the condition at the root, such as <c>linkDown</c> or <c>cableBroken</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>1 (highest) to 10, as TMF656.</summary>
    public int Priority { get; init; } = 10;

    public required DateTimeOffset RaisedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>False while every alarm of it is provisional.</summary>
    public bool IsSettled { get; init; }

    public Acknowledgement? Acknowledged { get; init; }

    /// <summary>The acknowledgement whose time ended while it was open; null once a person has said something about it again.</summary>
    public Acknowledgement? Lapsed { get; init; }

    public ImmutableArray<Comment> Comments { get; init; } = [];
    public ImmutableArray<FaultStep> Steps { get; init; } = [];

    /// <summary>Id of the planned work that explains it, if any: then it gets no ticket and no message.</summary>
    public string? PlannedWork { get; init; }

    /// <summary>Ids of circuits that it hits though the planned work did not announce it; they are treated as if there were no work.</summary>
    public ImmutableArray<string> BeyondPlan { get; init; } = [];

    /// <summary>What a person decided about its alarms or cause, which the engine then leaves alone.</summary>
    public FaultVerdict? Verdict { get; init; }

    public string? MergedInto { get; init; }

    /// <summary>Earlier faults of the same root cause, newest first.</summary>
    public ImmutableArray<string> Predecessors { get; init; } = [];

    public Impact Impact { get; init; } = Impact.None;

    /// <summary>What the fault breaks by conclusion or report; everything that depends on it is broken too.</summary>
    public ImmutableArray<EntityRef> BrokenElements { get; init; } = [];

    /// <summary>What carries its service badly.</summary>
    public ImmutableArray<EntityRef> DegradedElements { get; init; } = [];

    /// <summary>What may be broken instead of the root, or with it: circuits over it that nothing else holds are told as degraded rather than hidden.</summary>
    public ImmutableArray<EntityRef> DoubtedElements { get; init; } = [];

    /// <summary>What depends on <see cref="BrokenElements"/> by the inventory, yet is known to be alive.</summary>
    public ImmutableArray<EntityRef> AliveElements { get; init; } = [];

    /// <summary>One entry a customer, as of <see cref="ChangedAt"/>.</summary>
    public ImmutableArray<SlaExposure> Exposure { get; init; } = [];

    /// <summary>Site the root is at, if known.</summary>
    public string? Site { get; init; }

    /// <summary>Organisation units that own the root or a circuit it breaks: who may see it.</summary>
    public ImmutableArray<string> Organizations { get; init; } = [];
}

public enum FaultChangeKind
{
    Opened,

    /// <summary>Alarms joined or left, or the cause was named anew.</summary>
    Regrouped,
    Settled,

    /// <summary>What it does to circuits changed.</summary>
    ImpactChanged,
    Acknowledged,
    Unacknowledged,
    Commented,
    PlannedWorkStarted,
    PlannedWorkEnded,
    Resolved,

    /// <summary>It came back before its ticket was closed.</summary>
    Reopened,
    Merged,
}

/// <summary>One step of a fault, with the fault as it is after it.</summary>
public sealed record FaultChange(Fault Fault, FaultChangeKind Kind, DateTimeOffset Time);
