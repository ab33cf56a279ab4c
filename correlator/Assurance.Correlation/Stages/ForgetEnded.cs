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

/// <summary>Lets go of what ended <see cref="EngineOptions.KeepEnded"/> ago, and of the oldest where more than <see cref="EngineOptions.MostEnded"/> ended, so that memory
/// grows neither with the years nor in a storm: a fault goes with its alarms, ticket and messages once that ticket is done, an alarm not before its fault. Past
/// moments show them as long as the journal holds them.</summary>
internal static class ForgetEndedStage
{
    /// <summary>What still hangs on something is looked at again so much later.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(1);

    /// <summary>So many that still hang on something are passed over before the next change.</summary>
    private const int Tries = 8;

    /// <param name="fault">A fault that is not forgotten, by its id.</param>
    /// <param name="faultOf">The fault an alarm belongs to and that is not forgotten; null if none.</param>
    /// <param name="ticketOf">The ticket of a fault; null if it has none.</param>
    public static IObservable<Forgotten> ForgetEnded(
        this IObservable<AlarmChange> alarms,
        IObservable<FaultChange> faults,
        Func<string, Fault?> fault,
        Func<string, Fault?> faultOf,
        Func<string, Ticket?> ticketOf,
        EngineOptions options,
        IScheduler scheduler,
        StageStates? states = null) =>
        Observable.Create<Forgotten>(observer =>
        {
            var ended = new EndedOrder().KeptBy(states);
            TimerQueue<Forgotten> times = null!;
            times = new TimerQueue<Forgotten>(scheduler, LetGo).KeptBy(states);
            return new CompositeDisposable(
                times,
                alarms.Subscribe(c => Look(new(c.Alarm.Id, IsFault: false), c.Alarm.Stands, c.Time), observer.OnError, observer.OnCompleted),
                faults.Subscribe(c => Look(new(c.Fault.Id, IsFault: true), c.Fault.Status == FaultStatus.Open, c.Time), observer.OnError));

            void LetGo(Forgotten what, DateTimeOffset now)
            {
                var of = what.IsFault ? fault(what.Id) : faultOf(what.Id);
                if (of is not null && (!what.IsFault || IsUnderWay(of)))
                {
                    ended.Add(what);
                    ended.InVain++;
                    times.Set(what, now + Later);
                    MakeRoom(what.IsFault ? null : of, now);
                    return;
                }

                ended.Remove(what);
                ended.InVain = 0;
                observer.OnNext(what);
                foreach (var alarm in of?.Alarms.Select(a => new Forgotten(a.Alarm, IsFault: false)).Where(ended.Contains) ?? [])
                {
                    times.Set(alarm, now);
                }

                MakeRoom(null, now);
            }

            bool IsUnderWay(Fault of) => ticketOf(of.Id) is { } ticket && !TicketTransitions.From(ticket.Status).IsEmpty;

            void Look(Forgotten what, bool stands, DateTimeOffset now)
            {
                if (stands)
                {
                    ended.Remove(what);
                    times.Cancel(what);
                    return;
                }

                ended.Add(what);
                times.Set(what, now + options.KeepEnded);
                ended.InVain = 0;
                MakeRoom(null, scheduler.Now);
            }

            // At once, but not in the middle of what is under way; first the fault that the oldest hangs on.
            void MakeRoom(Fault? of, DateTimeOffset now)
            {
                if (ended.Count <= options.MostEnded || ended.InVain >= Tries)
                {
                    return;
                }

                if (of is not null && new Forgotten(of.Id, IsFault: true) is var held && ended.Contains(held))
                {
                    times.Set(held, now);
                }
                else if (ended.TryPeek(out var oldest))
                {
                    times.Set(oldest, now);
                }
            }
        });
}
