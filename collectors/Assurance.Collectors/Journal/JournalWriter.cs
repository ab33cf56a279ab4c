using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Journal;

/// <summary>The one thread that writes: takes what gathered, numbers it, makes it durable, tells everybody.</summary>
internal sealed class JournalWriter(
    JournalOptions options,
    SegmentCatalog catalog,
    CommitQueue queue,
    JournalTail tail,
    LineCounters counters,
    ILogger log,
    Func<string, IDurableFile> open) : IDisposable
{
    private static readonly TimeSpan Reminder = TimeSpan.FromSeconds(10);

    private SegmentWriter? segment;
    private long lost;
    private long remindedAt;

    /// <summary>Why the last commit failed; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Goes on in a segment that exists.</summary>
    public void Continue(Segment existing, long length) => segment = new SegmentWriter(existing, open(existing.Path), length);

    /// <summary>Until the queue is closed and empty.</summary>
    public void Run()
    {
        var chunks = new List<RecordChunk>();
        while (queue.Take(chunks))
        {
            Commit(chunks);
            chunks.Clear();
        }
    }

    public void Dispose() => segment?.Dispose();

    private void Commit(List<RecordChunk> chunks)
    {
        var (next, time) = (queue.Position + 1, queue.Floor);
        foreach (var chunk in chunks)
        {
            time = chunk.Arrived > time ? chunk.Arrived : time;
            chunk.Stamp(next, time);
            next += chunk.Count;
        }

        try
        {
            Write(chunks);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            GiveUp(chunks, failure);
            return;
        }

        Publish(chunks, next - 1, time);
    }

    private void Write(List<RecordChunk> chunks)
    {
        if (segment?.Length >= options.SegmentBytes)
        {
            segment.Dispose();
            segment = null;
        }

        if (segment is null)
        {
            segment = SegmentWriter.Create(options.Directory, chunks[0].FirstPosition, chunks[0].Time, open);
            catalog.Add(segment.Segment);
        }

        segment.Append(chunks);
    }

    private void Publish(List<RecordChunk> chunks, long position, DateTimeOffset time)
    {
        foreach (var chunk in chunks)
        {
            if (chunk.Transport != default)
            {
                counters.Journalled(chunk.Transport, chunk.Count);
            }
        }

        if (Failure is not null)
        {
            log.WrittenAgain(options.Directory, position, lost);
            (Failure, lost) = (null, 0);
        }

        tail.Add(chunks);
        queue.Committed(position, time);
        foreach (var chunk in chunks)
        {
            chunk.Completed?.Invoke(chunk, null);
        }
    }

    /// <summary>Nothing of the commit counts as written. The next attempt begins a segment of its own.</summary>
    private void GiveUp(List<RecordChunk> chunks, Exception failure)
    {
        if (segment is not null && !segment.Abandon())
        {
            catalog.Remove(segment.Segment);
        }

        segment = null;
        foreach (var chunk in chunks)
        {
            lost += chunk.Count;
            if (chunk.Transport != default)
            {
                counters.Dropped(chunk.Transport, "journal-failed", chunk.Count);
            }
        }

        Report(failure);
        queue.GivenUp();
        foreach (var chunk in chunks)
        {
            chunk.Completed?.Invoke(chunk, failure);
        }
    }

    private void Report(Exception failure)
    {
        var now = Environment.TickCount64;
        if (Failure is null || now - remindedAt >= Reminder.TotalMilliseconds)
        {
            log.CannotWrite(options.Directory, lost, failure.Message);
            remindedAt = now;
        }

        Failure = failure;
    }
}
