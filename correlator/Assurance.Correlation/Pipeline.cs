using System.Collections.Immutable;
using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Stages;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Operations;
using Assurance.Model.Sla;

namespace Assurance.Correlation;

/// <summary>What flows into the line: reports of devices, decisions of people, the inventory they are read against and how it finds their objects, and what people know follows from what.</summary>
internal sealed record LineSources(
    IObservable<AlarmReport> Reports,
    IObservable<OperatorCommand> Commands,
    IObservable<NetworkInventory> Inventory,
    Func<ImmutableArray<CausalRelation>> Relations,
    Readdress? Readdress = null);

/// <summary>The line, from report to ticket and message, in its order.</summary>
internal static class Pipeline
{
    /// <summary>Connects the stages on one clock and one thread; the live state learns each product before the next stage sees it.</summary>
    /// <param name="states">Learns what the stages keep; null: nobody takes snapshots.</param>
    public static IObservable<Notice> Connect(LineSources sources, LiveState state, SlaLedger ledger, EngineOptions options, IScheduler clock, StageStates? states = null)
    {
        sources.Inventory.Subscribe(state.Apply);
        // What people decide, and what ends by itself of it.
        var ended = new Subject<OperatorCommand>();
        var commands = sources.Commands.Merge(ended);
        var forgotten = new Subject<Forgotten>();

        var alarms = sources.Reports
            .Do(_ => state.CountReport())
            .Deduplicate(commands, options, clock, state.Deduplication, states, sources.Readdress is { } again ? new(sources.Inventory, again) : null)
            .Settle(options, clock, states)
            .Suppress(sources.Inventory, clock, states)
            .Publish();
        alarms.Subscribe(state.Apply);
        alarms.DetectStorms(options, clock, states).Subscribe(state.Apply);
        alarms.FindInventoryErrors(sources.Inventory, states).Subscribe(state.Apply);

        var faults = alarms
            .Correlate(sources.Inventory, commands, sources.Relations, options, clock, states)
            .AssessImpact(sources.Inventory, clock, states)
            .MeasureAgainstPlan(sources.Inventory)
            .TrackSla(sources.Inventory, clock, ledger, states)
            .Publish();
        faults.Subscribe(state.Apply);
        alarms.EndAcknowledgements(faults, clock, states).Subscribe(ended);
        sources.Commands.Shelve(alarms, faults, state.Alarm, state.Fault, clock, states).Subscribe(state.Apply);
        sources.Commands.Assign(faults, state.Fault, clock, states).Subscribe(state.Apply);
        faults.ForeseePlannedWork(sources.Inventory, clock, states).Subscribe(state.Apply);

        var tickets = faults
            .OpenTickets(sources.Commands, sources.Inventory, options, clock, states, forgotten)
            .Publish();
        // What is taken away stays so when its ticket is long forgotten: the past still tells of it.
        sources.Commands.OfType<TakeFromTicket>().Subscribe(c => state.Apply(c.At(clock.Now)));
        tickets.Subscribe(state.Apply);

        var notices = faults
            .NotifyAccountManagers(tickets, sources.Inventory, options, clock, states, forgotten)
            .Publish();
        notices.Subscribe(state.Apply);
        forgotten.Subscribe(state.Apply);
        alarms.ForgetEnded(faults, state.Fault, state.FaultOf, state.TicketOf, options, clock, states).Subscribe(forgotten);

        // Downstream first: nothing may pass before everybody listens.
        notices.Connect();
        tickets.Connect();
        faults.Connect();
        alarms.Connect();
        return notices.AsObservable();
    }
}
