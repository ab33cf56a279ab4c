using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Tickets;

namespace Assurance.Correlation.Stages;

/// <summary>One notice for each fault, affected key account and change of state; none for what clears within the settling time or is planned.
/// What a fault does within <see cref="EngineOptions.GatherNotices"/> is told at once, in one notice a customer.</summary>
internal static class NotifyAccountManagersStage
{
    public static IObservable<Notice> NotifyAccountManagers(
        this IObservable<FaultChange> faults,
        IObservable<TicketChange> tickets,
        IObservable<NetworkInventory> inventory,
        EngineOptions options,
        IScheduler scheduler, StageStates? states = null,
        IObservable<Forgotten>? forgotten = null) =>
        Observable.Create<Notice>(observer =>
        {
            var desk = new NotifyAccountManagersDesk(options, scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                desk,
                inventory.Subscribe(i => desk.Inventory = i, observer.OnError),
                tickets.Subscribe(desk.Ticket, observer.OnError),
                faults.Subscribe(desk.Fault, observer.OnError, observer.OnCompleted),
                (forgotten ?? Observable.Empty<Forgotten>()).Where(f => f.IsFault).Subscribe(f => desk.Forget(f.Id)));
        });
}
