using System.Text.Json.Serialization;

namespace Assurance.Dashboard.Api.Tmf;

internal sealed record CandidateResource(Reference Resource, double Confidence, Reason Reason);

internal sealed record EvidenceResource(bool Supports, string Code, IReadOnlyList<string> Arguments, string? Alarm);

/// <summary>Where a customer stands against its agreement. Minutes of this month; money in CNY.</summary>
internal sealed record SlaExposureResource(
    string Customer, string? Name, string? Circuit, double MinutesUsed, double MinutesLeft, DateTimeOffset? NextThresholdAt, decimal CostSoFar, decimal CostPerMinute);

internal sealed record TrackingRecord(string Id, DateTimeOffset Time, string User, string SystemId, string Description, Reason? Step);

internal sealed record NoteResource(string Id, DateTimeOffset Date, string Author, string Text)
{
    /// <summary>Beyond the standard: who took it away again, and when; it says nothing any more.</summary>
    public TakenAwayResource? TakenAway { get; init; }
}

internal sealed record LocationResource(string Id, string? Href, string? Name, string Role, [property: JsonPropertyName("@referredType")] string ReferredType);

/// <summary>A TMF656 v4 ServiceProblem: a fault. Beyond the standard: from <see cref="Inferred"/> on.</summary>
internal sealed record ProblemResource
{
    public required string Id { get; init; }
    public required string Href { get; init; }

    [JsonPropertyName("@type")]
    public string Type { get; init; } = "ServiceProblem";

    public required string Name { get; init; }
    public required string Description { get; init; }
    public required string Category { get; init; }
    public required int Priority { get; init; }
    public required string Status { get; init; }
    public string? StatusChangeReason { get; init; }
    public required Reason Reason { get; init; }
    public required string OriginatingSystem { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset TimeRaised { get; init; }
    public required DateTimeOffset TimeChanged { get; init; }
    public required DateTimeOffset LastUpdate { get; init; }
    public required DateTimeOffset StatusChangeDate { get; init; }
    public DateTimeOffset? ResolutionDate { get; init; }
    public required int AffectedNumberOfServices { get; init; }
    public required IReadOnlyList<AffectedService> AffectedService { get; init; }
    public required IReadOnlyList<Reference> AffectedResource { get; init; }
    public IReadOnlyList<LocationResource>? AffectedLocation { get; init; }
    public required IReadOnlyList<Reference> RootCauseResource { get; init; }
    public required IReadOnlyList<Reference> UnderlyingAlarm { get; init; }
    public IReadOnlyList<Reference>? FirstAlert { get; init; }
    public IReadOnlyList<Reference>? ParentProblem { get; init; }
    public IReadOnlyList<Reference>? UnderlyingProblem { get; init; }
    public required IReadOnlyList<Party> RelatedParty { get; init; }
    public required IReadOnlyList<Reference> TroubleTicket { get; init; }
    public required IReadOnlyList<NoteResource> Note { get; init; }
    public required IReadOnlyList<TrackingRecord> TrackingRecord { get; init; }
    public required bool Inferred { get; init; }
    public required double Confidence { get; init; }
    public required IReadOnlyList<CandidateResource> Candidates { get; init; }
    public required IReadOnlyList<EvidenceResource> Evidence { get; init; }
    public required IReadOnlyList<SlaExposureResource> SlaExposure { get; init; }
    public required string Severity { get; init; }
    public required string Condition { get; init; }
    public required bool Settled { get; init; }
    public required string AckState { get; init; }
    public string? AckUserId { get; init; }
    public DateTimeOffset? AckUntil { get; init; }
    public string? PlannedWork { get; init; }
    public required IReadOnlyList<string> Predecessors { get; init; }
}
