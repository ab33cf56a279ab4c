using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>From statements by devices to stateful alarms: a raise opens one, its repeats are counted in it, the clear of the same key
/// ends it, whichever transport either came by.</summary>
internal static class DeduplicateStage
{
    public static IObservable<AlarmChange> Deduplicate(
        this IObservable<AlarmReport> reports,
        IObservable<OperatorCommand> commands,
        EngineOptions options,
        IScheduler scheduler,
        DeduplicateCounters? counters = null, StageStates? states = null) =>
        Observable.Create<AlarmChange>(observer =>
        {
            var table = new DeduplicateTable(options, scheduler, counters ?? new(), observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                table,
                reports.Subscribe(table.Report, observer.OnError, observer.OnCompleted),
                commands.Subscribe(table.Command, observer.OnError));
        });
}
