using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;

namespace Assurance.Correlation.Stages;

/// <summary>Keeps the clocks of agreements: when each circuit was down, and what a fault exposes at each of its steps.</summary>
internal static class TrackSlaStage
{
    /// <param name="faults">Faults with their impact.</param>
    /// <param name="inventories">Agreements, charges and planned work.</param>
    /// <param name="scheduler">The engine's clock.</param>
    /// <param name="ledger">Where the outages are written, for whoever reads them at another time.</param>
    public static IObservable<FaultChange> TrackSla(
        this IObservable<FaultChange> faults, IObservable<NetworkInventory> inventories, IScheduler scheduler, SlaLedger? ledger = null, StageStates? states = null) =>
        Observable.Create<FaultChange>(observer =>
        {
            var tracker = new TrackSlaState(scheduler, ledger ?? new SlaLedger(), observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                tracker,
                inventories.Subscribe(tracker.Take, observer.OnError),
                faults.Subscribe(tracker.Take, observer.OnError, observer.OnCompleted));
        });
}
