using System.Collections.Immutable;
using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Tickets;

namespace Assurance.Correlation.Stages;

/// <summary>Who was told what about which fault.</summary>
[StageState]
internal sealed class NotifyAccountManagersDesk : IDisposable
{
    private readonly EngineOptions options;
    private readonly IScheduler scheduler;
    private readonly Action<Notice> emit;
    private readonly TimerQueue<string> gathering;
    private readonly Dictionary<string, Case> cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ticketOfFault = new(StringComparer.Ordinal);
    private readonly NotifyAccountManagersCircuits circuits = new();

    public NotifyAccountManagersDesk(EngineOptions options, IScheduler scheduler, Action<Notice> emit)
    {
        this.options = options;
        this.scheduler = scheduler;
        this.emit = emit;
        gathering = new(scheduler, Tell);
    }

    public NetworkInventory Inventory { get; set; } = NetworkInventory.Empty;

    public void Dispose() => gathering.Dispose();

    public void Ticket(TicketChange change) => ticketOfFault[change.Ticket.Fault] = change.Ticket.Id;

    /// <summary>Lets go of a fault that is over.</summary>
    public void Forget(string fault)
    {
        gathering.Cancel(fault);
        cases.Remove(fault);
        ticketOfFault.Remove(fault);
    }

    public void Fault(FaultChange change)
    {
        var fault = change.Fault;
        var known = CaseOf(fault.Id);
        var wasMerged = known.Fault?.Status == FaultStatus.Merged;
        var cameBack = known.Fault?.Status == FaultStatus.Resolved && fault.Status == FaultStatus.Open;
        known.Fault = fault;
        circuits.Take(fault);
        if (fault.Status == FaultStatus.Merged)
        {
            if (!wasMerged && fault.MergedInto is { } survivor)
            {
                HandOver(known, survivor);
            }

            return;
        }

        Gather(known, fault.Id, cameBack);
    }

    // Not put off by further changes, so that a busy fault is told too. What comes back has to stand for the settling time again, though
    // the fault as such is settled.
    private void Gather(Case known, string fault, bool cameBack)
    {
        if (!known.IsGathering || cameBack)
        {
            known.IsGathering = true;
            gathering.Set(fault, scheduler.Now + options.GatherNotices + (cameBack ? options.Settle : TimeSpan.Zero));
        }
    }

    private void Tell(string id, DateTimeOffset now)
    {
        var known = cases[id];
        known.IsGathering = false;
        if (known.Fault is not { } fault || fault.Status == FaultStatus.Merged)
        {
            return;
        }

        var suffers = Suffering(fault);
        var touched = new Lazy<ILookup<string, AffectedCircuit>>(() => fault.Impact.Circuits.Where(c => c.State != ServiceState.Up && suffers.ContainsKey(c.Customer)).ToLookup(c => c.Customer, StringComparer.Ordinal));
        foreach (var customer in suffers.Keys.Union(known.Told.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Tell(known, fault, customer, suffers.GetValueOrDefault(customer), touched, now);
        }
    }

    private void Tell(Case known, Fault fault, string customer, AffectedCustomer? suffering, Lazy<ILookup<string, AffectedCircuit>> circuitsOf, DateTimeOffset now)
    {
        var told = known.Told.GetValueOrDefault(customer) ?? new Told(ServiceState.Up, [], null);
        var state = suffering?.State ?? ServiceState.Up;
        var mayTell = state == ServiceState.Up || (fault.IsSettled && (fault.PlannedWork is null || IsBeyondPlan(fault, customer)));
        if (state == told.State || !mayTell)
        {
            return;
        }

        var touched = state == ServiceState.Up
            ? circuits.AsTheyAre(customer, told.Circuits)
            : [.. circuitsOf.Value[customer]];
        var account = suffering ?? told.Account!;
        known.Told[customer] = new Told(state, touched, account);
        var number = known.Numbers[customer] = known.Numbers.GetValueOrDefault(customer) + 1;
        var notice = NotifyAccountManagersWriter.Write(fault, account, touched, Inventory, options.TimeZone);
        emit(notice with
        {
            Id = $"{fault.Id}-{customer}-{number}",
            Kind = state == ServiceState.Up ? NoticeKind.Restored : state > told.State ? NoticeKind.Affected : NoticeKind.Improved,
            Ticket = ticketOfFault.GetValueOrDefault(fault.Id),
            Time = now,
        });
    }

    private static bool IsBeyondPlan(Fault fault, string customer) =>
        !fault.BeyondPlan.IsEmpty && fault.Impact.Circuits.Any(c => c.Customer == customer && fault.BeyondPlan.Contains(c.Circuit));

    // What the survivor does to a customer is new to its manager only where it is worse than what was told of the merged fault.
    private void HandOver(Case merged, string survivor)
    {
        var heir = CaseOf(survivor);
        for (var hops = 0; heir.Fault is { Status: FaultStatus.Merged, MergedInto: { } next } && hops < 16; hops++)
        {
            heir = CaseOf(next);
        }

        foreach (var (customer, told) in merged.Told.Where(t => t.Value.State != ServiceState.Up))
        {
            if (told.State > (heir.Told.GetValueOrDefault(customer)?.State ?? ServiceState.Up))
            {
                heir.Told[customer] = told;
            }
        }

        merged.Told.Clear();
        if (heir.Fault is { } fault)
        {
            Gather(heir, fault.Id, cameBack: false);
        }
    }

    // A resolved fault keeps what it held, but nobody suffers from it any more.
    private static Dictionary<string, AffectedCustomer> Suffering(Fault fault) =>
        fault.Status == FaultStatus.Open
            ? fault.Impact.Customers.Where(c => c.IsKeyAccount && c.State != ServiceState.Up).ToDictionary(c => c.Customer, StringComparer.Ordinal)
            : [];

    private Case CaseOf(string fault)
    {
        if (!cases.TryGetValue(fault, out var known))
        {
            cases.Add(fault, known = new Case());
        }

        return known;
    }

    private sealed record Told(ServiceState State, ImmutableArray<AffectedCircuit> Circuits, AffectedCustomer? Account);

    private sealed class Case
    {
        public Fault? Fault { get; set; }

        public bool IsGathering { get; set; }

        public Dictionary<string, Told> Told { get; } = new(StringComparer.Ordinal);

        /// <summary>Notices so far about each customer; it never starts again, or ids would repeat.</summary>
        public Dictionary<string, int> Numbers { get; } = new(StringComparer.Ordinal);
    }
}
