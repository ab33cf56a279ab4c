using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages;

/// <summary>A raise is provisional until it stood for the settling time: it shows at once, but opens no ticket and tells nobody. What
/// clears before is a transient and never settles; what flaps settles at once.</summary>
internal static class SettleStage
{
    public static IObservable<AlarmChange> Settle(this IObservable<AlarmChange> changes, EngineOptions options, IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<AlarmChange>(observer =>
        {
            var table = new SettleTable(options, scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(table, changes.Subscribe(table.Change, observer.OnError, observer.OnCompleted));
        });
}
