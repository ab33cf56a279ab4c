using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assurance.Model.Tickets;

/// <summary>Which status of a ticket may follow which (TMF621 and TMF656 states): acknowledged to rejected, inProgress or cancelled;
/// inProgress to and from pending, pending to and from held; inProgress to resolved; resolved to closed or back to inProgress;
/// rejected, closed and cancelled are final. There is nothing else.</summary>
public static class TicketTransitions
{
    public static bool IsAllowed(TicketStatus from, TicketStatus to) => From(from).Contains(to);

    public static ImmutableArray<TicketStatus> From(TicketStatus status) => status switch
    {
        TicketStatus.Acknowledged => [TicketStatus.InProgress, TicketStatus.Cancelled, TicketStatus.Rejected],
        TicketStatus.InProgress => [TicketStatus.Pending, TicketStatus.Resolved],
        TicketStatus.Pending => [TicketStatus.InProgress, TicketStatus.Held],
        TicketStatus.Held => [TicketStatus.Pending],
        TicketStatus.Resolved => [TicketStatus.Closed, TicketStatus.InProgress],
        _ => [],
    };

    private static readonly FrozenDictionary<(TicketStatus From, TicketStatus To), ImmutableArray<TicketStatus>> Ways = (
        from a in Enum.GetValues<TicketStatus>()
        from b in Enum.GetValues<TicketStatus>()
        select (From: a, To: b)).ToFrozenDictionary(pair => pair, pair => Search(pair.From, pair.To));

    /// <summary>The fewest allowed steps from one status to another, the last being <paramref name="to"/>; empty if there is no way
    /// or none is needed.</summary>
    public static ImmutableArray<TicketStatus> Way(TicketStatus from, TicketStatus to) => Ways[(from, to)];

    private static ImmutableArray<TicketStatus> Search(TicketStatus from, TicketStatus to)
    {
        var cameFrom = new Dictionary<TicketStatus, TicketStatus> { [from] = from };
        var reached = new Queue<TicketStatus>([from]);
        while (reached.TryDequeue(out var status) && status != to)
        {
            foreach (var next in From(status).Where(next => cameFrom.TryAdd(next, status)))
            {
                reached.Enqueue(next);
            }
        }

        var way = ImmutableArray.CreateBuilder<TicketStatus>();
        for (var step = to; cameFrom.ContainsKey(step) && step != from; step = cameFrom[step])
        {
            way.Insert(0, step);
        }

        return way.ToImmutable();
    }
}
