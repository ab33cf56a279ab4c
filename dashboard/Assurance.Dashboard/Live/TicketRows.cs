using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Live;

internal sealed class TicketRows(LiveState state) : IRowSource
{
    public string View => "tickets";

    public string DefaultSort => "priority,-createdAt";

    public Columns Columns { get; } = Columns.Of<TicketRow>();

    public IEnumerable<string> Ids => state.Tickets.Select(t => t.Id);

    public object? Row(string id, Sight sight) => state.Ticket(id) is { } ticket && sight.Sees(ticket)
        ? Row(sight.Cut(ticket), state.Fault(ticket.Fault) is { } fault && sight.Sees(fault) ? fault : null, state.AssignmentOf(ticket.Fault), sight)
        : null;

    private static TicketRow Row(Ticket ticket, Fault? fault, Assignment? assignment, Sight sight) => new(
        ticket.Id,
        ticket.Fault,
        ticket.Name,
        fault?.Root.Kind,
        fault?.Root.Name,
        fault?.Condition,
        ticket.Status.Word(),
        ticket.Priority,
        ticket.Severity.Word(),
        ticket.Place,
        Zones.OfSite(fault?.Site, sight.Inventory),
        Zones.OfCustomer(fault is null ? null : FaultRows.Foremost(sight.Cut(fault).Impact.Customers)?.Customer, sight.Inventory),
        ticket.Circuits.Length,
        ticket.Customers.Length,
        assignment?.User,
        assignment?.Until,
        ticket.IsOpen ? assignment?.Lapsed : null,
        assignment?.Version ?? 0,
        fault?.Acknowledged is not null,
        fault?.Acknowledged?.User,
        fault?.Acknowledged?.Until,
        fault?.Status == FaultStatus.Open ? fault.Lapsed?.User : null,
        ticket.CreatedAt,
        ticket.ChangedAt,
        ticket.ExpectedResolution,
        ticket.ResolvedAt);
}
