using System.Text.Json;
using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>Entries of the journal for one viewer: datagrams of the devices in their sight, what people did to what is in it. Imports and damaged
/// entries concern no unit, so the top sees them.</summary>
internal sealed class JournalRecords(LiveState state, IJournalInspector inspector)
{
    /// <summary>Null if the entry is not the viewer's to see.</summary>
    public JournalRecord? Of(JournalEntry entry, Sight sight) => entry switch
    {
        DatagramEntry datagram => Datagram(datagram, sight),
        CommandEntry command when SeesTarget(command.Command, sight) =>
            Other(entry, "command", command.Command.User, JsonSerializer.SerializeToNode(Said(command, sight), PageJson.Options)),
        InventoryEntry import when sight.SeesUnit(null) => Other(entry, "import", import.Import.User, import.Import),
        RulesEntry rules when sight.SeesUnit(null) => Other(entry, "rules", rules.Change.User, rules.Change),
        PollEntry poll when sight.SeesDevice(poll.Finding.Object.DeviceId) => Other(entry, "poll", poll.Finding.Source, poll.Finding),
        UnreadableEntry damaged when sight.SeesUnit(null) =>
            Other(entry, "unreadable", "", null) with { Became = new UnreadableForm("unreadable", "journal", damaged.Reason, "") },
        _ => null,
    };

    private static JournalRecord Other(JournalEntry entry, string kind, string user, object? content) =>
        new(entry.Position, entry.Time, kind, user, null, "", content, null, null);

    private JournalRecord? Datagram(DatagramEntry entry, Sight sight)
    {
        var inspected = inspector.Inspect(entry, sight.Inventory);
        if (!Sees(entry, inspected, sight))
        {
            return null;
        }

        object? became = inspected switch
        {
            { Unreadable: { } unreadable } => UnreadableForm.Of(unreadable),
            { Meaning: { } meaning } => meaning.Reports.Select(r => ReportForm.Of(r, AlarmOf(r, entry.Position, sight))).ToArray(),
            _ => null,
        };
        return new JournalRecord(
            entry.Position,
            entry.Time,
            entry.Transport.Label(),
            entry.Source,
            entry.SourcePort,
            Convert.ToHexStringLower(entry.Bytes.Span),
            inspected.Decoded,
            inspected.Meaning?.Rule,
            became);
    }

    // A relay sends for many devices: where the message names its device, that one decides, else the sender.
    private static bool Sees(DatagramEntry entry, Inspection inspected, Sight sight) => inspected.Meaning is { Reports.IsEmpty: false } meaning
        ? meaning.Reports.Any(r => sight.SeesDevice(r.Object.DeviceId))
        : sight.SeesSource(entry.Source);

    private string? AlarmOf(AlarmReport report, long position, Sight sight) =>
        state.Alarms.FirstOrDefault(a => a.Key == report.Key && a.Journal.Contains(position) && sight.Sees(a))?.Id;

    // What was taken away from a ticket again is not told here either, nor what of many is not the viewer's.
    private OperatorCommand Said(CommandEntry entry, Sight sight) => entry.Command switch
    {
        AcknowledgeAlarms c => c with { Alarms = [.. c.Alarms.Where(id => SeesAlarm(id, sight))] },
        UnacknowledgeAlarms c => c with { Alarms = [.. c.Alarms.Where(id => SeesAlarm(id, sight))] },
        ClearAlarms c => c with { Alarms = [.. c.Alarms.Where(id => SeesAlarm(id, sight))] },
        CommentAlarms c => c with { Alarms = [.. c.Alarms.Where(id => SeesAlarm(id, sight))] },
        MergeFaults c => c with { Others = [.. c.Others.Where(id => SeesFault(id, sight))] },
        SplitFault c => c with { Alarms = [.. c.Alarms.Where(id => SeesAlarm(id, sight))] },
        AssignFaults c => c with { Faults = [.. c.Faults.Where(f => SeesFault(f.Fault, sight))] },
        Shelve c => c with { Alarms = [.. c.Alarms.Where(id => SeesAlarm(id, sight))], Faults = [.. c.Faults.Where(id => SeesFault(id, sight))] },
        Unshelve c => c with { Alarms = [.. c.Alarms.Where(id => SeesAlarm(id, sight))], Faults = [.. c.Faults.Where(id => SeesFault(id, sight))] },
        NoteTicket c when state.WasWithdrawn(c.Ticket, c.User, entry.Time) => c with { Text = "" },
        AttachPicture c when state.WasWithdrawn(c.Ticket, c.User, entry.Time) => c with { Text = "" },
        _ => entry.Command,
    };

    private bool SeesTarget(OperatorCommand command, Sight sight) => command switch
    {
        AcknowledgeAlarms c => SeesAny(c.Alarms, sight),
        UnacknowledgeAlarms c => SeesAny(c.Alarms, sight),
        ClearAlarms c => SeesAny(c.Alarms, sight),
        CommentAlarms c => SeesAny(c.Alarms, sight),
        AcknowledgeFault c => SeesFault(c.Fault, sight),
        UnacknowledgeFault c => SeesFault(c.Fault, sight),
        CommentFault c => SeesFault(c.Fault, sight),
        MergeFaults c => SeesFault(c.Fault, sight),
        SplitFault c => SeesFault(c.Fault, sight),
        RerootFault c => SeesFault(c.Fault, sight),
        ReleaseFault c => SeesFault(c.Fault, sight),
        AssignFaults c => c.Faults.Any(f => SeesFault(f.Fault, sight)),
        Shelve c => SeesShelf(c.Alarms, c.Faults, sight),
        Unshelve c => SeesShelf(c.Alarms, c.Faults, sight),
        ChangeTicketStatus c => SeesTicket(c.Ticket, sight),
        NoteTicket c => SeesTicket(c.Ticket, sight),
        AttachPicture c => SeesTicket(c.Ticket, sight),
        TakeFromTicket c => SeesTicket(c.Ticket, sight),
        _ => sight.SeesUnit(null),
    };

    private bool SeesAny(IEnumerable<string> alarms, Sight sight) => alarms.Any(id => SeesAlarm(id, sight));

    private bool SeesAlarm(string id, Sight sight) => state.Alarm(id) is { } alarm ? sight.Sees(alarm) : sight.SeesUnit(null);

    private bool SeesShelf(IReadOnlyCollection<string> alarms, IReadOnlyCollection<string> faults, Sight sight) =>
        (alarms.Count > 0 && SeesAny(alarms, sight)) || faults.Any(id => SeesFault(id, sight));

    private bool SeesFault(string id, Sight sight) => state.Fault(id) is { } fault ? sight.Sees(fault) : sight.SeesUnit(null);

    private bool SeesTicket(string id, Sight sight) => state.Ticket(id) is { } ticket ? sight.Sees(ticket) : sight.SeesUnit(null);
}
