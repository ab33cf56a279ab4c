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
        var measure = new Measure(fault, work, plan);
        foreach (var circuit in fault.Impact.Circuits.Where(c => c.State != ServiceState.Up))
        {
            var place = plan.Graph.Paths.Find(circuit.Circuit);
            if (place >= 0 && measure.IsBeyond(place, circuit.State))
            {
                yield return circuit.Circuit;
            }
        }
    }

    /// <summary>What a fault does against what the work announced. The states of circuits are those that all open faults bring together.</summary>
    private sealed class Measure(Fault fault, string work, PlannedReach plan)
    {
        private readonly IReadOnlyDictionary<int, HashSet<int>> planned = plan.Of(work);
        private IReadOnlyDictionary<int, HashSet<int>>? own;
        private IReadOnlySet<int>? impaired;
        private IReadOnlySet<int>? doubted;

        private IReadOnlyDictionary<int, HashSet<int>> Own => own ??= plan.Of(fault);

        public bool IsBeyond(int circuit, ServiceState state)
        {
            if (planned.TryGetValue(circuit, out var paths))
            {
                // Down where one leg was planned counts only if this fault broke the other leg too, not another one.
                return state == ServiceState.Down && !plan.IsAll(circuit, paths) && Own.TryGetValue(circuit, out var broken) && plan.IsAll(circuit, broken);
            }

            if (Own.ContainsKey(circuit))
            {
                return true;
            }

            // That a device which the work parts from the network may be dead nobody can tell.
            return (impaired ??= plan.ImpairedBy(fault)).Contains(circuit)
                ? !plan.ImpairedBy(work).Contains(circuit)
                : !(doubted ??= plan.DoubtedBy(fault)).Contains(circuit);
        }
    }
}
