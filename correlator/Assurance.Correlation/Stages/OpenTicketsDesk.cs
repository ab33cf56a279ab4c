using System.Globalization;
using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;

namespace Assurance.Correlation.Stages;

/// <summary>The tickets, by fault. A ticket once made is the fault's only one, for ever.</summary>
[StageState]
internal sealed class OpenTicketsDesk : IDisposable
{
    /// <summary>The name under which the line itself changes tickets.</summary>
    public const string Line = "assurance";

    /// <summary>A ticket is written anew no more often than this while its fault moves.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly EngineOptions options;
    private readonly IScheduler scheduler;
    private readonly Action<TicketChange> emit;
    private readonly TimerQueue<string> closing;
    private readonly TimerQueue<string> writing;
    private readonly Dictionary<string, Case> cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Case> byTicket = new(StringComparer.Ordinal);

    public OpenTicketsDesk(EngineOptions options, IScheduler scheduler, Action<TicketChange> emit)
    {
        this.options = options;
        this.scheduler = scheduler;
        this.emit = emit;
        closing = new(scheduler, Close);
        writing = new(scheduler, (fault, now) => Amend(cases[fault], now));
    }

    public NetworkInventory Inventory { get; set; } = NetworkInventory.Empty;

    public void Dispose()
    {
        closing.Dispose();
        writing.Dispose();
    }

    public void Fault(FaultChange change)
    {
        var fault = change.Fault;
        if (!cases.TryGetValue(fault.Id, out var known))
        {
            if (TicketRules.NeedsWork(fault))
            {
                Open(fault, change.Time);
            }

            return;
        }

        var before = known.FaultStatus;
        known.FaultStatus = fault.Status;
        if (fault.Status != FaultStatus.Open)
        {
            Amend(known, change.Time);
        }

        switch (fault.Status)
        {
            case FaultStatus.Merged when before != FaultStatus.Merged:
                Withdraw(known, fault, change.Time);
                break;
            case FaultStatus.Resolved when before != FaultStatus.Resolved:
                Walk(known, TicketStatus.Resolved, "the fault is gone", change.Time);
                CloseLater(known, change.Time);
                break;
            case FaultStatus.Open:
                Stand(known, fault, cameBack: before != FaultStatus.Open, change.Time);
                break;
        }
    }

    /// <summary>Lets go of a fault that is over and of its ticket.</summary>
    public void Forget(string fault)
    {
        closing.Cancel(fault);
        writing.Cancel(fault);
        if (cases.Remove(fault, out var known))
        {
            byTicket.Remove(known.Ticket.Id);
        }
    }

    public void Command(OperatorCommand command)
    {
        switch (command)
        {
            case ChangeTicketStatus change when byTicket.TryGetValue(change.Ticket, out var known)
                    && TicketTransitions.IsAllowed(known.Ticket.Status, change.Status):
                Step(known, change.Status, change.Reason, change.User, scheduler.Now);
                CloseLater(known, scheduler.Now);
                break;
            case NoteTicket note when byTicket.TryGetValue(note.Ticket, out var noted):
                Note(noted, note.User, note.Text, scheduler.Now);
                break;
            // The same picture again is one that was sent twice.
            case AttachPicture picture when byTicket.TryGetValue(picture.Ticket, out var pictured) && !pictured.Ticket.Pictures.Any(p => p.Hash == picture.Hash):
                pictured.Ticket = pictured.Ticket with { Pictures = pictured.Ticket.Pictures.Add(picture.On(pictured.Ticket, scheduler.Now)), ChangedAt = scheduler.Now };
                emit(new TicketChange(pictured.Ticket, TicketChangeKind.Pictured, scheduler.Now));
                break;
            case TakeFromTicket taken when byTicket.TryGetValue(taken.Ticket, out var left):
                left.Ticket = taken.From(left.Ticket) with { ChangedAt = scheduler.Now };
                emit(new TicketChange(left.Ticket, TicketChangeKind.Withdrawn, scheduler.Now));
                break;
        }
    }

    private void Open(Fault fault, DateTimeOffset now)
    {
        var ticket = OpenTicketsWriter.Write(fault, Inventory, now);
        ticket = ticket with { StatusChanges = [new(ticket.Status, now, $"opened for fault {fault.Id}", Line)] };
        var made = new Case(ticket) { FaultStatus = fault.Status, Written = (fault, Inventory, now) };
        cases.Add(fault.Id, made);
        byTicket.Add(ticket.Id, made);
        emit(new TicketChange(ticket, TicketChangeKind.Opened, now));
    }

    private void Stand(Case known, Fault fault, bool cameBack, DateTimeOffset now)
    {
        closing.Cancel(fault.Id);
        if (cameBack && known.Ticket.Status == TicketStatus.Resolved)
        {
            Step(known, TicketStatus.InProgress, "the fault came back", Line, now);
        }
        else if (cameBack && IsFinal(known.Ticket))
        {
            Note(known, Line, $"the fault came back while its ticket was {known.Ticket.Status.ToString().ToLowerInvariant()}", now);
        }

        var (told, over, at) = known.Written;
        if (over == Inventory && OpenTicketsWriter.SaysTheSame(told, fault))
        {
            known.Unwritten = null;
            return;
        }

        known.Unwritten = fault;
        if (now - at >= Gather)
        {
            Amend(known, now);
        }
        else
        {
            writing.Set(fault.Id, at + Gather);
        }
    }

    private void Amend(Case known, DateTimeOffset now)
    {
        if (known.Unwritten is not { } fault || IsFinal(known.Ticket))
        {
            return;
        }

        known.Unwritten = null;
        known.Written = (fault, Inventory, now);
        if (OpenTicketsWriter.Amend(known.Ticket, fault, Inventory, now) is { } amended)
        {
            known.Ticket = amended;
            emit(new TicketChange(amended, TicketChangeKind.Amended, now));
        }
    }

    // Work that has begun cannot be cancelled (standards 4.1): such a ticket is resolved and closed with the same reason.
    private void Withdraw(Case known, Fault fault, DateTimeOffset now)
    {
        closing.Cancel(fault.Id);
        var survivor = fault.MergedInto ?? "";
        var reason = cases.TryGetValue(survivor, out var other)
            ? $"a consequence of fault {survivor}: see ticket {other.Ticket.Id}"
            : $"a consequence of fault {survivor}";
        var cancels = !TicketTransitions.Way(known.Ticket.Status, TicketStatus.Cancelled).IsEmpty;
        Walk(known, cancels ? TicketStatus.Cancelled : TicketStatus.Closed, reason, now);
    }

    // A ticket resolved by people while its fault stands stays resolved; it is closed once both are so.
    private void CloseLater(Case known, DateTimeOffset now)
    {
        if (known.Ticket.Status == TicketStatus.Resolved && known.FaultStatus != FaultStatus.Open)
        {
            closing.Set(known.Ticket.Fault, now + options.CloseAfter);
        }
        else
        {
            closing.Cancel(known.Ticket.Fault);
        }
    }

    private void Close(string fault, DateTimeOffset now)
    {
        var minutes = options.CloseAfter.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);
        Step(cases[fault], TicketStatus.Closed, $"the fault did not come back within {minutes} min", Line, now);
    }

    private void Walk(Case known, TicketStatus to, string reason, DateTimeOffset now)
    {
        foreach (var status in TicketTransitions.Way(known.Ticket.Status, to))
        {
            Step(known, status, reason, Line, now);
        }
    }

    private void Step(Case known, TicketStatus status, string reason, string user, DateTimeOffset now)
    {
        known.Ticket = known.Ticket with
        {
            Status = status,
            StatusChanges = known.Ticket.StatusChanges.Add(new(status, now, reason, user)),
            ResolvedAt = status switch
            {
                TicketStatus.Resolved => now,
                TicketStatus.Closed => known.Ticket.ResolvedAt,
                _ => null,
            },
            ChangedAt = now,
        };
        emit(new TicketChange(known.Ticket, TicketChangeKind.StatusChanged, now));
    }

    private void Note(Case known, string user, string text, DateTimeOffset now)
    {
        known.Ticket = known.Ticket with { Notes = known.Ticket.Notes.Add(new(user, now, text)), ChangedAt = now };
        emit(new TicketChange(known.Ticket, TicketChangeKind.Noted, now));
    }

    private static bool IsFinal(Ticket ticket) => TicketTransitions.From(ticket.Status).IsEmpty;

    private sealed class Case(Ticket ticket)
    {
        public Ticket Ticket { get; set; } = ticket;

        public FaultStatus FaultStatus { get; set; }

        /// <summary>What the ticket was last written from, and when.</summary>
        public required (Fault Fault, NetworkInventory Over, DateTimeOffset At) Written { get; set; }

        /// <summary>The fault as it is, where the ticket does not say so yet.</summary>
        public Fault? Unwritten { get; set; }
    }
}
