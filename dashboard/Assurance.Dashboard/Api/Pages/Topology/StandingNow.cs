using Assurance.Correlation.State;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Topology;

/// <summary>The alarms that stand, by device, and the faults that are open, kept as they change: a drawing asks for hundreds of things at once.</summary>
internal sealed class StandingNow
{
    private readonly LiveState state;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, Alarm>> alarmsOfDevice = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> deviceOfAlarm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fault> open = new(StringComparer.Ordinal);
    private Breakage? latest;
    private long version;

    public StandingNow(LiveState state)
    {
        this.state = state;
        // What changes meanwhile is placed twice, to the same end.
        state.Changed += Take;
        foreach (var alarm in state.Alarms)
        {
            PlaceAlarm(alarm.Id);
        }

        foreach (var fault in state.Faults)
        {
            PlaceFault(fault.Id);
        }
    }

    public IReadOnlyList<Fault> OpenFaults
    {
        get
        {
            lock (gate)
            {
                return [.. open.Values.OrderBy(f => f.Priority).ThenBy(f => f.RaisedAt).ThenBy(f => f.Id, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Those that stand on a device and its parts.</summary>
    public IReadOnlyList<Alarm> AlarmsOn(string device)
    {
        lock (gate)
        {
            return alarmsOfDevice.TryGetValue(device, out var alarms) ? [.. alarms.Values] : [];
        }
    }

    /// <summary>All that the open faults break, worked out once for each state of them.</summary>
    public IReadOnlySet<int> Broken(NetworkInventory inventory)
    {
        var (now, faults) = Versioned();
        if (latest is not { } known || known.Version != now || known.Inventory != inventory)
        {
            latest = known = new Breakage(now, inventory, Surroundings.Of(inventory).BrokenBy(faults));
        }

        return known.Things;
    }

    private (long Version, Fault[] Faults) Versioned()
    {
        lock (gate)
        {
            return (version, [.. open.Values]);
        }
    }

    private void Take(StateChange change)
    {
        if (change.Subject == StateSubject.Alarm)
        {
            PlaceAlarm(change.Id);
        }
        else if (change.Subject == StateSubject.Fault)
        {
            PlaceFault(change.Id);
        }
    }

    private void PlaceAlarm(string id)
    {
        lock (gate)
        {
            if (deviceOfAlarm.Remove(id, out var before))
            {
                alarmsOfDevice[before].Remove(id);
            }

            if (state.Alarm(id) is { Stands: true, Object.DeviceId: { } device } alarm)
            {
                deviceOfAlarm[id] = device;
                (alarmsOfDevice.TryGetValue(device, out var alarms) ? alarms : alarmsOfDevice[device] = new(StringComparer.Ordinal))[id] = alarm;
            }
        }
    }

    private void PlaceFault(string id)
    {
        lock (gate)
        {
            version++;
            if (state.Fault(id) is { Status: FaultStatus.Open } fault)
            {
                open[id] = fault;
            }
            else
            {
                open.Remove(id);
            }
        }
    }

    private sealed record Breakage(long Version, NetworkInventory Inventory, IReadOnlySet<int> Things);
}
