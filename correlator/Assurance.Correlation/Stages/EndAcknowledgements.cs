using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>An acknowledgement's time is up. Made by the line's clock, and so never journalled: it follows from the acknowledgement.</summary>
/// <param name="Subject">Id of the alarm or fault.</param>
internal sealed record EndAcknowledgement(string Subject, bool IsFault) : OperatorCommand("");

/// <summary>Ends acknowledgements whose time is up while the alarm stands or the fault is open.</summary>
internal static class EndAcknowledgementsStage
{
    public static IObservable<OperatorCommand> EndAcknowledgements(this IObservable<AlarmChange> alarms, IObservable<FaultChange> faults, IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<OperatorCommand>(observer =>
        {
            var times = new TimerQueue<EndAcknowledgement>(scheduler, (end, _) => observer.OnNext(end)).KeptBy(states);
            return new CompositeDisposable(
                times,
                alarms.Subscribe(c => Look(c.Alarm.Id, isFault: false, c.Alarm.Stands ? c.Alarm.Acknowledged : null), observer.OnError, observer.OnCompleted),
                faults.Subscribe(c => Look(c.Fault.Id, isFault: true, c.Fault.Status == FaultStatus.Open ? c.Fault.Acknowledged : null), observer.OnError));

            void Look(string id, bool isFault, Acknowledgement? holds)
            {
                if (holds?.Until is { } until)
                {
                    times.Set(new EndAcknowledgement(id, isFault), until);
                }
                else if (times.Count > 0)
                {
                    times.Cancel(new EndAcknowledgement(id, isFault));
                }
            }
        });
}
