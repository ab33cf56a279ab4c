using System.Collections.Frozen;
using Assurance.Correlation.Topology;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages;

/// <summary>How circuits stand under all open faults together.</summary>
internal sealed class AssessImpactCircuits(TopologyGraph graph)
{
    /// <summary>A circuit in one of these states serves nobody.</summary>
    private static readonly FrozenSet<string> OutOfService =
        new[] { "planned", "terminated", "ceased", "cancelled" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly DownwardReach downward = new(graph);
    private readonly Dictionary<int, int> brokenPaths = [];
    private readonly Dictionary<int, int> degradedPaths = [];
    private readonly Dictionary<int, Standing> standings = [];
    private readonly Dictionary<string, (ServiceState State, DateTimeOffset Since)> inherited = new(StringComparer.Ordinal);

    public (ServiceState State, DateTimeOffset Since) StateOf(int circuit) =>
        standings.TryGetValue(circuit, out var standing) ? (standing.State, standing.Since) : (ServiceState.Up, default);

    /// <summary>Makes the hold follow its fault; says whether what the fault shows changed, and of which circuits the state.</summary>
    public (bool Shows, IReadOnlyCollection<int> Turned) Hold(AssessImpactHold hold, Fault fault, DateTimeOffset time)
    {
        if (hold.WorkedOutFrom is { } before && SameElements(before, fault) && hold.WorkedOutOver == graph)
        {
            return (false, []);
        }

        hold.WorkedOutFrom = fault;
        var known = hold.WorkedOutOver == graph;
        var (broken, degraded) = Paths(fault);
        var touched = new SortedSet<int>();
        Count(brokenPaths, known ? hold.Broken : [], broken, touched);
        Count(degradedPaths, known ? hold.Degraded : [], degraded, touched);
        hold.WorkedOutOver = graph;
        (hold.Broken, hold.Degraded) = (broken, degraded);
        return Touch(hold, [.. broken.Concat(degraded).Select(graph.Paths.CircuitPlace)], touched, known, time);
    }

    /// <summary>The fault is over; returns the circuits whose state changed by it.</summary>
    public IReadOnlyCollection<int> Release(AssessImpactHold hold, DateTimeOffset time)
    {
        var touched = new SortedSet<int>();
        Count(brokenPaths, hold.Broken, [], touched);
        Count(degradedPaths, hold.Degraded, [], touched);
        return Touch(hold, [], touched, known: true, time).Turned;
    }

    public IEnumerable<AssessImpactHold> HoldersOf(IEnumerable<int> circuits) =>
        circuits.SelectMany(c => standings.TryGetValue(c, out var standing) ? standing.Holders : []).Distinct();

    /// <summary>Takes over since when circuits have stood as they do, by their ids.</summary>
    public void Inherit(AssessImpactCircuits before)
    {
        foreach (var (circuit, standing) in before.standings)
        {
            inherited[before.IdOf(circuit)] = (standing.State, standing.Since);
        }
    }

    private string IdOf(int circuit) => graph.Paths.Circuit(circuit).Id;

    private static bool SameElements(Fault before, Fault after) =>
        before.BrokenElements.AsSpan().SequenceEqual(after.BrokenElements.AsSpan())
        && before.DegradedElements.AsSpan().SequenceEqual(after.DegradedElements.AsSpan())
        && before.AliveElements.AsSpan().SequenceEqual(after.AliveElements.AsSpan());

    private (HashSet<int> Broken, HashSet<int> Degraded) Paths(Fault fault)
    {
        var alive = fault.AliveElements.Select(graph.Find).Where(n => n >= 0).ToHashSet();
        return (PathsBelow(fault.BrokenElements, alive), PathsBelow(fault.DegradedElements, alive));
    }

    private HashSet<int> PathsBelow(IEnumerable<EntityRef> elements, HashSet<int> alive)
    {
        var nodes = elements.Select(graph.Find).Where(n => n >= 0).ToList();
        return nodes.Count == 0 ? [] : downward.Of(nodes, alive).Where(n => graph.KindOf(n) == NodeKind.Path && InService(n)).ToHashSet();
    }

    private bool InService(int path) => !OutOfService.Contains(graph.Paths.CircuitOf(path).Status);

    private void Count(Dictionary<int, int> counts, HashSet<int> before, HashSet<int> after, SortedSet<int> touched)
    {
        foreach (var path in after.Where(p => !before.Contains(p)))
        {
            counts[path] = counts.GetValueOrDefault(path) + 1;
            touched.Add(graph.Paths.CircuitPlace(path));
        }

        foreach (var path in before.Where(p => !after.Contains(p)))
        {
            if (--counts[path] == 0)
            {
                counts.Remove(path);
            }

            touched.Add(graph.Paths.CircuitPlace(path));
        }
    }

    private (bool Shows, List<int> Turned) Touch(AssessImpactHold hold, SortedSet<int> circuits, SortedSet<int> touched, bool known, DateTimeOffset time)
    {
        var before = known ? hold.Circuits : [];
        hold.Circuits = circuits;
        var turned = new List<int>();
        var shows = false;
        foreach (var circuit in touched)
        {
            if (!standings.TryGetValue(circuit, out var standing))
            {
                standings[circuit] = standing = new Standing(inherited.GetValueOrDefault(IdOf(circuit)));
            }

            _ = circuits.Contains(circuit) ? standing.Holders.Add(hold) : standing.Holders.Remove(hold);
            var joinedOrLeft = circuits.Contains(circuit) != before.Contains(circuit);
            if (standing.Turn(State(circuit), time))
            {
                turned.Add(circuit);
            }

            shows |= joinedOrLeft || (turned.Count > 0 && turned[^1] == circuit);
            if (standing.Holders.Count == 0)
            {
                standings.Remove(circuit);
            }
        }

        return (shows, turned);
    }

    private ServiceState State(int circuit)
    {
        var (first, count) = graph.Paths.PathsOf(circuit);
        var paths = Enumerable.Range(first, count);
        var broken = paths.Count(brokenPaths.ContainsKey);
        return broken == count ? ServiceState.Down
            : paths.Any(p => degradedPaths.ContainsKey(p) && !brokenPaths.ContainsKey(p)) ? ServiceState.Degraded
            : broken > 0 ? ServiceState.AtRisk
            : ServiceState.Up;
    }

    private sealed class Standing((ServiceState State, DateTimeOffset Since) before)
    {
        public ServiceState State { get; private set; } = before.State;

        public DateTimeOffset Since { get; private set; } = before.Since;

        public SortedSet<AssessImpactHold> Holders { get; } = new(Comparer<AssessImpactHold>.Create((a, b) => string.CompareOrdinal(a.Fault.Id, b.Fault.Id)));

        public bool Turn(ServiceState now, DateTimeOffset time)
        {
            if (now == State)
            {
                return false;
            }

            (State, Since) = (now, time);
            return true;
        }
    }
}
