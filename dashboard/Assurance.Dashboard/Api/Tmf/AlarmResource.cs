using System.Text.Json.Serialization;
using Assurance.Model.Alarms;

namespace Assurance.Dashboard.Api.Tmf;

internal sealed record AlarmedObject(string Id, string? Href, string? Name);

internal sealed record AlarmComment(string Comment, DateTimeOffset Time, string UserId, string SystemId);

/// <summary>A TMF642 v4 Alarm. Beyond the standard: from <see cref="Tally"/> on.</summary>
internal sealed record AlarmResource
{
    public required string Id { get; init; }
    public required string Href { get; init; }

    [JsonPropertyName("@type")]
    public string Type { get; init; } = "Alarm";

    public required string AlarmType { get; init; }

    /// <summary><c>cleared</c> once it is; <see cref="LastSeverity"/> keeps what it was.</summary>
    public required string PerceivedSeverity { get; init; }

    public required string ProbableCause { get; init; }
    public required string SpecificProblem { get; init; }
    public required string AlarmedObjectType { get; init; }
    public required AlarmedObject AlarmedObject { get; init; }
    public required string SourceSystemId { get; init; }
    public required string ReportingSystemId { get; init; }
    public required string State { get; init; }
    public required string AckState { get; init; }
    public string? AckUserId { get; init; }
    public string? AckSystemId { get; init; }

    /// <summary>Beyond the standard: when the acknowledgement ends by itself.</summary>
    public DateTimeOffset? AckUntil { get; init; }

    /// <summary>The device's own time where it gave one, else the arrival.</summary>
    public required DateTimeOffset AlarmRaisedTime { get; init; }

    public required DateTimeOffset AlarmChangedTime { get; init; }
    public DateTimeOffset? AlarmClearedTime { get; init; }

    /// <summary>When it arrived here.</summary>
    public required DateTimeOffset AlarmReportingTime { get; init; }

    public string? ClearUserId { get; init; }
    public string? ClearSystemId { get; init; }
    public required string AlarmDetails { get; init; }
    public string? ProposedRepairedActions { get; init; }
    public bool? IsRootCause { get; init; }
    public required bool ServiceAffecting { get; init; }
    public string? PlannedOutageIndicator { get; init; }
    public IReadOnlyList<AffectedService>? AffectedService { get; init; }
    public IReadOnlyList<Reference>? CorrelatedAlarm { get; init; }
    public IReadOnlyList<Reference>? ParentAlarm { get; init; }
    public required IReadOnlyList<AlarmComment> Comment { get; init; }
    public IReadOnlyList<LocationResource>? Place { get; init; }
    public required long Tally { get; init; }
    public required DateTimeOffset LastOccurrence { get; init; }
    public required bool Flapping { get; init; }
    public required bool Chattering { get; init; }
    public required bool Stale { get; init; }
    public Recurrence? Recurrence { get; init; }
    public required IReadOnlyList<long> Journal { get; init; }
    public string? Fault { get; init; }
    public required string LastSeverity { get; init; }
    public required string Condition { get; init; }
    public required bool IsEvent { get; init; }
    public required bool Settled { get; init; }
    public required string Rule { get; init; }
    public string? Vendor { get; init; }
    public required string Transport { get; init; }
    public string? Predecessor { get; init; }
    public string? PlannedWork { get; init; }
}
