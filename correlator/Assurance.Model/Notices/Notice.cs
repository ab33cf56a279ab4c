using System.Collections.Immutable;
using Assurance.Model.Faults;
using Assurance.Model.Sla;

namespace Assurance.Model.Notices;

/// <summary>Why an account manager is told.</summary>
public enum NoticeKind
{
    /// <summary>The fault touches the customer for the first time, or touches it worse than told before.</summary>
    Affected,

    /// <summary>It touches the customer less than told before, and still does.</summary>
    Improved,

    /// <summary>The customer's circuits are as they should be again.</summary>
    Restored,
}

/// <summary>One thing to tell one account manager about one customer and one fault. The id follows from fault, customer and step, so
/// that a replay never tells twice.</summary>
public sealed record Notice
{
    /// <summary><c>FAULT-CUSTOMER-N</c>, N counting the messages about this pair from 1.</summary>
    public required string Id { get; init; }

    public required NoticeKind Kind { get; init; }
    public required string Fault { get; init; }
    public string? Ticket { get; init; }
    public required string Customer { get; init; }
    public required string CustomerName { get; init; }

    /// <summary>Person id of the account manager.</summary>
    public required string Recipient { get; init; }

    public required string RecipientName { get; init; }

    /// <summary>Mail address; empty where the inventory has none: then the notice is kept and shown as undeliverable.</summary>
    public required string Email { get; init; }

    /// <summary><c>zh-CN</c> or <c>en</c>: the customer's language.</summary>
    public required string Language { get; init; }

    public required EntityRef Root { get; init; }
    public required Explanation Cause { get; init; }
    public required ServiceState State { get; init; }
    public required ImmutableArray<AffectedCircuit> Circuits { get; init; }
    public SlaExposure? Exposure { get; init; }
    public required DateTimeOffset FaultRaisedAt { get; init; }
    public required DateTimeOffset Time { get; init; }

    /// <summary>IANA zone the times are written in.</summary>
    public required string TimeZone { get; init; }
}
