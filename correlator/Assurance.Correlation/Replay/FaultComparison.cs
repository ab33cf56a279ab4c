using System.Globalization;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Replay;

/// <summary>The difference between two folds of one journal, fault by fault. A fault is the same in both when cause and start agree.</summary>
public sealed record FaultComparison(
    IReadOnlyList<Fault> Gone,
    IReadOnlyList<Fault> New,
    IReadOnlyList<(Fault Before, Fault After)> Changed,
    int Same)
{
    public static FaultComparison Of(IEnumerable<Fault> before, IEnumerable<Fault> after)
    {
        var left = ByIdentity(before);
        var right = ByIdentity(after);
        var both = left.Keys.Where(right.ContainsKey).Select(k => (Before: left[k], After: right[k])).ToArray();
        var changed = both.Where(f => Content(f.Before) != Content(f.After)).ToArray();
        return new FaultComparison(
            Ordered(left.Where(f => !right.ContainsKey(f.Key)).Select(f => f.Value)),
            Ordered(right.Where(f => !left.ContainsKey(f.Key)).Select(f => f.Value)),
            [.. changed.OrderBy(f => f.Before.RaisedAt).ThenBy(f => f.Before.Id, StringComparer.Ordinal)],
            both.Length - changed.Length);
    }

    private static string Content(Fault fault)
    {
        var down = fault.Impact.Circuits.Count(c => c.State == ServiceState.Down);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{fault.Status.ToString().ToLowerInvariant()}, {fault.Alarms.Length} alarms, {fault.Impact.Circuits.Length} circuits ({down} down), priority {fault.Priority}");
    }

    private static Dictionary<(string Root, DateTimeOffset Raised), Fault> ByIdentity(IEnumerable<Fault> faults)
    {
        var map = new Dictionary<(string, DateTimeOffset), Fault>();
        foreach (var fault in faults.Where(f => f.Status != FaultStatus.Merged).OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            map.TryAdd((fault.Root.Id, fault.RaisedAt), fault);
        }

        return map;
    }

    private static Fault[] Ordered(IEnumerable<Fault> faults) =>
        [.. faults.OrderBy(f => f.RaisedAt).ThenBy(f => f.Root.Id, StringComparer.Ordinal)];
}
