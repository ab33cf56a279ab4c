using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Stages.Deduplication;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>How alarms find their objects anew when the inventory changes.</summary>
internal sealed record Readdressing(IObservable<NetworkInventory> Inventory, Readdress Again);

/// <summary>From statements by devices to stateful alarms: a raise opens one, its repeats are counted in it, the clear of the same key
/// ends it, whichever transport either came by.</summary>
internal static class DeduplicateStage
{
    public static IObservable<AlarmChange> Deduplicate(
        this IObservable<AlarmReport> reports,
        IObservable<OperatorCommand> commands,
        EngineOptions options,
        IScheduler scheduler,
        DeduplicateCounters counters,
        StageStates? states = null,
        Readdressing? readdressing = null) =>
        Observable.Create<AlarmChange>(observer =>
        {
            var table = new DeduplicateTable(options, scheduler, counters, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                table,
                readdressing?.Inventory.Subscribe(i => table.Take(i, readdressing.Again), observer.OnError) ?? Disposable.Empty,
                reports.Subscribe(table.Report, observer.OnError, observer.OnCompleted),
                commands.Subscribe(table.Command, observer.OnError));
        });
}
