using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Live;

internal sealed class TicketRows(LiveState state) : IRowSource
{
    public string View => "tickets";

    public string DefaultSort => "priority,-createdAt";

    public Columns Columns { get; } = Columns.Of<TicketRow>();

    public IEnumerable<string> Ids => state.Tickets.Select(t => t.Id);

    public object? Row(string id, Sight sight) => state.Ticket(id) is { } ticket && sight.Sees(ticket) ? Row(sight.Cut(ticket)) : null;

    private static TicketRow Row(Ticket ticket) => new(
        ticket.Id,
        ticket.Fault,
        ticket.Name,
        ticket.Status.Word(),
        ticket.Priority,
        ticket.Severity.Word(),
        ticket.Place,
        ticket.Circuits.Length,
        ticket.Customers.Length,
        ticket.CreatedAt,
        ticket.ChangedAt,
        ticket.ExpectedResolution,
        ticket.ResolvedAt);
}
