using System.Globalization;
using Assurance.Correlation;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Notices;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Retention;

/// <summary>Something that stands, in words that compare.</summary>
/// <param name="Text">What it is and how it stands; evidence and counts, which follow from how much is kept, are no part of it.</param>
/// <param name="From">The first journal position that it follows from.</param>
internal readonly record struct StandingFact(string Text, long From);

/// <summary>What of an engine's state is not over at a moment, and must be the same whatever of the journal is gone: standing alarms, open faults and
/// tickets, what was told about them, and the outages that still count in an agreement's month.</summary>
internal sealed class Standing
{
    private readonly Engine engine;
    private readonly DateTimeOffset horizon;
    private readonly Dictionary<string, Fault> faults;
    private readonly HashSet<string> alarms;

    /// <param name="horizon">What ended before concerns no month any more.</param>
    public Standing(Engine engine, DateTimeOffset horizon)
    {
        (this.engine, this.horizon) = (engine, horizon);
        faults = engine.State.Faults.Where(IsNeeded).ToDictionary(f => f.Id, StringComparer.Ordinal);
        foreach (var merged in engine.State.Faults.Where(f => f.MergedInto is { } into && faults.ContainsKey(into)))
        {
            faults.TryAdd(merged.Id, merged);
        }

        alarms = [.. faults.Values.SelectMany(f => f.Alarms).Select(a => a.Alarm), .. engine.State.Alarms.Where(a => a.Stands).Select(a => a.Id)];
    }

    /// <summary>Positions of the datagrams and findings behind it, and behind what took part in it: faults that are over, but broke the same circuits at the
    /// same time, decided what was told.</summary>
    public IEnumerable<long> Positions => Alarms.Concat(Accomplices.SelectMany(f => f.Alarms).Select(a => engine.State.Alarm(a.Alarm)).OfType<Alarm>()).SelectMany(a => a.Journal);

    private IEnumerable<Fault> Accomplices
    {
        get
        {
            var together = faults.Values.SelectMany(f => f.Impact.Circuits.Select(c => (c.Circuit, Fault: f))).ToLookup(c => c.Circuit, c => c.Fault, StringComparer.Ordinal);
            return engine.State.Faults.Where(f => !faults.ContainsKey(f.Id) && f.Impact.Circuits.SelectMany(c => together[c.Circuit]).Any(other => Overlap(f, other)));
        }
    }

    private IEnumerable<Alarm> Alarms => alarms.Select(engine.State.Alarm).OfType<Alarm>();

    /// <param name="notices">All that were made.</param>
    public IReadOnlyList<StandingFact> Facts(IReadOnlyCollection<Notice> notices) =>
    [
        .. Alarms.Where(a => a.Stands).Select(Of),
        .. faults.Values.Select(Of),
        .. faults.Values.Select(f => engine.State.TicketOf(f.Id)).OfType<Ticket>().Select(Of),
        .. notices.Where(n => faults.ContainsKey(n.Fault)).Select(n => new StandingFact($"message {n.Id}: {n.Kind}, {n.State}", From(n.Fault))),
        .. faults.Values.SelectMany(f => f.Impact.Circuits).Select(c => c.Circuit).Distinct(StringComparer.Ordinal).SelectMany(Outages),
    ];

    private static bool Overlap(Fault one, Fault other) =>
        one.RaisedAt <= (other.ResolvedAt ?? DateTimeOffset.MaxValue) && other.RaisedAt <= (one.ResolvedAt ?? one.ChangedAt);

    private bool IsNeeded(Fault fault) =>
        fault.Status == FaultStatus.Open
        || fault.ChangedAt >= horizon
        || engine.State.TicketOf(fault.Id) is { Status: not (TicketStatus.Closed or TicketStatus.Cancelled or TicketStatus.Rejected) };

    private StandingFact Of(Alarm alarm) => new(
        $"alarm {alarm.Id} ({alarm.Key}): {alarm.Severity} since {Stamp(alarm.RaisedAt)}, settled {alarm.IsSettled}, flapping {alarm.IsFlapping}, "
        + $"acknowledged by '{alarm.Acknowledged?.User}', planned work '{alarm.PlannedWork}', shelved until {Shelf(alarm.Id)}",
        alarm.Journal.FirstOrDefault());

    private StandingFact Of(Fault fault) => new(
        $"fault {fault.Id}: {fault.Status} at {fault.Root.Kind} {fault.Root.Id}, {fault.Condition} since {Stamp(fault.RaisedAt)} to {Stamp(fault.ResolvedAt)}, part of '{fault.MergedInto}', "
        + $"settled {fault.IsSettled}, acknowledged by '{fault.Acknowledged?.User}', {fault.Verdict?.Kind} by '{fault.Verdict?.User}', planned work '{fault.PlannedWork}', "
        + $"shelved until {Shelf(fault.Id)}, standing alarms {string.Join(' ', fault.Alarms.Select(a => a.Alarm).Where(a => engine.State.Alarm(a) is { Stands: true }).Order(StringComparer.Ordinal))}",
        From(fault.Id));

    private StandingFact Of(Ticket ticket) => new(
        $"ticket {ticket.Id}: {ticket.Status} since {Stamp(ticket.CreatedAt)}, priority {ticket.Priority}, due {Stamp(ticket.ExpectedResolution)}, {ticket.Notes.Length} notes", From(ticket.Fault));

    private IEnumerable<StandingFact> Outages(string circuit) => engine.Sla.Of(circuit).Outages
        .Where(o => o.End is null || o.End >= horizon)
        .Select(o => new StandingFact($"outage of circuit {circuit} by {o.Fault}: {Stamp(o.Start)} to {Stamp(o.End)}, planned {Stamp(o.PlannedWork?.Start)} to {Stamp(o.PlannedWork?.End)}", From(o.Fault)));

    private long From(string fault) => engine.State.Fault(fault) is { } of
        ? of.Alarms.Select(a => engine.State.Alarm(a.Alarm)?.Journal.FirstOrDefault() ?? long.MaxValue).DefaultIfEmpty(long.MaxValue).Min()
        : long.MaxValue;

    private string Shelf(string id) => engine.State.ShelvingOf(id) is { Lies: true } shelf ? Stamp(shelf.Until) : "never";

    private static string Stamp(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "now";
}
