using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>Where devices contradict the inventory: what it lacks, and links that are not as it says. Precision before recall: a finding sends somebody
/// to look (docs/correlation.md, Findings).</summary>
internal static class FindInventoryErrorsStage
{
    public static IObservable<InventoryFinding> FindInventoryErrors(this IObservable<AlarmChange> alarms, IObservable<NetworkInventory> inventories, StageStates? states = null) =>
        Observable.Create<InventoryFinding>(observer =>
        {
            var state = new FindInventoryErrorsState(observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                inventories.Subscribe(state.Take, observer.OnError),
                alarms.Subscribe(state.Take, observer.OnError, observer.OnCompleted));
        });
}
