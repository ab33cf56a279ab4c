using System.Collections.Immutable;
using Assurance.Model.Alarms;

namespace Assurance.Model.Tickets;

/// <summary>TMF621 trouble ticket status.</summary>
public enum TicketStatus
{
    Acknowledged,
    InProgress,
    Pending,
    Held,
    Resolved,
    Closed,
    Cancelled,
    Rejected,
}

public sealed record TicketStatusChange(TicketStatus Status, DateTimeOffset Time, string Reason, string User);

/// <summary>One ticket per fault that needs work.</summary>
public sealed record Ticket
{
    /// <summary>Follows from the fault: <c>t</c> and the fault's number.</summary>
    public required string Id { get; init; }

    public required string Fault { get; init; }
    public required string Name { get; init; }

    /// <summary>Place, cause, affected circuits and customers, in words.</summary>
    public required string Description { get; init; }

    /// <summary>Where to go: the site's name with its organisation, if known.</summary>
    public string Place { get; init; } = "";

    /// <summary>1 (highest) to 10, from class, stars and impact.</summary>
    public required int Priority { get; init; }

    public required PerceivedSeverity Severity { get; init; }
    public required TicketStatus Status { get; init; }
    public ImmutableArray<TicketStatusChange> StatusChanges { get; init; } = [];
    public ImmutableArray<Comment> Notes { get; init; } = [];
    public ImmutableArray<Picture> Pictures { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? ExpectedResolution { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public ImmutableArray<string> Circuits { get; init; } = [];
    public ImmutableArray<string> Customers { get; init; } = [];
    public ImmutableArray<string> Alarms { get; init; } = [];
    public ImmutableArray<string> AccountManagers { get; init; } = [];

    /// <summary>Organisation units that have to work on it: that of the place first, then those of the circuits.</summary>
    public ImmutableArray<string> Organizations { get; init; } = [];

    public bool IsOpen => Status is TicketStatus.Acknowledged or TicketStatus.InProgress or TicketStatus.Pending or TicketStatus.Held;
}

public enum TicketChangeKind
{
    Opened,
    Amended,
    StatusChanged,
    Noted,
    Pictured,
    Withdrawn,
}

public sealed record TicketChange(Ticket Ticket, TicketChangeKind Kind, DateTimeOffset Time);
