using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;

namespace Assurance.Dashboard.Api.Pages.Faults;

/// <summary>Faults of the live state in full, for one viewer.</summary>
internal sealed class FaultDetails(LiveState state, FaultRows faults, AlarmRows alarms, TicketRows tickets, INoticeDeliveries deliveries)
{
    /// <summary>The fault as the viewer sees it; null if it is not theirs to see.</summary>
    public FaultDetail? Of(string id, Sight sight)
    {
        if (faults.Row(id, sight) is not FaultRow row || state.Fault(id) is not { } whole)
        {
            return null;
        }

        var fault = sight.Cut(whole);
        return new FaultDetail(
            row,
            fault.Reason,
            fault.MergedInto is { } target && SeesFault(target, sight) ? target : null,
            fault.Verdict is { } verdict ? new VerdictOfFault(verdict.Kind, verdict.User, verdict.Time, [.. verdict.Before.Select(o => o.Root.Name)]) : null,
            [.. fault.Predecessors.Where(p => SeesFault(p, sight))],
            fault.Candidates,
            [.. fault.Evidence.Select(e => e with { Alarm = e.Alarm is not null && SeesAlarm(e.Alarm, sight) ? e.Alarm : null })],
            [.. fault.Alarms.SelectMany(a => Member(a, sight))],
            fault.Impact.Circuits,
            [.. fault.Impact.Customers.Select(c => Customer(c, sight.Inventory))],
            fault.Exposure,
            [.. fault.Steps.Concat(state.AssignmentOf(id)?.Steps ?? []).OrderBy(s => s.Time)],
            fault.Comments,
            state.TicketOf(id) is { } ticket ? tickets.Row(ticket.Id, sight) as TicketRow : null,
            [.. state.NoticesOf(id).Where(sight.Sees).Select(Told)]);
    }

    /// <summary>The row alone, where a fault is named among others; null if it is not the viewer's to see.</summary>
    public FaultRow? RowOf(string id, Sight sight) => faults.Row(id, sight) as FaultRow;

    /// <summary>The decisions that stand or stood against the engine, newest first.</summary>
    public IEnumerable<FaultLesson> Lessons(Sight sight) =>
        state.Faults.Where(f => f.Verdict is not null && sight.Sees(f)).OrderByDescending(f => f.Verdict!.Time).ThenBy(f => f.Id, StringComparer.Ordinal).Select(f => Lesson(f, sight));

    /// <summary>The decision about a fault as a case; null where nobody decided.</summary>
    public FaultLesson? LessonOf(string id, Sight sight) => state.Fault(id) is { Verdict: not null } fault && sight.Sees(fault) ? Lesson(fault, sight) : null;

    private FaultLesson Lesson(Fault fault, Sight sight)
    {
        var alarmed = fault.Alarms.Select(a => a.Alarm).Concat(fault.Verdict!.Before.SelectMany(o => o.Alarms)).Distinct(StringComparer.Ordinal);
        var verdict = fault.Verdict with { Before = [.. fault.Verdict.Before.Select(o => o with { Alarms = [.. o.Alarms.Where(a => SeesAlarm(a, sight))] })] };
        return new FaultLesson(fault.Id, verdict, fault.Root, [.. alarmed.Select(state.Alarm).OfType<Alarm>().Where(sight.Sees).OrderBy(a => a.RaisedAt).ThenBy(a => a.Id, StringComparer.Ordinal).Select(Form)]);
    }

    private AlarmOfLesson Form(Alarm alarm) => new(
        alarm.Id, state.PlaceOf(alarm.Id)?.Fault ?? "", alarm.Condition, alarm.Object.Id, alarm.Object.Name, alarm.Object.DeviceName, alarm.Severity, alarm.RaisedAt, alarm.ClearedAt);

    private bool SeesFault(string id, Sight sight) => state.Fault(id) is { } fault && sight.Sees(fault);

    private bool SeesAlarm(string id, Sight sight) => state.Alarm(id) is { } alarm && sight.Sees(alarm);

    private IEnumerable<AlarmOfFault> Member(FaultAlarm member, Sight sight) => alarms.Row(member.Alarm, sight) is AlarmRow row
        ? [new AlarmOfFault(row, member.Role, member.Reason, [.. member.Path.Select(id => EntityNames.Of(id, sight.Inventory))])]
        : [];

    private static CustomerOfFault Customer(AffectedCustomer customer, NetworkInventory inventory) => new(
        customer.Customer,
        customer.Name,
        customer.AccountManager is { } manager && inventory.Tables.People.TryGetValue(manager, out var person) ? person.Name : customer.AccountManager,
        customer.State,
        customer.Circuits,
        customer.Stars,
        customer.IsKeyAccount,
        customer.IsPremier);

    private NoticeOfFault Told(Notice notice) => new(
        notice.Id, notice.Kind.Word(), notice.CustomerName, notice.RecipientName, notice.Email, notice.State, deliveries.StateOf(notice.Id), notice.Time);
}
