using System.Globalization;
using Assurance.Model.Faults;
using Assurance.Model.Notices;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Replays;

/// <summary>One outcome of a fold, as codes and figures that a page tells in its language. What an outcome of its kind has not is null.</summary>
/// <param name="Time">When the fault began, the ticket was opened or the message written.</param>
/// <param name="Root">The cause; null where the ticket's fault is not held any more.</param>
/// <param name="State">Of a fault or ticket its status, of a message the state it tells of the customer's circuits.</param>
/// <param name="Down">Of the circuits so many are down.</param>
/// <param name="Message"><c>affected</c>, <c>improved</c> or <c>restored</c>.</param>
/// <param name="Recipient">Person id of the account manager.</param>
internal sealed record ReplayItem(
    DateTimeOffset Time, EntityRef? Root, string State, string? Condition = null, int? Priority = null, int? Alarms = null, int? Circuits = null, int? Down = null,
    string? Message = null, string? Recipient = null, string? Customer = null)
{
    public static ReplayItem Of(Fault fault) => new(
        fault.RaisedAt, fault.Root, Word(fault.Status), fault.Condition, fault.Priority, fault.Alarms.Length, fault.Impact.Circuits.Length,
        fault.Impact.Circuits.Count(c => c.State == ServiceState.Down));

    public static ReplayItem Of(Ticket ticket, Fault? fault) => new(ticket.CreatedAt, fault?.Root, Word(ticket.Status), Priority: ticket.Priority);

    public static ReplayItem Of(Notice notice) => new(
        notice.Time, notice.Root, Word(notice.State), Circuits: notice.Circuits.Length, Message: Word(notice.Kind), Recipient: notice.Recipient, Customer: notice.Customer);

    /// <summary>In English, for the command.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {What}");

    private string What => this switch
    {
        { Condition: not null } => string.Create(CultureInfo.InvariantCulture, $"{Cause} ({Root?.Name}) {Condition}: {State}, {Alarms} alarms, {Circuits} circuits ({Down} down), priority {Priority}"),
        { Message: not null } => string.Create(CultureInfo.InvariantCulture, $"{Message} {Cause} to {Recipient} for {Customer}: {State}, {Circuits} circuits"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Cause}: priority {Priority}, {State}"),
    };

    private string Cause => Root is null ? "-" : $"{Root.Kind} {Root.Id}";

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
