using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>Planned work hides notifications, never truth: an alarm carries the work that covers it, from the start of the work's window or
/// its own raise to the window's end; what still stands then is told.</summary>
internal static class SuppressStage
{
    public static IObservable<AlarmChange> Suppress(
        this IObservable<AlarmChange> changes, IObservable<NetworkInventory> inventory, IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<AlarmChange>(observer =>
        {
            var table = new SuppressTable(scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                table,
                inventory.Subscribe(table.Take, observer.OnError),
                changes.Subscribe(table.Change, observer.OnError, observer.OnCompleted));
        });
}
