using Assurance.Model.Tickets;
using static Assurance.Model.Tickets.TicketStatus;

namespace Assurance.Tests.Correlation.Tickets;

public sealed class TicketTransitionsTests
{
    private static readonly HashSet<(TicketStatus From, TicketStatus To)> Allowed =
    [
        (Acknowledged, Rejected), (Acknowledged, InProgress), (Acknowledged, Cancelled),
        (InProgress, Pending), (Pending, InProgress), (Pending, Held), (Held, Pending),
        (InProgress, Resolved), (Resolved, Closed), (Resolved, InProgress),
    ];

    [Fact]
    public void Exactly_the_transitions_of_the_table_are_allowed()
    {
        foreach (var from in Enum.GetValues<TicketStatus>())
        {
            foreach (var to in Enum.GetValues<TicketStatus>())
            {
                Assert.Equal(Allowed.Contains((from, to)), TicketTransitions.IsAllowed(from, to));
            }
        }
    }

    [Fact]
    public void A_way_is_the_fewest_allowed_steps()
    {
        Assert.Equal([InProgress, Resolved], TicketTransitions.Way(Acknowledged, Resolved));
        Assert.Equal([Pending, InProgress, Resolved], TicketTransitions.Way(Held, Resolved));
        Assert.Empty(TicketTransitions.Way(Closed, InProgress));
        Assert.Empty(TicketTransitions.Way(InProgress, Cancelled));
        Assert.Empty(TicketTransitions.Way(Pending, Pending));
    }
}
