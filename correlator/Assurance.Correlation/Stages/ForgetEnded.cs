using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Tickets;

namespace Assurance.Correlation.Stages;

/// <summary>Something that ended long ago and is needed no more.</summary>
/// <param name="Id">Id of the alarm or fault.</param>
internal sealed record Forgotten(string Id, bool IsFault);

/// <summary>Lets go of what ended <see cref="EngineOptions.KeepEnded"/> ago, so that memory does not grow with the years: a fault goes with its ticket and messages once
/// that ticket is done, an alarm after the fault it belonged to. Past moments show them as long as the journal holds them.</summary>
internal static class ForgetEndedStage
{
    /// <summary>What still hangs on something is looked at again so much later.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(1);

    /// <summary>Where there is more than may be held, so many of the oldest are looked at for each that ends: what still hangs on something stays.</summary>
    private const int Tries = 4;

    /// <param name="faultOf">The fault an alarm belongs to and that is not forgotten; null if none.</param>
    /// <param name="ticketOf">The ticket of a fault; null if it has none.</param>
    public static IObservable<Forgotten> ForgetEnded(
        this IObservable<AlarmChange> alarms,
        IObservable<FaultChange> faults,
        Func<string, Fault?> faultOf,
        Func<string, Ticket?> ticketOf,
        EngineOptions options,
        IScheduler scheduler,
        StageStates? states = null) =>
        Observable.Create<Forgotten>(observer =>
        {
            TimerQueue<Forgotten> times = null!;
            var isFull = false;
            times = new TimerQueue<Forgotten>(scheduler, (what, now) =>
            {
                if (what.IsFault ? ticketOf(what.Id) is { } ticket && !TicketTransitions.From(ticket.Status).IsEmpty : faultOf(what.Id) is not null)
                {
                    // One that was looked at for want of room goes behind the others.
                    times.Set(what, now + (isFull ? options.KeepEnded : Later));
                }
                else
                {
                    observer.OnNext(what);
                }
            }).KeptBy(states);
            return new CompositeDisposable(
                times,
                alarms.Subscribe(c => Look(new(c.Alarm.Id, IsFault: false), c.Alarm.Stands, c.Time), observer.OnError, observer.OnCompleted),
                faults.Subscribe(c => Look(new(c.Fault.Id, IsFault: true), c.Fault.Status == FaultStatus.Open, c.Time), observer.OnError));

            void Look(Forgotten what, bool stands, DateTimeOffset now)
            {
                if (stands)
                {
                    times.Cancel(what);
                }
                else
                {
                    times.Set(what, now + options.KeepEnded);
                    isFull = times.Count > options.MostEnded;
                    for (var tries = 0; tries < Tries && times.Count > options.MostEnded; tries++)
                    {
                        times.Hasten(now);
                    }

                    isFull = false;
                }
            }
        });
}
