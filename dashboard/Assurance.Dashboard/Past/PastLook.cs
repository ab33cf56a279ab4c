using Assurance.Correlation.State;
using Assurance.Correlation.Topology;
using Assurance.Dashboard.Api.Pages.Alarms;
using Assurance.Dashboard.Api.Pages.Customers;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Api.Pages.Map;
using Assurance.Dashboard.Api.Pages.Topology;
using Assurance.Dashboard.Api.Pages.Work;
using Assurance.Dashboard.Api.Tmf;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Past;

/// <summary>The network as it stood at a moment, in the rows and details that the live pages show.</summary>
internal sealed class PastLook
{
    private readonly PastFold fold;
    private readonly LiveState state;
    private readonly FaultRows faults;
    private readonly AlarmRows alarms;
    private readonly TicketRows tickets;
    private readonly CustomerRows customers;
    private readonly IRowSource[] views;
    private readonly PlannedWorkRows works;
    private readonly Exposures exposures;
    private readonly INoticeDeliveries deliveries;
    private readonly LiveState today;

    /// <param name="today">Says what was taken away from tickets since.</param>
    public PastLook(PastFold fold, DateTimeOffset at, INoticeDeliveries deliveries, LiveState today)
    {
        (this.fold, state, this.deliveries, this.today) = (fold, fold.State, deliveries, today);
        (faults, alarms, tickets) = (new FaultRows(state), new AlarmRows(state), new TicketRows(state));
        (exposures, works) = (new Exposures(new StandingClock(at), fold.Sla), new PlannedWorkRows(state));
        customers = new CustomerRows(state, exposures);
        views = [faults, alarms, tickets, customers, works, new StormRows(state)];
    }

    /// <summary>Whose it was then, to whom the viewer is today: who took over a customer sees their history, who gave them up no longer does.</summary>
    /// <param name="today">Says what the viewer's unit and portfolio are.</param>
    public Sight SightOf(Viewer viewer, NetworkInventory today) => new(viewer, state.Inventory, state, today);

    /// <exception cref="FormatException">No view of that name has a past.</exception>
    public IReadOnlyList<object> Rows(string view, Sight sight)
    {
        var source = Array.Find(views, v => v.View == view) ?? throw new FormatException($"no view '{view}' has a past; these have: {string.Join(", ", views.Select(v => v.View))}");
        if (source == customers)
        {
            foreach (var fault in state.Faults)
            {
                customers.Follow(fault.Id);
            }
        }

        return [.. source.Ids.Select(id => source.Row(id, sight)).OfType<object>()];
    }

    public FaultDetail? Fault(string id, Sight sight) => FaultsInFull.Of(id, sight);

    public TicketResource? Ticket(string id, Sight sight) =>
        state.Ticket(id) is { } ticket && sight.Sees(ticket) ? new TicketResources(state, sight, today).Of(ticket) : null;

    public PlannedWorkDetail? Work(string id, Sight sight) => new PlannedWorkDetails(state, works).Of(id, sight);

    /// <summary>What is asked of a customer; null if there was none of that id, or it is not the viewer's to see.</summary>
    public T? Customer<T>(string id, Sight sight, Func<CustomerDetails, Customer, T> of)
        where T : class =>
        sight.Inventory.Tables.Customers.TryGetValue(id, out var customer) && sight.Sees(customer) ? of(new CustomerDetails(state, FaultsInFull, exposures), customer) : null;

    public AlarmDetail? Alarm(string id, Sight sight) => new AlarmDetails(state, alarms).Of(id, sight);

    /// <summary>The part of the network a fault affected; null if it was not there, or is not the viewer's to see.</summary>
    public Topology? TopologyOf(string id, Sight sight) =>
        state.Fault(id) is { } fault && sight.Sees(fault) ? new Topologies(state, fold.Standing).OfFault(fault, sight) : null;

    /// <summary>What stood around a thing; null if the inventory did not know it, or it is not the viewer's to see.</summary>
    public Topology? Around(string key, Sight sight)
    {
        var surroundings = Surroundings.Of(sight.Inventory);
        var thing = surroundings.FindKey(key);
        return thing >= 0 && sight.Sees(surroundings.Entity(thing, sight.Inventory.Tables)) ? new Topologies(state, fold.Standing).Of(thing, sight) : null;
    }

    public NetworkMap Map(Sight sight) => new NetworkMaps(fold.Standing).Of(sight);

    public MapState MapState(Sight sight) => new NetworkMaps(fold.Standing).StateOf(sight);

    private FaultDetails FaultsInFull => new(state, faults, alarms, tickets, deliveries);

    private sealed class StandingClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
