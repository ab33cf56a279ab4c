using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;

namespace Assurance.Correlation.Stages;

/// <summary>One ticket for each fault that needs work, opened, amended, resolved, reopened and closed with it; people change its status
/// within the allowed transitions.</summary>
internal static class OpenTicketsStage
{
    public static IObservable<TicketChange> OpenTickets(
        this IObservable<FaultChange> faults,
        IObservable<OperatorCommand> commands,
        IObservable<NetworkInventory> inventory,
        EngineOptions options,
        IScheduler scheduler, StageStates? states = null,
        IObservable<Forgotten>? forgotten = null) =>
        Observable.Create<TicketChange>(observer =>
        {
            var desk = new OpenTicketsDesk(options, scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                desk,
                inventory.Subscribe(i => desk.Inventory = i, observer.OnError),
                faults.Subscribe(desk.Fault, observer.OnError, observer.OnCompleted),
                commands.Subscribe(desk.Command, observer.OnError),
                (forgotten ?? Observable.Empty<Forgotten>()).Where(f => f.IsFault).Subscribe(f => desk.Forget(f.Id)));
        });
}
