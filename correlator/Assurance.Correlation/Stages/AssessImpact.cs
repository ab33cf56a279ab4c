using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>What faults do to circuits and customers. A circuit's state counts all faults together; when one fault changes it, every other
/// that holds it is told again. A resolved fault keeps what it last held.</summary>
internal static class AssessImpactStage
{
    public static IObservable<FaultChange> AssessImpact(
        this IObservable<FaultChange> faults, IObservable<NetworkInventory> inventories, IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<FaultChange>(observer =>
        {
            var assessor = new AssessImpactState(scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                assessor,
                inventories.Subscribe(assessor.Take, observer.OnError),
                faults.Subscribe(assessor.Take, observer.OnError, observer.OnCompleted));
        });
}
