using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Live;

internal sealed class FaultRows(LiveState state) : IRowSource
{
    public string View => "faults";

    public string DefaultSort => "priority,-raisedAt";

    public Columns Columns { get; } = Columns.Of<FaultRow>();

    public IEnumerable<string> Ids => state.Faults.Select(f => f.Id);

    public object? Row(string id, Sight sight) =>
        state.Fault(id) is { } fault && sight.Sees(fault) ? Row(sight.Cut(fault), state.TicketOf(id), state.ShelvingOf(id), state.AssignmentOf(id), sight.Inventory) : null;

    private static FaultRow Row(Fault fault, Ticket? ticket, Shelving? shelving, Assignment? assignment, NetworkInventory inventory)
    {
        var circuits = fault.Impact.Circuits;
        var customers = fault.Impact.Customers;
        var foremost = Foremost(customers);
        return new FaultRow(
            fault.Id,
            fault.Status.Word(),
            fault.Severity.Word(),
            fault.Priority,
            fault.Condition,
            fault.Root.Id,
            fault.Root.Kind,
            fault.Root.Name,
            fault.IsInferred,
            fault.Confidence,
            SiteNames.Of(fault.Site, inventory),
            Zones.OfSite(fault.Site, inventory),
            fault.Alarms.Length,
            circuits.Count(c => c.State == ServiceState.Down),
            circuits.Count(c => c.State == ServiceState.Degraded),
            circuits.Count(c => c.State == ServiceState.AtRisk),
            customers.Length,
            customers.Count(c => c.IsKeyAccount),
            foremost?.Name ?? "",
            Zones.OfCustomer(foremost?.Customer, inventory),
            fault.Exposure.IsEmpty ? null : fault.Exposure.Min(e => e.MinutesLeft),
            ticket?.Id,
            ticket?.Status.Word(),
            assignment?.User,
            assignment?.Until,
            fault.Status == FaultStatus.Open ? assignment?.Lapsed : null,
            assignment?.Version ?? 0,
            fault.IsSettled,
            fault.Acknowledged is not null,
            fault.Acknowledged?.User,
            fault.Acknowledged?.Until,
            fault.Status == FaultStatus.Open ? fault.Lapsed?.User : null,
            shelving.ShelfWord(),
            shelving?.User,
            shelving?.Until,
            shelving?.Reason,
            fault.PlannedWork,
            fault.RaisedAt,
            fault.ChangedAt,
            fault.ResolvedAt);
    }

    // Whoever is hit worst; among them the premier account, then the one with most stars.
    public static AffectedCustomer? Foremost(IEnumerable<AffectedCustomer> customers) =>
        customers.OrderByDescending(c => c.State)
            .ThenByDescending(c => c.IsPremier)
            .ThenByDescending(c => c.Stars)
            .ThenByDescending(c => c.Circuits)
            .ThenBy(c => c.Customer, StringComparer.Ordinal)
            .FirstOrDefault();
}
