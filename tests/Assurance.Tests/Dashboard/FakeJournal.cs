using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;

namespace Assurance.Tests.Dashboard;

/// <summary>A journal in memory with a very small engine behind it: commands do to the live state what the real ones would.</summary>
internal sealed class FakeJournal(LiveState state, TimeProvider clock) : IJournal
{
    private readonly ConcurrentDictionary<long, JournalEntry> entries = new();
    private readonly Lock gate = new();

    /// <summary>What the next appends fail with.</summary>
    public IOException? Failure { get; set; }

    /// <summary>The engine folds nothing.</summary>
    public bool IsStuck { get; set; }

    public JournalBeginning Beginning { get; set; } = JournalBeginning.Whole;

    public long Position => entries.Count;

    public IEnumerable<OperatorCommand> Commands => entries.OrderBy(e => e.Key).Select(e => e.Value).OfType<CommandEntry>().Select(e => e.Command);

    public long Append(Func<long, JournalEntry> entry)
    {
        lock (gate)
        {
            var position = Position + 1;
            entries[position] = entry(position);
            return position;
        }
    }

    public ValueTask<long> AppendAsync(OperatorCommand command, CancellationToken cancellation)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        var position = Append(p => new CommandEntry(p, clock.GetUtcNow(), command));
        if (!IsStuck)
        {
            Fold(command, entries[position].Time);
            state.MoveTo(position);
        }

        return ValueTask.FromResult(position);
    }

    public ValueTask<long> AppendAsync(InventoryImport import, CancellationToken cancellation) =>
        ValueTask.FromResult(Append(p => new InventoryEntry(p, clock.GetUtcNow(), import)));

    public ValueTask<long> AppendAsync(RulesChange change, CancellationToken cancellation) =>
        ValueTask.FromResult(Append(p => new RulesEntry(p, clock.GetUtcNow(), change)));

    public JournalEntry? Read(long position) => entries.GetValueOrDefault(position);

    public IEnumerable<JournalEntry> ReadFrom(long position) => entries.Where(e => e.Key >= position).OrderBy(e => e.Key).Select(e => e.Value);

    private void Fold(OperatorCommand command, DateTimeOffset now)
    {
        switch (command)
        {
            case AcknowledgeAlarms c:
                Each(c.Alarms, a => a with { Acknowledged = Acknowledgement.By(c.User, now, c.Minutes) }, AlarmChangeKind.Acknowledged);
                break;
            case UnacknowledgeAlarms c:
                Each([.. c.Alarms.Where(id => state.Alarm(id)!.Acknowledged?.IsMeant(c.MadeUntil) == true)], a => a with { Acknowledged = null }, AlarmChangeKind.Unacknowledged);
                break;
            case ClearAlarms c:
                // As the engine: what its resource will clear is not cleared by hand.
                Each([.. c.Alarms.Where(id => state.Alarm(id)!.Condition != Conditions.LinkDown)], a => a with { ClearedAt = now, ClearedBy = c.User }, AlarmChangeKind.Cleared);
                break;
            case CommentAlarms c:
                Each(c.Alarms, a => a with { Comments = a.Comments.Add(new Comment(c.User, now, c.Text)) }, AlarmChangeKind.Commented);
                break;
            case AcknowledgeFault c:
                Change(c.Fault, f => f with { Acknowledged = Acknowledgement.By(c.User, now, c.Minutes) }, FaultChangeKind.Acknowledged);
                break;
            case UnacknowledgeFault c when state.Fault(c.Fault)!.Acknowledged?.IsMeant(c.MadeUntil) == true:
                Change(c.Fault, f => f with { Acknowledged = null }, FaultChangeKind.Unacknowledged);
                break;
            case CommentFault c:
                Change(c.Fault, f => f with { Comments = f.Comments.Add(new Comment(c.User, now, c.Text)) }, FaultChangeKind.Commented);
                break;
            case MergeFaults c when state.Fault(c.Fault)!.Status == FaultStatus.Open:
                Change(c.Fault, f => f with { Verdict = Verdict(VerdictKind.Merged, c.User, f, f.Root, now) }, FaultChangeKind.Regrouped);
                foreach (var other in c.Others)
                {
                    Change(other, f => f with { Status = FaultStatus.Merged, MergedInto = c.Fault }, FaultChangeKind.Merged);
                }

                break;
            case RerootFault c when state.Fault(c.Fault)!.Status == FaultStatus.Open:
                Change(c.Fault, f => f with { Root = c.Root, Verdict = Verdict(VerdictKind.Rerooted, c.User, f, c.Root, now) }, FaultChangeKind.Regrouped);
                break;
            case ReleaseFault c:
                Change(c.Fault, f => f with { Verdict = null }, FaultChangeKind.Regrouped);
                break;
            case MergeFaults or RerootFault or SplitFault:
                break;
            case AssignFaults c:
                foreach (var (id, version) in c.Faults)
                {
                    var before = state.AssignmentOf(id) ?? Assignment.None(id);
                    if (before.Version == version)
                    {
                        state.Apply(before.To(c.To, c.User, now, c.Minutes));
                    }
                }

                break;
            case Shelve c:
                foreach (var id in c.Alarms.Concat(c.Faults))
                {
                    state.Apply(new Shelving(id, c.User, now, now.AddMinutes(c.Minutes), c.Reason));
                }

                break;
            case Unshelve c:
                foreach (var lay in c.Alarms.Concat(c.Faults).Select(state.ShelvingOf).OfType<Shelving>().Where(l => c.PutUntil is not { } until || l.Since <= until))
                {
                    state.Apply(lay with { End = ShelfEnd.TakenBack, EndedAt = now });
                }

                break;
            case ChangeTicketStatus c:
                Change(c.Ticket, t => t with { Status = c.Status, StatusChanges = t.StatusChanges.Add(new TicketStatusChange(c.Status, now, c.Reason, c.User)) }, TicketChangeKind.StatusChanged);
                break;
            case AttachPicture c:
                Change(c.Ticket, t => t with { Pictures = t.Pictures.Add(c.On(t, now)) }, TicketChangeKind.Pictured);
                break;
            case TakeFromTicket c:
                state.Apply(c.At(now));
                Change(c.Ticket, c.From, TicketChangeKind.Withdrawn);
                break;
            case NoteTicket c:
                Change(c.Ticket, t => t with { Notes = t.Notes.Add(new Comment(c.User, now, c.Text)) }, TicketChangeKind.Noted);
                break;
            default:
                throw new NotSupportedException(command.ToString());
        }
    }

    private static FaultVerdict Verdict(VerdictKind kind, string user, Fault before, EntityRef root, DateTimeOffset now) =>
        new(kind, user, now, root, [new EngineOpinion(before.Id, before.Root, before.Confidence, [.. before.Alarms.Select(a => a.Alarm)])]);

    private void Each(ImmutableArray<string> alarms, Func<Alarm, Alarm> change, AlarmChangeKind kind)
    {
        foreach (var id in alarms)
        {
            state.Apply(new AlarmChange(change(state.Alarm(id)!) with { ChangedAt = clock.GetUtcNow() }, kind, clock.GetUtcNow()));
        }
    }

    private void Change(string fault, Func<Fault, Fault> change, FaultChangeKind kind) =>
        state.Apply(new FaultChange(change(state.Fault(fault)!), kind, clock.GetUtcNow()));

    private void Change(string ticket, Func<Ticket, Ticket> change, TicketChangeKind kind) =>
        state.Apply(new TicketChange(change(state.Ticket(ticket)!), kind, clock.GetUtcNow()));
}
