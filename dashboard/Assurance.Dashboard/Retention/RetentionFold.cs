using System.Collections.Immutable;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Replays;
using Assurance.Model.Journal;
using Assurance.Model.Notices;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Retention;

/// <summary>What to carry over so that a journal may begin later.</summary>
/// <param name="Carried">Positions, ascending.</param>
internal sealed record CarryPlan(Model.Journal.Retention Retention, IReadOnlyList<long> Carried);

/// <summary>Why a journal cannot begin there.</summary>
/// <param name="Reason">What would be lost or come out otherwise.</param>
/// <param name="From">The first position that it follows from: the journal may begin there at the latest.</param>
internal sealed record CarryRefusal(string Reason, long From);

/// <summary>
/// Finds what has to be carried over, and proves it: what is to go is folded as it is, and what is carried over alone; what stands at the end must be the
/// same. What cannot be proven is not removed.
/// </summary>
/// <param name="begin">Begins an engine that has folded nothing.</param>
/// <param name="journal">Of which the beginning is to go.</param>
/// <param name="window">Before the new beginning everything is carried over for so long: longer than anything the engine waits for.</param>
internal sealed class RetentionFold(BeginEngine begin, IJournal journal, TimeSpan window)
{
    // Less than this part of what goes is not worth writing the rest anew.
    private const int LeastGain = 4;

    /// <param name="from">Where the journal is to begin.</param>
    /// <param name="since">The time of that.</param>
    /// <param name="now">By the journal's clock.</param>
    /// <exception cref="OperationCanceledException">The product stops.</exception>
    public (CarryPlan? Plan, CarryRefusal? Refusal) Plan(long from, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        // Agreements count months, in any zone; the one before may still be asked for.
        var horizon = Min(since - window, new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-1).AddDays(-1));
        using var whole = new Fold(begin);
        var wanted = new SortedSet<long>();
        foreach (var entry in journal.ReadFrom(1).TakeWhile(e => e.Position < from))
        {
            cancellation.ThrowIfCancellationRequested();
            whole.Take(entry);
            if (entry is CommandEntry or InventoryEntry or RulesEntry or TurnEntry || (entry is DatagramEntry or PollEntry && entry.Time >= since - window))
            {
                wanted.Add(entry.Position);
            }
        }

        whole.Engine.AdvanceTo(since);
        var standing = new Standing(whole.Engine, horizon);
        wanted.UnionWith(standing.Positions);
        wanted.UnionWith(whole.Engine.Waiting.Waiting.Select(w => w.Position));
        var beginning = new JournalBeginning(from, since, wanted.Count);
        if (beginning.Removed - journal.Beginning.Removed < (from - journal.Beginning.Position) / LeastGain)
        {
            return (null, new($"of the {from - journal.Beginning.Position} entries before position {from} nearly all would have to be carried over", 0));
        }

        var retention = new Model.Journal.Retention(beginning, now, whole.Numbers());
        var refusal = Prove(retention, wanted, whole, standing.Facts(whole.Notices), horizon, cancellation);
        return refusal is null ? (new(retention, [.. wanted]), null) : (null, refusal);
    }

    private CarryRefusal? Prove(
        Model.Journal.Retention retention, SortedSet<long> wanted, Fold whole, IReadOnlyList<StandingFact> facts, DateTimeOffset horizon, CancellationToken cancellation)
    {
        using var carried = new Fold(begin);
        carried.Take(new RetentionEntry(0, DateTimeOffset.UnixEpoch, retention));
        foreach (var entry in journal.ReadFrom(1).TakeWhile(e => e.Position < retention.Beginning.Position).Where(e => wanted.Contains(e.Position)))
        {
            cancellation.ThrowIfCancellationRequested();
            carried.Take(entry);
        }

        carried.Engine.AdvanceTo(retention.Beginning.Since!.Value);
        var again = new Standing(carried.Engine, horizon).Facts(carried.Notices);
        var told = whole.Notices.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        StandingFact[] missing = [.. facts.ExceptBy(again.Select(f => f.Text), f => f.Text)];
        StandingFact[] added =
        [
            .. again.ExceptBy(facts.Select(f => f.Text), f => f.Text),
            .. carried.Notices.Where(n => !told.Contains(n.Id)).Select(n => new StandingFact($"message {n.Id} that was never sent", long.MaxValue)),
            .. carried.Engine.State.Faults.Where(f => whole.Engine.State.Fault(f.Id) is null).Select(f => new StandingFact($"fault {f.Id} that never was", long.MaxValue)),
        ];
        return missing.Length + added.Length == 0 ? null : new CarryRefusal(
            missing.Length > 0 ? $"without what came between there would be no {missing.MinBy(m => m.From).Text}" : $"without what came between there would be {added[0].Text}",
            missing.Concat(added).Min(f => f.From));
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    /// <summary>An engine with what it told, and which faults opened with which alarms.</summary>
    private sealed class Fold : IDisposable
    {
        private readonly Dictionary<string, List<long>> opened = new(StringComparer.Ordinal);
        private readonly HashSet<string> known = new(StringComparer.Ordinal);
        private readonly IDisposable listening;
        private long last;

        public Fold(BeginEngine begin)
        {
            Engine = begin(null);
            listening = Engine.Notices.Subscribe(Notices.Add);
            Engine.State.Changed += Note;
        }

        public Engine Engine { get; }

        public List<Notice> Notices { get; } = [];

        public void Take(JournalEntry entry)
        {
            last = Math.Max(last, entry is RetentionEntry beginning ? beginning.Retention.Faults.Last : 0);
            Engine.Process(entry);
        }

        public RecallFaults Numbers() => new(last, opened.ToImmutableDictionary(o => o.Key, o => o.Value.ToImmutableArray(), StringComparer.Ordinal));

        public void Dispose()
        {
            listening.Dispose();
            Engine.Dispose();
        }

        private void Note(StateChange change)
        {
            if (change.Subject != StateSubject.Fault || !known.Add(change.Id) || Engine.State.Fault(change.Id) is not { } fault)
            {
                return;
            }

            var number = long.Parse(fault.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            last = Math.Max(last, number);
            foreach (var alarm in fault.Alarms)
            {
                (opened.TryGetValue(alarm.Alarm, out var numbers) ? numbers : opened[alarm.Alarm] = []).Add(number);
            }
        }
    }
}
