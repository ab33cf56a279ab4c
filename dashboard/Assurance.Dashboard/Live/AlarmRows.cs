using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Live;

internal sealed class AlarmRows(LiveState state) : IRowSource
{
    public string View => "alarms";

    public string DefaultSort => "-raisedAt";

    public Columns Columns { get; } = Columns.Of<AlarmRow>();

    public IEnumerable<string> Ids => state.Alarms.Select(a => a.Id);

    public object? Row(string id, Sight sight) =>
        state.Alarm(id) is { } alarm && sight.Sees(alarm) ? Row(alarm, state, sight.Inventory) : null;

    private static AlarmRow Row(Alarm alarm, LiveState state, NetworkInventory inventory) =>
        Row(alarm, state.PlaceOf(alarm.Id), (state.StormOf(alarm.Id), state.IsFolded(alarm.Id)), state.ShelvingOf(alarm.Id), inventory);

    private static AlarmRow Row(Alarm alarm, AlarmPlace? place, (string? Id, bool Folds) storm, Shelving? shelving, NetworkInventory inventory) => new(
        alarm.Id,
        alarm.Severity.Word(),
        alarm.StateWord(),
        alarm.EventType.Tmf(),
        alarm.Condition,
        alarm.ProbableCause.Name,
        alarm.SpecificProblem,
        alarm.Object.Id,
        alarm.Object.Kind,
        alarm.Object.Name,
        alarm.Object.DeviceName,
        SiteNames.OfDevice(alarm.Object.DeviceId, inventory),
        Zones.OfDevice(alarm.Object.DeviceId, inventory),
        alarm.Text,
        alarm.Vendor,
        alarm.Tally,
        alarm.RaisedAt,
        alarm.LastOccurrence,
        alarm.ClearedAt,
        alarm.IsSettled,
        alarm.IsFlapping,
        alarm.ReportsPerMinute > 0,
        alarm.IsStale,
        alarm.Recurrence?.Times ?? 1,
        storm.Id,
        storm.Folds,
        alarm.Acknowledged is not null,
        alarm.Acknowledged?.User,
        alarm.Acknowledged?.Until,
        alarm.Stands ? alarm.Lapsed?.User : null,
        shelving.ShelfWord(),
        shelving?.User,
        shelving?.Until,
        shelving?.Reason,
        alarm.Comments.Length,
        place?.Fault,
        place?.IsRoot ?? false,
        place?.Parent,
        alarm.PlannedWork);
}

internal static class SiteNames
{
    public static string? OfDevice(string? device, NetworkInventory inventory) =>
        device is not null && inventory.Tables.Devices.TryGetValue(device, out var known) ? Of(known.Site, inventory) : null;

    /// <summary>The site's name, its id if it has none, null for none.</summary>
    public static string? Of(string? site, NetworkInventory inventory) =>
        site is null ? null : inventory.Tables.Sites.TryGetValue(site, out var known) && known.Name.Length > 0 ? known.Name : site;
}
