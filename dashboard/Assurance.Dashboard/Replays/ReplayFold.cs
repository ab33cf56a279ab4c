using System.Globalization;
using System.Reactive.Linq;
using Assurance.Correlation;
using Assurance.Model.Faults;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Replays;

/// <summary>A stretch of the past.</summary>
internal sealed record ReplaySpan(DateTimeOffset From, DateTimeOffset To)
{
    public bool Holds(DateTimeOffset time) => time >= From && time <= To;
}

/// <summary>What a fold of the journal came to in a span.</summary>
/// <param name="Tickets">A line a ticket that does not hold its number.</param>
/// <param name="Messages">A line a message to an account manager.</param>
internal sealed record ReplayOutcome(Fault[] Faults, string[] Tickets, string[] Messages);

/// <summary>Folds a journal once more, up to the end of a span, in virtual time.</summary>
internal static class ReplayFold
{
    /// <param name="engine">One that has folded nothing yet.</param>
    /// <param name="reached">Told now and then how far it is.</param>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static ReplayOutcome Of(Engine engine, IEnumerable<JournalEntry> journal, ReplaySpan span, Action<DateTimeOffset>? reached = null, CancellationToken cancellation = default)
    {
        var messages = new List<string>();
        using var listening = engine.Notices.Where(n => span.Holds(n.Time))
            .Subscribe(n => messages.Add($"{Stamp(n.Time)} {n.Kind} {n.Root.Kind} {n.Root.Id} to {n.Recipient} for {n.Customer}: {n.State}, {n.Circuits.Length} circuits"));
        foreach (var entry in journal.TakeWhile(e => e.Time <= span.To))
        {
            cancellation.ThrowIfCancellationRequested();
            engine.Process(entry);
            reached?.Invoke(entry.Time);
        }

        engine.AdvanceTo(span.To);
        var tickets = engine.State.Tickets.Where(t => span.Holds(t.CreatedAt))
            .Select(t => $"{Stamp(t.CreatedAt)} {(engine.State.Fault(t.Fault) is { } of ? $"{of.Root.Kind} {of.Root.Id}" : t.Fault)}: priority {t.Priority}, {t.Status}");
        return new ReplayOutcome([.. engine.State.Faults.Where(f => span.Holds(f.RaisedAt))], [.. tickets.Order(StringComparer.Ordinal)], [.. messages.Order(StringComparer.Ordinal)]);
    }

    private static string Stamp(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
