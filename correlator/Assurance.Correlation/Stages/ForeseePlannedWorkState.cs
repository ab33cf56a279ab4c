using System.Collections.Immutable;
using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>The work to come or under way, what it reaches, and which open faults have broken paths of the same circuits.</summary>
[StageState]
internal sealed class ForeseePlannedWorkState(IScheduler scheduler, Action<PlannedWorkOutlook> emit)
{
    private readonly Dictionary<string, (Fault Fault, IReadOnlyDictionary<int, HashSet<int>> Paths)> faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedWorkOutlook> told = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PlannedWork> works = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> worksOn = [];
    private PlannedReach plan = new(NetworkInventory.Empty);

    public void Take(NetworkInventory inventory)
    {
        plan = new PlannedReach(inventory);
        works.Clear();
        worksOn.Clear();
        foreach (var work in inventory.Tables.PlannedWork.Values.Where(w => w.Start < w.End && w.End > scheduler.Now))
        {
            works.Add(work.Id, work);
        }

        foreach (var (id, circuit) in works.Keys.SelectMany(w => plan.Of(w).Keys.Select(c => (w, c))))
        {
            if (!worksOn.TryGetValue(circuit, out var on))
            {
                worksOn.Add(circuit, on = []);
            }

            on.Add(id);
        }

        foreach (var (id, known) in faults.ToArray())
        {
            faults[id] = known with { Paths = plan.Of(known.Fault) };
        }

        foreach (var work in works.Values)
        {
            Review(work);
        }
    }

    public void Take(FaultChange change)
    {
        if (worksOn.Count == 0)
        {
            return;
        }

        var fault = change.Fault;
        var before = faults.GetValueOrDefault(fault.Id).Paths;
        var touched = WorksOn(fault);
        if (fault.Status == FaultStatus.Open && touched.Count > 0)
        {
            faults[fault.Id] = (fault, plan.Of(fault));
        }
        else if (!faults.Remove(fault.Id))
        {
            return;
        }

        touched.UnionWith((before?.Keys ?? []).SelectMany(c => worksOn.GetValueOrDefault(c) ?? []));
        foreach (var work in touched.Select(id => works[id]).Where(w => w.End > scheduler.Now))
        {
            Review(work);
        }
    }

    private SortedSet<string> WorksOn(Fault fault) =>
        new(fault.Impact.Circuits.Select(c => plan.Graph.Paths.Find(c.Circuit)).SelectMany(c => worksOn.GetValueOrDefault(c) ?? []), StringComparer.Ordinal);

    private void Review(PlannedWork work)
    {
        var reached = plan.Of(work.Id);
        var down = reached.Where(r => plan.IsAll(r.Key, r.Value)).Select(r => r.Key).ToHashSet();
        var outlook = new PlannedWorkOutlook(
            work.Id,
            Ids(down),
            Ids(reached.Keys.Where(c => !down.Contains(c))),
            [.. reached.Where(r => !down.Contains(r.Key)).SelectMany(r => Conflicts(work, r.Key, r.Value)).OrderBy(c => c.Circuit, StringComparer.Ordinal)]);
        if (told.GetValueOrDefault(work.Id) != outlook)
        {
            told[work.Id] = outlook;
            emit(outlook);
        }
    }

    private IEnumerable<PlannedWorkConflict> Conflicts(PlannedWork work, int circuit, HashSet<int> paths)
    {
        var known = plan.Graph.Paths.Circuit(circuit);
        foreach (var (id, (fault, broken)) in faults.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (fault.PlannedWork != work.Id && Completes(circuit, paths, broken.GetValueOrDefault(circuit)))
            {
                yield return new(known.Id, known.Customer, id, null);
            }
        }

        foreach (var other in worksOn[circuit].Select(w => works[w]).Where(w => w.Id != work.Id && w.Start < work.End && work.Start < w.End))
        {
            if (Completes(circuit, paths, plan.Of(other.Id)[circuit]))
            {
                yield return new(known.Id, known.Customer, null, other.Id);
            }
        }
    }

    // Neither takes all paths, both together do.
    private bool Completes(int circuit, HashSet<int> paths, HashSet<int>? others) =>
        others is not null && !plan.IsAll(circuit, others) && plan.IsAll(circuit, paths.Union(others).ToHashSet());

    private ImmutableArray<string> Ids(IEnumerable<int> circuits) => [.. circuits.Select(c => plan.Graph.Paths.Circuit(c).Id).Order(StringComparer.Ordinal)];
}
