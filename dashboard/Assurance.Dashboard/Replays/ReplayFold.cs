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
/// <param name="Tickets">Without their numbers, which say nothing.</param>
/// <param name="Messages">To account managers.</param>
internal sealed record ReplayOutcome(Fault[] Faults, ReplayItem[] Tickets, ReplayItem[] Messages);

/// <summary>Folds a journal once more, up to the end of a span, in virtual time.</summary>
internal static class ReplayFold
{
    /// <param name="engine">One that has folded nothing yet.</param>
    /// <param name="reached">Told now and then how far it is.</param>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static ReplayOutcome Of(Engine engine, IEnumerable<JournalEntry> journal, ReplaySpan span, Action<DateTimeOffset>? reached = null, CancellationToken cancellation = default)
    {
        var messages = new List<ReplayItem>();
        using var listening = engine.Notices.Where(n => span.Holds(n.Time)).Subscribe(n => messages.Add(ReplayItem.Of(n)));
        foreach (var entry in journal.TakeWhile(e => e.Time <= span.To))
        {
            cancellation.ThrowIfCancellationRequested();
            engine.Process(entry);
            reached?.Invoke(entry.Time);
        }

        engine.AdvanceTo(span.To);
        var tickets = engine.State.Tickets.Where(t => span.Holds(t.CreatedAt)).Select(t => ReplayItem.Of(t, engine.State.Fault(t.Fault)));
        return new ReplayOutcome([.. engine.State.Faults.Where(f => span.Holds(f.RaisedAt))], Ordered(tickets), Ordered(messages));
    }

    private static ReplayItem[] Ordered(IEnumerable<ReplayItem> items) => [.. items.OrderBy(i => i.Line, StringComparer.Ordinal)];
}
