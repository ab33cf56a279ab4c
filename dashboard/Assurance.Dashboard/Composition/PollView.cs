using System.Collections.Concurrent;
using Assurance.Collectors.Listening;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Polling;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Composition;

/// <summary>Standing alarms by device, for the poller. Written by the engine's thread, read by polls.</summary>
internal sealed class PollView : IPollView
{
    private readonly LiveState state;
    private readonly IRulesInForce rules;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, StandingAlarm>> standing = new(StringComparer.Ordinal);

    private readonly SourceTable sources;

    public PollView(LiveState state, IRulesInForce rules, SourceTable sources)
    {
        (this.state, this.rules, this.sources) = (state, rules, sources);
        state.Changed += Follow;
        foreach (var alarm in state.Alarms)
        {
            Take(alarm.Id);
        }
    }

    public NetworkInventory Inventory => state.Inventory;

    public RuleSet Rules => rules.Current;

    public IReadOnlyCollection<StandingAlarm> Standing(string device) =>
        standing.TryGetValue(device, out var alarms) ? [.. alarms.Values] : [];

    public long Lost(string device) => Inventory.Tables.Devices.TryGetValue(device, out var known) ? sources.LostOf([known.Address, .. known.Aliases]) : 0;

    private void Follow(StateChange change)
    {
        if (change.Subject == StateSubject.Alarm)
        {
            Take(change.Id);
        }
    }

    private void Take(string id)
    {
        if (state.Alarm(id) is not { Object.DeviceId: { } device } alarm)
        {
            return;
        }

        if (alarm is { Stands: true, IsEvent: false })
        {
            standing.GetOrAdd(device, _ => new(StringComparer.Ordinal))[id] = new(alarm.Object, alarm.Condition, alarm.Qualifier);
        }
        else if (standing.TryGetValue(device, out var alarms))
        {
            alarms.TryRemove(id, out _);
        }
    }
}
