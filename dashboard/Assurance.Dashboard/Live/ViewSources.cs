using Assurance.Correlation.State;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Live;

/// <summary>The views there are, and which of their rows a change of the state may change.</summary>
internal sealed class ViewSources(LiveState state, AlarmRows alarms, FaultRows faults, TicketRows tickets, CustomerRows customers, HealthRows health, StormRows storms, PlannedWorkRows works)
{
    private readonly IRowSource[] all = [alarms, faults, tickets, customers, health, storms, works];

    /// <exception cref="FormatException">There is no such view.</exception>
    public IRowSource Find(string view) =>
        Array.Find(all, s => s.View == view) ?? throw new FormatException($"no view '{view}'; there are {string.Join(", ", all.Select(s => s.View))}");

    /// <summary>Takes in what stood before the feed began to listen.</summary>
    public void Begin()
    {
        foreach (var fault in state.Faults)
        {
            customers.Follow(fault.Id);
        }
    }

    /// <summary>Open faults that touch an agreement: what is left of it changes by time alone.</summary>
    public IEnumerable<string> Running => state.Faults.Where(f => f.Status == FaultStatus.Open && !f.Exposure.IsEmpty).Select(f => f.Id);

    /// <summary>Ids of rows that may have changed, by view.</summary>
    /// <param name="batch">What changed.</param>
    /// <param name="healthIsDue">Whether figures are to be looked at.</param>
    /// <param name="views">Views someone looks at.</param>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Expand(DirtyIds.Batch batch, bool healthIsDue, IReadOnlyCollection<LiveView> views)
    {
        string[] touchedFaults = [.. batch.Faults.Keys.Union(batch.Revisited, StringComparer.Ordinal)];
        var touchedCustomers = touchedFaults.SelectMany(customers.Follow).ToHashSet(StringComparer.Ordinal);
        var ids = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        if (batch.Inventory)
        {
            foreach (var source in all)
            {
                ids[source.View] = [.. source.Ids];
            }

            return ids;
        }

        Add(alarms, AlarmIds(batch, views));
        Add(faults, touchedFaults);
        Add(tickets, batch.Tickets.Keys.Union(batch.Faults.Keys.Select(state.TicketOf).Where(t => t is not null).Select(t => t!.Id), StringComparer.Ordinal));
        Add(customers, touchedCustomers);
        Add(storms, batch.Storms.Keys);
        Add(works, batch.PlannedWork);
        if (healthIsDue && views.Any(v => v.Source == health && v.IdleSince is null))
        {
            Add(health, health.Follow());
        }

        return ids;

        void Add(IRowSource source, IEnumerable<string> changed)
        {
            string[] list = [.. changed];
            if (list.Length > 0)
            {
                ids[source.View] = list;
            }
        }
    }

    // An account manager sees alarms through the faults that touch their customers; such a fault's change may show or hide its alarms.
    private IEnumerable<string> AlarmIds(DirtyIds.Batch batch, IEnumerable<LiveView> views)
    {
        if (!views.Any(v => v.Source == alarms && v.Viewer.SeesAlarmsThroughFaults))
        {
            return batch.Alarms.Keys;
        }

        var through = batch.Faults.Keys.Select(state.Fault).Where(f => f is not null).SelectMany(f => f!.Alarms).Select(a => a.Alarm);
        return batch.Alarms.Keys.Union(through, StringComparer.Ordinal);
    }
}
