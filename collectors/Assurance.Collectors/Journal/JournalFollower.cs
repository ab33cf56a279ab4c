using Assurance.Model.Journal;

namespace Assurance.Collectors.Journal;

/// <summary>
/// Gives the durable entries from a position on, in order and without a hole, first from the files, then as they are committed.
/// For one thread.
/// </summary>
public sealed class JournalFollower : IDisposable
{
    private const int MaxBatch = 2048;

    private readonly CommitQueue queue;
    private readonly JournalTail tail;
    private readonly ClockFile clock;
    private readonly Func<long, JournalCursor> open;
    private readonly EntryReader entries = new();
    private JournalCursor? files;
    private long next;
    private DateTimeOffset lastTick;

    internal JournalFollower(CommitQueue queue, JournalTail tail, ClockFile clock, Func<long, JournalCursor> open, long position)
    {
        (this.queue, this.tail, this.clock, this.open, next) = (queue, tail, clock, open, Math.Max(position, 1));
        tail.Join(this);
    }

    /// <summary>The position of the next entry.</summary>
    public long Next => Volatile.Read(ref next);

    /// <summary>Clears the list and fills it with what is there, waiting if there is nothing.</summary>
    /// <param name="into">At most some thousand entries.</param>
    /// <param name="wait">How long to wait for an entry, by the computer's clock.</param>
    /// <param name="tick">No entry still to come is before this time, not after a restart either: timers up to it may fire once
    /// the given entries are processed. It goes on with the clock while nothing comes, and stands while a commit is under way.</param>
    /// <returns>The number of entries.</returns>
    public int WaitForBatch(List<JournalEntry> into, TimeSpan wait, out DateTimeOffset tick)
    {
        into.Clear();
        if (queue.WaitBeyond(next - 1, wait))
        {
            Fill(into);
        }

        if (queue.Tick(out var durable) is var idle && durable < next && idle > lastTick)
        {
            lastTick = idle;
            clock.Keep(idle);
        }

        tick = lastTick;
        return into.Count;
    }

    public void Dispose()
    {
        tail.Leave(this);
        files?.Dispose();
    }

    private void Fill(List<JournalEntry> into)
    {
        while (into.Count < MaxBatch && next <= queue.Position)
        {
            if (tail.Find(next) is { } chunk)
            {
                Take(chunk, into);
            }
            else if (!TakeFromFiles(into))
            {
                break;
            }
        }

        tail.Passed();
    }

    private void Take(RecordChunk chunk, List<JournalEntry> into)
    {
        files?.Dispose();
        files = null;
        foreach (var record in chunk.From(next))
        {
            Add(entries.Read(record), into);
        }
    }

    private bool TakeFromFiles(List<JournalEntry> into)
    {
        files ??= open(next);
        var before = into.Count;
        while (into.Count < MaxBatch)
        {
            if (!files.TryNext(out var entry))
            {
                files.Dispose();
                files = null;
                break;
            }

            Add(entry, into);
        }

        return into.Count > before;
    }

    private void Add(JournalEntry entry, List<JournalEntry> into)
    {
        into.Add(entry);
        lastTick = entry.Time > lastTick ? entry.Time : lastTick;
        Volatile.Write(ref next, entry.Position + 1);
    }
}
