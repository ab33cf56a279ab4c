using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>Alarms of the live state as TMF642 resources, for one viewer and one request.</summary>
internal sealed class AlarmResources(LiveState state, Sight sight)
{
    public const string SystemId = "assurance";
    private const int MaximumCorrelated = 100;

    // References to circuits that the alarms of one fault repeat, in all.
    private const int MaximumServices = 100_000;

    private readonly Dictionary<string, Fault?> faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AffectedService[]> services = new(StringComparer.Ordinal);

    /// <summary>All this viewer sees, the newest first.</summary>
    public IEnumerable<AlarmResource> All => Visible.OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id.Length)
        .ThenByDescending(a => a.Id, StringComparer.Ordinal).Select(Of);

    public IEnumerable<Alarm> Visible => state.Alarms.Where(sight.Sees);

    public AlarmResource Of(Alarm alarm)
    {
        var place = state.PlaceOf(alarm.Id);
        var fault = place is null ? null : FaultOf(place.Fault);
        return new AlarmResource
        {
            Id = alarm.Id,
            Href = Hrefs.Alarm(alarm.Id),
            AlarmType = alarm.EventType.Tmf(),
            PerceivedSeverity = (alarm.IsCleared ? PerceivedSeverity.Cleared : alarm.Severity).Word(),
            LastSeverity = alarm.Severity.Word(),
            ProbableCause = alarm.ProbableCause.Name,
            SpecificProblem = alarm.SpecificProblem,
            AlarmedObjectType = ObjectType(alarm.Object),
            AlarmedObject = new AlarmedObject(alarm.Object.Id, Href(alarm.Object), alarm.Object.Name),
            SourceSystemId = alarm.Object.DeviceId ?? (alarm.Object.IsNamedSender ? alarm.Object.DeviceName : alarm.Source),
            ReportingSystemId = SystemId,
            State = alarm.StateWord(),
            AckState = alarm.Acknowledged is null ? "unacknowledged" : "acknowledged",
            AckUserId = alarm.Acknowledged?.User,
            AckSystemId = alarm.Acknowledged is null ? null : SystemId,
            AckUntil = alarm.Acknowledged?.Until,
            AlarmRaisedTime = alarm.EventTime ?? alarm.RaisedAt,
            AlarmReportingTime = alarm.RaisedAt,
            AlarmChangedTime = alarm.ChangedAt,
            AlarmClearedTime = alarm.ClearedAt,
            ClearUserId = alarm.ClearedBy.Length > 0 ? alarm.ClearedBy : null,
            ClearSystemId = alarm.IsCleared ? SystemId : null,
            AlarmDetails = alarm.Text,
            ProposedRepairedActions = alarm.ProposedRepair.Length > 0 ? alarm.ProposedRepair : null,
            IsRootCause = place?.IsRoot,
            ServiceAffecting = alarm.Effect != ServiceEffect.None,
            PlannedOutageIndicator = alarm.PlannedWork is null ? null : "plannedOutage",
            PlannedWork = alarm.PlannedWork,
            AffectedService = ServicesOf(alarm, place, fault),
            ParentAlarm = place?.Parent is null ? null : [Hrefs.ToAlarm(place.Parent)],
            CorrelatedAlarm = Correlated(alarm, place, fault),
            Comment = [.. alarm.Comments.Select(c => new AlarmComment(c.Text, c.Time, c.User, SystemId))],
            Place = PlaceOf(alarm.Object.DeviceId),
            Tally = alarm.Tally,
            LastOccurrence = alarm.LastOccurrence,
            Flapping = alarm.IsFlapping,
            Chattering = alarm.ReportsPerMinute > 0,
            Stale = alarm.IsStale,
            Recurrence = alarm.Recurrence,
            Journal = alarm.Journal,
            Fault = fault?.Id,
            Condition = alarm.Condition,
            IsEvent = alarm.IsEvent,
            Settled = alarm.IsSettled,
            Rule = alarm.Rule,
            Vendor = alarm.Vendor.Length > 0 ? alarm.Vendor : null,
            Transport = alarm.Transport,
            Predecessor = alarm.Predecessor,
        };
    }

    // What the id is: the inventory's kind of resource, the device, or the unknown sender.
    private string ObjectType(ManagedObject managed) => managed.Knowledge switch
    {
        ObjectKnowledge.Resource => sight.Inventory.Tables.Resources.GetValueOrDefault(managed.Id)?.Kind ?? managed.Kind,
        ObjectKnowledge.Device => "device",
        _ => "sender",
    };

    private static string? Href(ManagedObject managed) => managed.Knowledge switch
    {
        ObjectKnowledge.Resource => Hrefs.Inventory("resources", managed.Id),
        ObjectKnowledge.Device => Hrefs.Inventory("devices", managed.Id),
        _ => null,
    };

    // The circuits stand at the root; where no alarm names the root, at every alarm that breaks or worsens service. In a wide outage that would be thousands
    // of times the same thousands: there they stand at the fault's first alarm.
    private AffectedService[]? ServicesOf(Alarm alarm, AlarmPlace? place, Fault? fault)
    {
        if (place is null || fault is null || fault.Impact.IsNone)
        {
            return null;
        }

        var isWide = (long)fault.Impact.Circuits.Length * fault.Alarms.Length > MaximumServices;
        return place.IsRoot || (place.Parent is null && (isWide ? fault.Alarms is [var first, ..] && first.Alarm == alarm.Id : alarm.Effect != ServiceEffect.None)) ? ServicesOf(fault) : null;
    }

    private AffectedService[] ServicesOf(Fault fault)
    {
        if (!services.TryGetValue(fault.Id, out var all))
        {
            services[fault.Id] = all = [.. fault.Impact.Circuits.Select(c => Hrefs.To(c, c.State.Word()))];
        }

        return all;
    }

    private static Reference[]? Correlated(Alarm alarm, AlarmPlace? place, Fault? fault) =>
        place is null || fault is null || place.Parent is not null || fault.Alarms.Length < 2
            ? null
            : [.. fault.Alarms.Where(a => a.Alarm != alarm.Id).Take(MaximumCorrelated).Select(a => Hrefs.ToAlarm(a.Alarm, a.Role.Word()))];

    private LocationResource[]? PlaceOf(string? device)
    {
        if (device is null || sight.Inventory.Tables.Devices.GetValueOrDefault(device)?.Site is not { } site)
        {
            return null;
        }

        return [new LocationResource(site, Hrefs.Inventory("sites", site), SiteNames.Of(site, sight.Inventory), "site", "site")];
    }

    private Fault? FaultOf(string id)
    {
        if (!faults.TryGetValue(id, out var fault))
        {
            fault = state.Fault(id) is { } known && sight.Sees(known) ? sight.Cut(known) : null;
            faults.Add(id, fault);
        }

        return fault;
    }
}
