using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Tickets;

namespace Assurance.Correlation.State;

/// <summary>Where an alarm stands in correlation.</summary>
/// <param name="Parent">The root alarm of its fault, if one was seen and it is not itself.</param>
/// <param name="Reason">Why it is there.</param>
public sealed record AlarmPlace(string Fault, bool IsRoot, string? Parent, Explanation Reason);

/// <summary>The network as the line sees it now. Written by the engine's thread only; read from any thread without locks.</summary>
[StageState]
public sealed class LiveState
{
    private readonly ConcurrentDictionary<string, Alarm> alarms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AlarmPlace> places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Fault> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Ticket> tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> ticketOfFault = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableStack<Notice>> noticesOfFault = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, PlannedWorkOutlook> outlooks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, InventoryFinding> findings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Storm> storms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Shelving> shelvings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Assignment> assignments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<Withdrawal>> withdrawals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> stormOf = new(StringComparer.Ordinal);

    private volatile NetworkInventory inventory = NetworkInventory.Empty;
    private readonly HeldImpact held = new();
    private readonly EndingAcknowledgements ending = new();
    private readonly FoldedPosition folded = new();
    private long reports;

    /// <summary>Raised on the engine's thread after each change; handlers only hand over.</summary>
    public event Action<StateChange>? Changed;

    public NetworkInventory Inventory => inventory;

    /// <summary>Journal position the engine has folded, and everything before it.</summary>
    public long Position => folded.Position;

    /// <summary>What came to the alarm table and changed nothing.</summary>
    public DeduplicateCounters Deduplication { get; } = new();

    /// <summary>Alarm reports folded since start.</summary>
    public long Reports => Volatile.Read(ref reports);

    /// <summary>Alarms, faults and tickets that it holds.</summary>
    public int Count => alarms.Count + faults.Count + tickets.Count;

    public IEnumerable<Alarm> Alarms => alarms.Values;

    public IEnumerable<Fault> Faults => faults.Values;

    public IEnumerable<Ticket> Tickets => tickets.Values;

    /// <summary>What planned work will do; null where it reaches nothing or is over.</summary>
    public PlannedWorkOutlook? Outlook(string work) => outlooks.GetValueOrDefault(work);

    /// <summary>What contradicts the inventory.</summary>
    public IEnumerable<InventoryFinding> Findings => findings.Values;

    public IEnumerable<Storm> Storms => storms.Values;

    public Storm? Storm(string id) => storms.GetValueOrDefault(id);

    /// <summary>The storm in which the alarm was raised.</summary>
    public string? StormOf(string alarm) => stormOf.GetValueOrDefault(alarm);

    /// <summary>What a list may leave to the banner of its storm: an alarm of one that names no cause and touches no key account.</summary>
    public bool IsFolded(string alarm) =>
        stormOf.ContainsKey(alarm) && !(PlaceOf(alarm) is { } place && (place.IsRoot || (Fault(place.Fault) is { } fault && TouchesKeyAccount(fault))));

    /// <summary>Whether an alarm or fault lies on the shelf, or last came back from it; null if it never lay there, or is over.</summary>
    public Shelving? ShelvingOf(string id) => shelvings.GetValueOrDefault(id);

    /// <summary>Whose a fault and its ticket are, and how it came to that; null where nobody ever said.</summary>
    public Assignment? AssignmentOf(string fault) => assignments.GetValueOrDefault(fault);

    /// <summary>All that was ever assigned.</summary>
    public IEnumerable<Assignment> Assignments => assignments.Values;

    /// <summary>That a note or picture was taken away from its ticket; null while it is there. It outlives the ticket.</summary>
    public Withdrawal? WithdrawalOf(string ticket, string item) => withdrawals.GetValueOrDefault(ticket, []).FirstOrDefault(w => w.Item == item);

    /// <summary>Whether what a person put on a ticket at a time was taken away: for who knows it by these only.</summary>
    public bool WasWithdrawn(string ticket, string author, DateTimeOffset written) => withdrawals.GetValueOrDefault(ticket, [])
        .Any(w => w.Author == author && w.Written.ToUnixTimeMilliseconds() == written.ToUnixTimeMilliseconds());

    /// <summary>The acknowledgements that hold and will end by themselves, by id of the alarm or fault.</summary>
    public IEnumerable<KeyValuePair<string, Acknowledgement>> EndingAcknowledgements => ending.All;

    public Alarm? Alarm(string id) => alarms.GetValueOrDefault(id);

    public AlarmPlace? PlaceOf(string alarm) => places.GetValueOrDefault(alarm);

    /// <summary>The fault an alarm belongs to.</summary>
    public Fault? FaultOf(string alarm) => PlaceOf(alarm) is { } place ? Fault(place.Fault) : null;

    public Fault? Fault(string id) => faults.GetValueOrDefault(id);

    public Ticket? Ticket(string id) => tickets.GetValueOrDefault(id);

    public Ticket? TicketOf(string fault) => ticketOfFault.TryGetValue(fault, out var id) ? Ticket(id) : null;

    /// <summary>What was told about a fault, oldest first.</summary>
    public ImmutableArray<Notice> NoticesOf(string fault) => [.. noticesOfFault.GetValueOrDefault(fault, []).Reverse()];

    internal void Apply(AlarmChange change)
    {
        alarms[change.Alarm.Id] = change.Alarm;
        ForgetShelf(change.Alarm.Id, change.Alarm.IsCleared);
        ending.Keep(change.Alarm.Id, change.Alarm.Stands ? change.Alarm.Acknowledged : null);
        Changed?.Invoke(new StateChange(StateSubject.Alarm, change.Alarm.Id, change.Time));
    }

    internal void Apply(StormChange change)
    {
        storms[change.Storm.Id] = change.Storm;
        Changed?.Invoke(new StateChange(StateSubject.Storm, change.Storm.Id, change.Time));
        foreach (var alarm in change.Joined)
        {
            stormOf[alarm] = change.Storm.Id;
            Changed?.Invoke(new StateChange(StateSubject.Alarm, alarm, change.Time));
        }
    }

    internal void Apply(InventoryFinding finding)
    {
        if (finding.Seen == 0)
        {
            findings.TryRemove(finding.Id, out _);
        }
        else
        {
            findings[finding.Id] = finding;
        }
    }

    internal void Apply(Shelving shelving)
    {
        if (shelving.End == ShelfEnd.Over)
        {
            shelvings.TryRemove(shelving.Subject, out _);
        }
        else
        {
            shelvings[shelving.Subject] = shelving;
        }

        var subject = alarms.ContainsKey(shelving.Subject) ? StateSubject.Alarm : StateSubject.Fault;
        Changed?.Invoke(new StateChange(subject, shelving.Subject, shelving.EndedAt ?? shelving.Since));
    }

    internal void Apply(Assignment assignment)
    {
        assignments[assignment.Fault] = assignment;
        Changed?.Invoke(new StateChange(StateSubject.Fault, assignment.Fault, assignment.Time));
        if (TicketOf(assignment.Fault) is { } ticket)
        {
            Changed?.Invoke(new StateChange(StateSubject.Ticket, ticket.Id, assignment.Time));
        }
    }

    internal void Apply(PlannedWorkOutlook outlook)
    {
        outlooks[outlook.Work] = outlook;
        Changed?.Invoke(new StateChange(StateSubject.PlannedWork, outlook.Work, default));
    }

    internal void Apply(FaultChange change)
    {
        var fault = held.Keep(change.Fault);
        faults.TryGetValue(fault.Id, out var before);
        faults[fault.Id] = fault;
        ForgetShelf(fault.Id, fault.Status != FaultStatus.Open);
        ending.Keep(fault.Id, fault.Status == FaultStatus.Open ? fault.Acknowledged : null);
        Place(fault, before);
        Unfold(fault, before);
        foreach (var work in new[] { fault.PlannedWork, before?.PlannedWork }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            Changed?.Invoke(new StateChange(StateSubject.PlannedWork, work, change.Time));
        }

        Changed?.Invoke(new StateChange(StateSubject.Fault, fault.Id, change.Time));
    }

    internal void Apply(TicketChange change)
    {
        tickets[change.Ticket.Id] = change.Ticket;
        ticketOfFault[change.Ticket.Fault] = change.Ticket.Id;
        Changed?.Invoke(new StateChange(StateSubject.Ticket, change.Ticket.Id, change.Time));
        Changed?.Invoke(new StateChange(StateSubject.Fault, change.Ticket.Fault, change.Time));
    }

    // What was taken away already stays as it was.
    internal void Apply(Withdrawal withdrawal)
    {
        if (WithdrawalOf(withdrawal.Ticket, withdrawal.Item) is null)
        {
            withdrawals[withdrawal.Ticket] = withdrawals.GetValueOrDefault(withdrawal.Ticket, []).Add(withdrawal);
        }
    }

    internal void Apply(Notice notice)
    {
        noticesOfFault[notice.Fault] = noticesOfFault.GetValueOrDefault(notice.Fault, []).Push(notice);
        Changed?.Invoke(new StateChange(StateSubject.Fault, notice.Fault, notice.Time));
    }

    internal void Apply(Forgotten what)
    {
        if (what.IsFault)
        {
            Forget(what.Id);
        }
        else
        {
            alarms.TryRemove(what.Id, out _);
            places.TryRemove(what.Id, out _);
            stormOf.TryRemove(what.Id, out _);
            shelvings.TryRemove(what.Id, out _);
            Changed?.Invoke(new StateChange(StateSubject.Alarm, what.Id, default));
        }
    }

    internal void Apply(NetworkInventory next)
    {
        inventory = next;
        Changed?.Invoke(new StateChange(StateSubject.Inventory, "", default));
    }

    /// <summary>Completes once the engine has folded a position.</summary>
    public Task WaitForAsync(long target, CancellationToken cancellation) => folded.WaitForAsync(target, cancellation);

    internal void CountReport() => Volatile.Write(ref reports, reports + 1);

    internal void MoveTo(long position) => folded.MoveTo(position);

    private void Forget(string fault)
    {
        faults.TryRemove(fault, out _);
        noticesOfFault.TryRemove(fault, out _);
        assignments.TryRemove(fault, out _);
        shelvings.TryRemove(fault, out _);
        if (ticketOfFault.TryRemove(fault, out var ticket))
        {
            tickets.TryRemove(ticket, out _);
            Changed?.Invoke(new StateChange(StateSubject.Ticket, ticket, default));
        }

        Changed?.Invoke(new StateChange(StateSubject.Fault, fault, default));
    }

    // What came back from the shelf says so until it is over.
    private void ForgetShelf(string id, bool isOver)
    {
        if (isOver && !shelvings.IsEmpty && shelvings.GetValueOrDefault(id) is { Lies: false })
        {
            shelvings.TryRemove(id, out _);
        }
    }

    private static bool TouchesKeyAccount(Fault fault) => fault.Impact.Customers.Any(c => c.IsKeyAccount);

    // Whether a fault touches a key account decides whether its alarms show in a storm.
    private void Unfold(Fault fault, Fault? before)
    {
        if (stormOf.IsEmpty || TouchesKeyAccount(fault) == (before is not null && TouchesKeyAccount(before)))
        {
            return;
        }

        foreach (var member in fault.Alarms.Where(a => stormOf.ContainsKey(a.Alarm)))
        {
            Changed?.Invoke(new StateChange(StateSubject.Alarm, member.Alarm, fault.ChangedAt));
        }
    }

    private void Place(Fault fault, Fault? before)
    {
        // A merged fault hands its alarms over; the fault that took them has placed them already.
        if (fault.Status == FaultStatus.Merged || (fault.Status == before?.Status && fault.Alarms == before.Alarms))
        {
            return;
        }

        var root = fault.Alarms.FirstOrDefault(a => a.Role == AlarmRole.Root)?.Alarm;
        foreach (var member in fault.Alarms)
        {
            var isRoot = member.Role == AlarmRole.Root;
            var place = new AlarmPlace(fault.Id, isRoot, isRoot ? null : root, member.Reason);
            if (places.GetValueOrDefault(member.Alarm) != place)
            {
                places[member.Alarm] = place;
                Changed?.Invoke(new StateChange(StateSubject.Alarm, member.Alarm, fault.ChangedAt));
            }
        }

        if (before is not null)
        {
            Release(fault, before);
        }
    }

    private void Release(Fault fault, Fault before)
    {
        var kept = fault.Alarms.Select(a => a.Alarm).ToHashSet(StringComparer.Ordinal);
        foreach (var left in before.Alarms.Where(a => !kept.Contains(a.Alarm) && places.GetValueOrDefault(a.Alarm)?.Fault == fault.Id))
        {
            places.TryRemove(left.Alarm, out _);
            Changed?.Invoke(new StateChange(StateSubject.Alarm, left.Alarm, fault.ChangedAt));
        }
    }
}

/// <summary>What changed, for whoever shows it.</summary>
public enum StateSubject
{
    Alarm,
    Fault,
    Ticket,
    Storm,
    PlannedWork,
    Inventory,
}

/// <summary>One change of <see cref="LiveState"/>: read the new value by its id.</summary>
public readonly record struct StateChange(StateSubject Subject, string Id, DateTimeOffset Time);
