using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>What planned work will do, before it starts: the circuits it takes down, and those it takes down only because their other leg is
/// broken already or is worked on at the same time.</summary>
internal static class ForeseePlannedWorkStage
{
    public static IObservable<PlannedWorkOutlook> ForeseePlannedWork(
        this IObservable<FaultChange> faults, IObservable<NetworkInventory> inventories, IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<PlannedWorkOutlook>(observer =>
        {
            var state = new ForeseePlannedWorkState(scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                inventories.Subscribe(state.Take, observer.OnError),
                faults.Subscribe(state.Take, observer.OnError, observer.OnCompleted));
        });
}
