using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Topology;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>Planned work excuses what was planned: a circuit that its fault takes further down than the plan said is named, and is treated as if
/// there were no work.</summary>
internal static class MeasureAgainstPlanStage
{
    public static IObservable<FaultChange> MeasureAgainstPlan(this IObservable<FaultChange> faults, IObservable<NetworkInventory> inventories) =>
        Observable.Create<FaultChange>(observer =>
        {
            var plan = new PlannedReach(NetworkInventory.Empty);
            return new CompositeDisposable(
                inventories.Subscribe(next => plan = new PlannedReach(next), observer.OnError),
                faults.Subscribe(change => observer.OnNext(Measured(change, plan)), observer.OnError, observer.OnCompleted));
        });

    private static FaultChange Measured(FaultChange change, PlannedReach plan) =>
        change.Fault is { Status: FaultStatus.Open, PlannedWork: { } work, Impact.IsNone: false }
            ? change with { Fault = change.Fault with { BeyondPlan = [.. Beyond(change.Fault, work, plan)] } }
            : change;

    private static IEnumerable<string> Beyond(Fault fault, string work, PlannedReach plan)
    {
        var planned = plan.Of(work);
        IReadOnlyDictionary<int, HashSet<int>>? own = null;
        IReadOnlySet<int>? impaired = null;
        foreach (var circuit in fault.Impact.Circuits.Where(c => c.State != ServiceState.Up))
        {
            var place = plan.Graph.Paths.Find(circuit.Circuit);
            if (place < 0)
            {
                continue;
            }

            if (circuit.State == ServiceState.Degraded ? IsImpairedBeyond(place) : IsBrokenBeyond(place, circuit.State))
            {
                yield return circuit.Circuit;
            }
        }

        bool IsImpairedBeyond(int place) =>
            !planned.ContainsKey(place) && !plan.ImpairedBy(work).Contains(place) && (impaired ??= plan.ImpairedBy(fault)).Contains(place);

        // Down where one leg was planned counts only if this fault broke the other leg too, not another one.
        bool IsBrokenBeyond(int place, ServiceState state) =>
            !planned.TryGetValue(place, out var paths)
            || (state == ServiceState.Down && !plan.IsAll(place, paths) && (own ??= plan.Of(fault)).TryGetValue(place, out var broken) && plan.IsAll(place, broken));
    }
}