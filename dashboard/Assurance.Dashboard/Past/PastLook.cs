using Assurance.Correlation.State;
using Assurance.Correlation.Topology;
using Assurance.Dashboard.Api.Pages.Alarms;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Api.Pages.Map;
using Assurance.Dashboard.Api.Pages.Topology;
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
    private readonly INoticeDeliveries deliveries;

    public PastLook(PastFold fold, DateTimeOffset at, INoticeDeliveries deliveries)
    {
        (this.fold, state, this.deliveries) = (fold, fold.State, deliveries);
        (faults, alarms, tickets) = (new FaultRows(state), new AlarmRows(state), new TicketRows(state));
        customers = new CustomerRows(state, new Exposures(new StandingClock(at), fold.Sla));
        views = [faults, alarms, tickets, customers, new PlannedWorkRows(state), new StormRows(state)];
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

    public FaultDetail? Fault(string id, Sight sight) => new FaultDetails(state, faults, alarms, tickets, deliveries).Of(id, sight);

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

    private sealed class StandingClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
