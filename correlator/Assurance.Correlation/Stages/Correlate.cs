using System.Collections.Immutable;
using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Stages.Correlation;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>From alarms to faults: what is really broken, seen or unseen, with everything that follows from it (docs/correlation.md).</summary>
internal static class CorrelateStage
{
    /// <summary>One fault a cause, told anew whenever an alarm or the passing of time changes what is known of it.</summary>
    public static IObservable<FaultChange> Correlate(
        this IObservable<AlarmChange> alarms,
        IObservable<NetworkInventory> inventories,
        IObservable<OperatorCommand> commands,
        Func<ImmutableArray<CausalRelation>> relations,
        EngineOptions options,
        IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<FaultChange>(observer =>
        {
            var correlator = new Correlator(options, scheduler, relations, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                correlator,
                inventories.Subscribe(correlator.Take, observer.OnError),
                alarms.Subscribe(correlator.Take, observer.OnError, observer.OnCompleted),
                commands.Subscribe(correlator.Take, observer.OnError));
        });
}
