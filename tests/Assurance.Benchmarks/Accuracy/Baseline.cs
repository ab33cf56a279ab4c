using Assurance.Correlation.State;
using Assurance.Lab.Scenarios.Generated;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Benchmarks.Accuracy;

/// <summary>How others group the same standing alarms: not at all, by device, by pauses in time. What a group breaks is what its alarms name and what
/// rides on that by the inventory.</summary>
internal sealed class Baseline(Experiment experiment, LiveState state)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public IReadOnlyList<Verdict> All()
    {
        var alarms = state.Alarms.Where(a => a.Stands && !a.IsEvent && (a.Effect != ServiceEffect.None || a.Severity >= PerceivedSeverity.Minor))
            .OrderBy(a => a.RaisedAt).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        var (circuits, customers) = Touched(alarms);
        return
        [
            Of([.. alarms.Select(a => a.Object.Id)], circuits, customers),
            Of([.. alarms.Select(a => a.Object.DeviceId ?? a.Object.Id).Distinct()], circuits, customers),
            Of(Windows(alarms), circuits, customers),
        ];
    }

    private Verdict Of(List<string> roots, Dictionary<string, string> circuits, HashSet<string> customers)
    {
        bool[] named = [.. experiment.Causes.Select(c => roots.Exists(c.Accepts))];
        return new Verdict(roots.Count, circuits, customers, [.. named.Select(n => n ? TimeSpan.Zero : (TimeSpan?)null)], named, 0, "");
    }

    private static List<string> Windows(List<Alarm> alarms)
    {
        var roots = new List<string>();
        for (var i = 0; i < alarms.Count; i++)
        {
            if (i == 0 || alarms[i].RaisedAt - alarms[i - 1].RaisedAt > Pause) roots.Add(alarms[i].Object.Id);
        }

        return roots;
    }

    private (Dictionary<string, string> Circuits, HashSet<string> Customers) Touched(List<Alarm> alarms)
    {
        var tables = state.Inventory.Tables;
        var broken = alarms.Where(a => a.Effect == ServiceEffect.Outage).Select(a => a.Object.Id).ToHashSet(StringComparer.Ordinal);
        for (var grown = -1; grown != broken.Count;)
        {
            grown = broken.Count;
            broken.UnionWith(tables.Links.Values.Where(l => (l.A is not null && broken.Contains(l.A)) || (l.Z is not null && broken.Contains(l.Z)) || l.Carriers.Any(broken.Contains)).Select(l => l.Id));
        }

        var (circuits, customers) = (new Dictionary<string, string>(), new HashSet<string>());
        foreach (var paths in tables.CircuitPaths.GroupBy(p => p.Circuit))
        {
            var states = paths.GroupBy(p => p.Path).Select(p => p.Any(e => broken.Contains(e.Element))).ToList();
            if (!states.Contains(true)) continue;
            circuits[paths.Key] = states.Contains(false) ? "atRisk" : "down";
            if (tables.Circuits.TryGetValue(paths.Key, out var circuit) && circuit.Customer is not null) customers.Add(circuit.Customer);
        }

        return (circuits, customers);
    }
}
