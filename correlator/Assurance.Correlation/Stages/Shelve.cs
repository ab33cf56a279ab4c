using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>What people shelve, until its time is up, it is taken back, gets worse or is over.</summary>
internal static class ShelveStage
{
    /// <param name="alarm">The alarm as it stands now.</param>
    /// <param name="fault">The fault as it stands now.</param>
    public static IObservable<Shelving> Shelve(
        this IObservable<OperatorCommand> commands,
        IObservable<AlarmChange> alarms,
        IObservable<FaultChange> faults,
        Func<string, Alarm?> alarm,
        Func<string, Fault?> fault,
        IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<Shelving>(observer =>
        {
            var table = new ShelveTable(alarm, fault, scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                table,
                commands.Subscribe(table.Command, observer.OnError, observer.OnCompleted),
                alarms.Subscribe(c => table.Look(c.Alarm), observer.OnError),
                faults.Subscribe(c => table.Look(c.Fault), observer.OnError));
        });
}
