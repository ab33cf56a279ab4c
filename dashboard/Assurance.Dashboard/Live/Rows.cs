namespace Assurance.Dashboard.Live;

/// <summary>A row of the <c>alarms</c> view. Words (severity, state) are the contract's, in lower camel case; pages translate them.</summary>
public sealed record AlarmRow(
    string Id,
    string Severity,
    string State,
    string AlarmType,
    string Condition,
    string ProbableCause,
    string SpecificProblem,
    string ObjectId,
    string ObjectKind,
    string ObjectName,
    string DeviceName,
    string? Site,
    string? SiteZone,
    string Text,
    string Vendor,
    long Tally,
    DateTimeOffset RaisedAt,
    DateTimeOffset LastOccurrence,
    DateTimeOffset? ClearedAt,
    bool Settled,
    bool Flapping,
    bool Chattering,
    bool Stale,
    int Occurrences,
    string? Storm,
    bool Folded,
    bool Acknowledged,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedUntil,
    string? LapsedBy,
    string Shelf,
    string? ShelvedBy,
    DateTimeOffset? ShelvedUntil,
    string? ShelfReason,
    int Comments,
    string? Fault,
    bool IsRootCause,
    string? ParentAlarm,
    string? PlannedWork);

/// <summary>A row of the <c>plannedWork</c> view: circuits by the inventory, conflicts and what it hits beyond the plan as of now.
/// <c>ConflictsWith</c>: other work, of what the viewer sees, that takes the other leg of the same circuits at the same time.</summary>
public sealed record PlannedWorkRow(
    string Id,
    string Name,
    DateTimeOffset Start,
    DateTimeOffset End,
    int Elements,
    int CircuitsDown,
    int CircuitsAtRisk,
    int Conflicts,
    string[] ConflictsWith,
    int Faults,
    int BeyondPlan);

/// <summary>A row of the <c>storms</c> view. <c>Device</c> is null for the network as a whole.</summary>
public sealed record StormRow(
    string Id,
    string? Device,
    string Name,
    DateTimeOffset Since,
    DateTimeOffset? Until,
    int Alarms,
    int Standing,
    int PeakPerMinute);

/// <summary>A row of the <c>faults</c> view. <c>Shelf</c> is <c>none</c>, <c>shelved</c>, or why it came back: <c>timeIsUp</c>, <c>takenBack</c>, <c>gotWorse</c>. <c>LapsedBy</c>: whose acknowledgement ended by itself; <c>UnassignedFrom</c>: whose assignment did. <c>MinutesLeft</c> is as of <c>ChangedAt</c>: the page counts on from there.</summary>
public sealed record FaultRow(
    string Id,
    string Status,
    string Severity,
    int Priority,
    string Condition,
    string RootId,
    string RootKind,
    string RootName,
    bool Inferred,
    double Confidence,
    string? Site,
    string? SiteZone,
    int Alarms,
    int CircuitsDown,
    int CircuitsDegraded,
    int CircuitsAtRisk,
    int Customers,
    int KeyAccounts,
    string TopCustomer,
    string? CustomerZone,
    double? MinutesLeft,
    string? Ticket,
    string? TicketStatus,
    string? AssignedTo,
    DateTimeOffset? AssignedUntil,
    string? UnassignedFrom,
    int AssignmentVersion,
    bool Settled,
    bool Acknowledged,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedUntil,
    string? LapsedBy,
    string Shelf,
    string? ShelvedBy,
    DateTimeOffset? ShelvedUntil,
    string? ShelfReason,
    string? PlannedWork,
    DateTimeOffset RaisedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? ResolvedAt);

/// <summary>A row of the <c>tickets</c> view.</summary>
public sealed record TicketRow(
    string Id,
    string Fault,
    string Name,
    string Status,
    int Priority,
    string Severity,
    string Place,
    string? SiteZone,
    string? CustomerZone,
    int Circuits,
    int Customers,
    string? AssignedTo,
    DateTimeOffset? AssignedUntil,
    string? UnassignedFrom,
    int AssignmentVersion,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? ExpectedResolution,
    DateTimeOffset? ResolvedAt);

/// <summary>A row of the <c>customers</c> view: a customer and how its circuits stand now.</summary>
public sealed record CustomerRow(
    string Id,
    string Name,
    string[] Classes,
    int Stars,
    bool KeyAccount,
    bool Premier,
    string? AccountManager,
    string? CustomerZone,
    string State,
    int Circuits,
    int CircuitsDown,
    int CircuitsDegraded,
    int CircuitsAtRisk,
    int OpenFaults,
    double? MinutesLeft);

/// <summary>A row of the <c>health</c> view: one figure of the line (transport and what happened), or one source.</summary>
/// <param name="Skew">Of a source: seconds that its clock is ahead of ours, negative where it is behind; null where it stamps nothing.</param>
/// <param name="Zone">Of a source: seconds by which its stamps are ahead of UTC because of a zone that they do not say, or say wrong.</param>
public sealed record HealthRow(string Id, string Kind, string Name, string Detail, double Value, DateTimeOffset? LastSeen, double? Skew = null, double? Zone = null);
