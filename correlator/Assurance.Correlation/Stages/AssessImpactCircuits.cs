using System.Runtime.InteropServices;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>How circuits stand under all open faults together.</summary>
[StageState]
internal sealed class AssessImpactCircuits(TopologyGraph graph, NetworkInventory inventory)
{
    // Never written to.
    private static readonly HashSet<int> Nothing = [];

    private readonly DownwardReach downward = new(graph);
    // By path: how many open faults break or impair it, or may break it.
    private readonly int[] broken = new int[graph.Paths.Count];
    private readonly int[] degraded = new int[graph.Paths.Count];
    private readonly int[] doubted = new int[graph.Paths.Count];
    private readonly AssessImpactAggregates aggregates = new();
    private readonly Dictionary<int, CircuitStanding> standings = [];
    private readonly Dictionary<string, CustomerTally> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ServiceState State, DateTimeOffset Since)> inherited = new(StringComparer.Ordinal);

    /// <summary>Whether it counts over this very inventory.</summary>
    public bool IsOver(NetworkInventory other) => ReferenceEquals(inventory, other);

    /// <summary>Makes the hold follow its fault; says whether what the fault shows changed, which circuits turned, and what other holds gained or lost some.</summary>
    public (bool Shows, List<CircuitStanding> Turned, List<AssessImpactHold> Regrouped) Hold(AssessImpactHold hold, Fault fault, DateTimeOffset time)
    {
        if (hold.WorkedOutFrom is { } before && SameElements(before, fault) && hold.WorkedOutOver == graph)
        {
            return (false, [], []);
        }

        if (hold.WorkedOutOver != graph)
        {
            (hold.WorkedOutOver, hold.Broken, hold.Degraded, hold.Doubted, hold.Weakened, hold.MayWeaken, hold.Circuits) = (graph, [], [], [], [], [], []);
            (hold.Customers, hold.Organizations) = (null, null);
        }

        hold.WorkedOutFrom = fault;
        var (shows, turned) = Count(hold, fault, time, out var sharing);
        var regrouped = CountAgain(sharing, turned, time);
        return (shows || turned.Count > 0, turned, regrouped);
    }

    /// <summary>The fault is over; returns the circuits whose state changed by it, and what other holds gained or lost some.</summary>
    public (List<CircuitStanding> Turned, List<AssessImpactHold> Regrouped) Release(AssessImpactHold hold, DateTimeOffset time)
    {
        var sharing = aggregates.Take(hold, [], []);
        var turned = Put(hold, [], [], [], time).Turned;
        return (turned, CountAgain(sharing, turned, time));
    }

    private List<AssessImpactHold> CountAgain(IReadOnlyList<AssessImpactHold> holds, List<CircuitStanding> turned, DateTimeOffset time)
    {
        var regrouped = new List<AssessImpactHold>();
        foreach (var hold in holds)
        {
            var before = hold.Circuits;
            turned.AddRange(Count(hold, hold.WorkedOutFrom!, time, out _).Turned);
            regrouped.AddRange(ReferenceEquals(hold.Circuits, before) ? [] : [hold]);
        }

        return regrouped;
    }

    /// <summary>Takes over since when circuits have stood as they do, by their ids.</summary>
    public void Inherit(AssessImpactCircuits before)
    {
        foreach (var standing in before.standings.Values)
        {
            inherited[standing.Circuit] = (standing.State, standing.Since);
        }
    }

    private static bool SameElements(Fault before, Fault after) =>
        before.BrokenElements.AsSpan().SequenceEqual(after.BrokenElements.AsSpan())
        && before.DegradedElements.AsSpan().SequenceEqual(after.DegradedElements.AsSpan())
        && before.DoubtedElements.AsSpan().SequenceEqual(after.DoubtedElements.AsSpan())
        && before.AliveElements.AsSpan().SequenceEqual(after.AliveElements.AsSpan());

    // Others share an aggregate with it and have to be counted again.
    private (bool Shows, List<CircuitStanding> Turned) Count(AssessImpactHold hold, Fault fault, DateTimeOffset time, out IReadOnlyList<AssessImpactHold> sharing)
    {
        var alive = fault.AliveElements.IsEmpty ? Nothing : fault.AliveElements.Select(graph.Find).Where(n => n >= 0).ToHashSet();
        var (sure, perhaps) = PathsBelow(fault.BrokenElements, alive);
        var lost = Lost();
        List<int> doubtful = fault.DoubtedElements.IsEmpty ? [] : PathsBelow(fault.DoubtedElements, alive).Sure;
        sharing = aggregates.Take(hold, lost, fault.DoubtedElements.IsEmpty ? [] : Lost());
        var weakened = new List<int>();
        foreach (var (aggregate, _) in hold.Weakened)
        {
            if (aggregates.IsBroken(aggregate, graph))
            {
                AddPaths(sure, aggregate, alive);
            }
            else if (graph.KindOf(aggregate).IsLink())
            {
                AddPaths(weakened, aggregate, alive);
            }
        }

        // That a link aggregate goes on with less is a doubt like any other; that a device does with fewer controllers is none until nobody may control it.
        foreach (var (aggregate, _) in hold.MayWeaken.Where(w => graph.KindOf(w.Aggregate).IsLink() || aggregates.MayBeBroken(w.Aggregate, hold, graph)))
        {
            AddPaths(doubtful, aggregate, alive);
        }

        List<int> degraded = fault.DegradedElements.IsEmpty ? [] : PathsBelow(fault.DegradedElements, alive).Sure;
        return Put(hold, InOrder(sure), InOrder([.. degraded, .. weakened]), InOrder([.. doubtful, .. perhaps]), time);
    }

    // What the last reach took from aggregates and from devices with several controllers.
    private (int Aggregate, int[] Lost)[] Lost() => [.. downward.Weakened.Concat(downward.FewerControllers).Select(w => (w.Item1, w.Item2.ToArray()))];

    private void AddPaths(List<int> paths, int aggregate, HashSet<int> alive)
    {
        foreach (var node in downward.Of([aggregate], alive))
        {
            if (graph.KindOf(node) == NodeKind.Path)
            {
                Add(paths, node);
            }
        }
    }

    private (bool Shows, List<CircuitStanding> Turned) Put(AssessImpactHold hold, int[] nowBroken, int[] nowDegraded, int[] nowDoubted, DateTimeOffset time)
    {
        var touched = new List<int>(Math.Max(hold.Broken.Length, nowBroken.Length));
        Count(broken, hold.Broken, nowBroken, touched);
        Count(degraded, hold.Degraded, nowDegraded, touched);
        Count(doubted, hold.Doubted, nowDoubted, touched);
        (hold.Broken, hold.Degraded, hold.Doubted) = (nowBroken, nowDegraded, nowDoubted);
        return Touch(hold, hold.Circuits, CircuitsOf(nowBroken, nowDegraded, nowDoubted), InOrder(touched), time);
    }

    /// <returns>Paths that break with the elements, and those that may, for the inventory lacks a link of theirs.</returns>
    private (List<int> Sure, List<int> Perhaps) PathsBelow(IEnumerable<EntityRef> elements, HashSet<int> alive)
    {
        var (sure, perhaps) = (new List<int>(), new List<int>());
        var nodes = elements.Select(graph.Find).Where(n => n >= 0).ToList();
        foreach (var node in downward.Of(nodes, alive))
        {
            if (graph.KindOf(node) == NodeKind.Path)
            {
                Add(sure, node);
            }
            else if (graph.KindOf(node) is NodeKind.Port or NodeKind.Interface or NodeKind.Peer)
            {
                var (paths, isCertain) = graph.Gaps.Over(node);
                foreach (var path in paths)
                {
                    Add(isCertain ? sure : perhaps, path);
                }
            }
        }

        return (sure, perhaps);
    }

    private void Add(List<int> paths, int path)
    {
        if (graph.Paths.IsInService(path))
        {
            paths.Add(path);
        }
    }

    // Both in order: a path of only one of the two is counted in or out.
    private void Count(int[] counts, int[] before, int[] after, List<int> touched)
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (j == after.Length || (i < before.Length && before[i] < after[j]))
            {
                counts[before[i] - graph.Paths.FirstNode]--;
                touched.Add(graph.Paths.CircuitPlace(before[i++]));
            }
            else if (i == before.Length || after[j] < before[i])
            {
                counts[after[j] - graph.Paths.FirstNode]++;
                touched.Add(graph.Paths.CircuitPlace(after[j++]));
            }
            else
            {
                (i, j) = (i + 1, j + 1);
            }
        }
    }

    /// <param name="all">Nodes of paths; most stand in the first.</param>
    private int[] CircuitsOf(params ReadOnlySpan<int[]> all)
    {
        var circuits = new List<int>(all[0].Length);
        foreach (var paths in all)
        {
            foreach (var path in paths)
            {
                circuits.Add(graph.Paths.CircuitPlace(path));
            }
        }

        return InOrder(circuits);
    }

    private static int[] InOrder(List<int> places)
    {
        places.Sort();
        var count = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (i == 0 || places[i] != places[i - 1])
            {
                places[count++] = places[i];
            }
        }

        return [.. CollectionsMarshal.AsSpan(places)[..count]];
    }

    private (bool Shows, List<CircuitStanding> Turned) Touch(AssessImpactHold hold, CircuitStanding[] before, int[] now, int[] touched, DateTimeOffset time)
    {
        var shows = Regroup(hold, before, now);
        var turned = new List<CircuitStanding>(touched.Length);
        foreach (var circuit in touched)
        {
            // What nobody holds any more is told of once, as it leaves.
            if (standings.TryGetValue(circuit, out var standing))
            {
                if (standing.Turn(State(circuit), time))
                {
                    turned.Add(standing);
                }

                _ = standing.Holders.Count == 0 && standings.Remove(circuit);
            }
        }

        return (shows || turned.Count > 0, turned);
    }

    // The circuits it holds from now on; says whether they are others than before. Both in order.
    private bool Regroup(AssessImpactHold hold, CircuitStanding[] before, int[] now)
    {
        var after = new CircuitStanding[now.Length];
        var (i, same) = (0, before.Length == now.Length);
        for (var j = 0; j < now.Length; j++)
        {
            for (; i < before.Length && before[i].Place < now[j]; i++)
            {
                before[i].Holders.Remove(hold);
            }

            if (i < before.Length && before[i].Place == now[j])
            {
                after[j] = before[i++];
            }
            else
            {
                after[j] = StandingOf(now[j]);
                after[j].Holders.Add(hold);
                same = false;
            }
        }

        for (; i < before.Length; i++)
        {
            before[i].Holders.Remove(hold);
        }

        if (!same || hold.Circuits != before)
        {
            (hold.Circuits, hold.Customers, hold.Organizations) = (after, null, null);
        }

        return !same;
    }

    private ServiceState State(int circuit)
    {
        var (first, count) = graph.Paths.PathsOf(circuit);
        first -= graph.Paths.FirstNode;
        var (down, impaired, perhaps) = (0, false, false);
        for (var path = first; path < first + count; path++)
        {
            down += broken[path] > 0 ? 1 : 0;
            impaired |= degraded[path] > 0 && broken[path] == 0;
            perhaps |= doubted[path] > 0 && broken[path] == 0;
        }

        return down == count ? ServiceState.Down
            : impaired ? ServiceState.Degraded
            : down > 0 ? ServiceState.AtRisk
            // Told rather than hidden, but never in the place of what is known.
            : perhaps ? ServiceState.Degraded
            : ServiceState.Up;
    }

    private CircuitStanding StandingOf(int place)
    {
        if (!standings.TryGetValue(place, out var standing))
        {
            var circuit = graph.Paths.Circuit(place);
            inherited.Remove(circuit.Id, out var before);
            standings[place] = standing = new CircuitStanding(place, circuit, TallyOf(circuit.Customer), before);
        }

        return standing;
    }

    private CustomerTally? TallyOf(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }

        if (!customers.TryGetValue(id, out var tally))
        {
            customers[id] = tally = new CustomerTally(inventory.Tables.Customers.TryGetValue(id, out var known)
                ? new AffectedCustomer(id, known.Name, known.AccountManager, ServiceState.Up, 0, known.Stars, known.IsKeyAccount, known.IsPremier)
                : new AffectedCustomer(id, id, null, ServiceState.Up, 0, 0, false, false));
        }

        return tally;
    }
}
