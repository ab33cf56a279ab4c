using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages.Alarms;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;

namespace Assurance.Dashboard.Past;

/// <summary>The network as it stood at a moment, in the rows and details that the live pages show.</summary>
internal sealed class PastLook
{
    private readonly LiveState state;
    private readonly FaultRows faults;
    private readonly AlarmRows alarms;
    private readonly TicketRows tickets;
    private readonly CustomerRows customers;
    private readonly IRowSource[] views;
    private readonly INoticeDeliveries deliveries;

    public PastLook(LiveState state, SlaLedger ledger, DateTimeOffset at, INoticeDeliveries deliveries)
    {
        (this.state, this.deliveries) = (state, deliveries);
        (faults, alarms, tickets) = (new FaultRows(state), new AlarmRows(state), new TicketRows(state));
        customers = new CustomerRows(state, new Exposures(new StandingClock(at), ledger));
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

    private sealed class StandingClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
