using System.Globalization;
using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>Faults of the live state as TMF656 resources, for one viewer.
/// Status: an open fault is <c>acknowledged</c> (we know of it) until someone acknowledges it or its ticket is in progress, then <c>inProgress</c>;
/// a resolved one is <c>resolved</c>; one that turned out to be part of another is <c>closed</c> and names the other as parent.</summary>
internal sealed class ProblemResources(LiveState state, Exposures exposures, Sight sight)
{
    /// <summary>All this viewer sees, the newest first.</summary>
    public IEnumerable<ProblemResource> All => state.Faults.Where(sight.Sees)
        .OrderByDescending(f => f.RaisedAt).ThenByDescending(f => f.Id.Length).ThenByDescending(f => f.Id, StringComparer.Ordinal)
        .Select(Of);

    public static string StatusOf(Fault fault, Ticket? ticket) => fault.Status switch
    {
        FaultStatus.Resolved => "resolved",
        FaultStatus.Merged => "closed",
        _ => fault.Acknowledged is not null || ticket?.Status is TicketStatus.InProgress or TicketStatus.Pending or TicketStatus.Held ? "inProgress" : "acknowledged",
    };

    public ProblemResource Of(Fault whole)
    {
        var fault = sight.Cut(whole);
        var ticket = state.TicketOf(fault.Id);
        return new ProblemResource
        {
            Id = fault.Id,
            Href = Hrefs.Problem(fault.Id),
            Name = $"{fault.Condition} {fault.Root.Name}",
            Description = $"{fault.Condition} on {fault.Root.Kind} {fault.Root.Name}",
            Category = fault.Root.Kind,
            Priority = fault.Priority,
            Status = StatusOf(fault, ticket),
            StatusChangeReason = fault.MergedInto is null ? null : "part of another problem",
            Reason = Reason.Of(fault.Reason),
            OriginatingSystem = AlarmResources.SystemId,
            CreationDate = fault.RaisedAt,
            TimeRaised = fault.RaisedAt,
            TimeChanged = fault.ChangedAt,
            LastUpdate = fault.ChangedAt,
            StatusChangeDate = StatusChangedAt(fault),
            ResolutionDate = fault.ResolvedAt,
            AffectedNumberOfServices = fault.Impact.Circuits.Length,
            AffectedService = [.. fault.Impact.Circuits.Select(c => Hrefs.To(c, c.State.Word()))],
            AffectedResource = ResourcesOf(fault),
            AffectedLocation = LocationOf(fault),
            RootCauseResource = [Hrefs.To(fault.Root, sight.Inventory)],
            UnderlyingAlarm = [.. fault.Alarms.Select(a => Hrefs.ToAlarm(a.Alarm, a.Role.Word()))],
            FirstAlert = fault.Alarms.IsEmpty ? null : [Hrefs.ToAlarm(fault.Alarms.MinBy(a => state.Alarm(a.Alarm)?.RaisedAt ?? DateTimeOffset.MaxValue)!.Alarm)],
            ParentProblem = fault.MergedInto is null || !SeesFault(fault.MergedInto) ? null : [new Reference(fault.MergedInto, Hrefs.Problem(fault.MergedInto), null, null, "ServiceProblem")],
            RelatedParty = Parties.Of(fault.Impact.Customers, sight.Inventory),
            TroubleTicket = ticket is null ? [] : [new Reference(ticket.Id, Hrefs.Ticket(ticket.Id), ticket.Name, null, "TroubleTicket")],
            Note = [.. fault.Comments.Select((c, i) => new NoteResource(Number(i), c.Time, c.User, c.Text))],
            TrackingRecord = [.. fault.Steps.Select((s, i) => new TrackingRecord(Number(i), s.Time, s.User, AlarmResources.SystemId, s.What.Code, Reason.Of(s.What)))],
            Inferred = fault.IsInferred,
            Confidence = fault.Confidence,
            Candidates = [.. fault.Candidates.Select(c => new CandidateResource(Hrefs.To(c.Resource, sight.Inventory), c.Confidence, Reason.Of(c.Reason)))],
            Evidence = [.. fault.Evidence.Select(e => new EvidenceResource(e.Supports, e.Statement.Code, e.Statement.Arguments, AlarmIfSeen(e.Alarm)))],
            SlaExposure = ExposuresOf(fault),
            Severity = fault.Severity.Word(),
            Condition = fault.Condition,
            Settled = fault.IsSettled,
            AckState = fault.Acknowledged is null ? "unacknowledged" : "acknowledged",
            AckUserId = fault.Acknowledged?.User,
            AckUntil = fault.Acknowledged?.Until,
            PlannedWork = fault.PlannedWork,
            Predecessors = [.. fault.Predecessors.Where(SeesFault)],
        };
    }

    // A wide outage has thousands of customers.
    private SlaExposureResource[] ExposuresOf(Fault fault)
    {
        var names = fault.Impact.Customers.ToDictionary(c => c.Customer, c => c.Name, StringComparer.Ordinal);
        return [.. exposures.Of(fault, sight.Inventory).Select(e => ExposureOf(e, names.GetValueOrDefault(e.Customer)))];
    }

    private static SlaExposureResource ExposureOf(Model.Sla.SlaExposure exposure, string? name) => new(
        exposure.Customer,
        name,
        exposure.Circuit,
        exposure.MinutesUsed,
        exposure.MinutesLeft,
        exposure.NextThresholdAt,
        exposure.CostSoFar,
        exposure.CostPerMinute);

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset StatusChangedAt(Fault fault) => fault.Status switch
    {
        FaultStatus.Open => fault.Acknowledged?.Time ?? fault.Steps.LastOrDefault(s => s.What.Code == ExplanationCodes.StepReopened)?.Time ?? fault.RaisedAt,
        FaultStatus.Resolved => fault.ResolvedAt ?? fault.ChangedAt,
        _ => fault.ChangedAt,
    };

    private bool SeesFault(string id) => state.Fault(id) is { } fault && sight.Sees(fault);

    private string? AlarmIfSeen(string? id) => id is not null && state.Alarm(id) is { } alarm && sight.Sees(alarm) ? id : null;

    // What the alarms stand on, and the cause.
    private Reference[] ResourcesOf(Fault fault)
    {
        var objects = fault.Alarms.Select(a => state.Alarm(a.Alarm)?.Object).OfType<Model.Alarms.ManagedObject>()
            .Select(o => new EntityRef(o.Id, o.Knowledge == Model.Alarms.ObjectKnowledge.Resource ? o.Kind : o.Knowledge == Model.Alarms.ObjectKnowledge.Device ? "device" : "sender",
                o.Knowledge == Model.Alarms.ObjectKnowledge.Resource ? $"{o.DeviceName} {o.Name}" : o.DeviceName));
        return [.. objects.Prepend(fault.Root).DistinctBy(o => o.Id).Select(o => Hrefs.To(o, sight.Inventory))];
    }

    private LocationResource[]? LocationOf(Fault fault) =>
        fault.Site is null ? null : [new LocationResource(fault.Site, Hrefs.Inventory("sites", fault.Site), SiteNames.Of(fault.Site, sight.Inventory), "rootCause", "site")];
}
