using System.Text;
using Assurance.Collectors.Journal;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Listening;

/// <summary>
/// The way of one listener into the journal: counts what came and what was lost, and knows when all that it handed over is settled.
/// Thread-safe.
/// </summary>
internal sealed class Intake(Transport transport, JournalStore journal, LineCounters counters, SourceTable sources)
{
    private const double PressingShare = 0.25;

    private readonly Lock gate = new();
    private long unsettled;
    private TaskCompletionSource? settled;

    public Transport Transport { get; } = transport;

    public DateTimeOffset Now() => journal.Now();

    /// <summary>An empty chunk whose end is counted.</summary>
    /// <param name="arrived">When its datagrams came.</param>
    /// <param name="bytes">Its exact size.</param>
    /// <param name="durable">Called once it is durable, on the journal's thread; must not block, and ends with <see cref="Settle"/>.</param>
    public RecordChunk Chunk(DateTimeOffset arrived, int bytes, Action? durable = null) => new(Transport, arrived, bytes)
    {
        Completed = (chunk, failure) =>
        {
            if (failure is not null)
            {
                CountLost(chunk);
                Settle();
            }
            else if (durable is not null)
            {
                durable();
            }
            else
            {
                Settle();
            }
        },
    };

    public void Received(long count) => counters.Received(Transport, count);

    /// <summary>Whether others already pay for what comes: a quarter of the journal's queue is taken, or the engine is far behind.</summary>
    public bool IsPressed(SourceCeiling ceiling) => journal.QueueTaken >= PressingShare || ceiling.EngineLag() >= SourceCeiling.LagBound;

    /// <summary>A datagram beyond its sender's ceiling.</summary>
    public void Shed() => counters.Dropped(Transport, "sourceCeiling", 1);

    /// <summary>A datagram of a sender of whom too many wait.</summary>
    public void ShedWaiting() => counters.Dropped(Transport, "sourceQueue", 1);

    /// <summary>Hands over what cannot wait: where there is no room it is dropped and counted.</summary>
    public bool TryEnter(RecordChunk chunk)
    {
        Begin();
        if (journal.TryAppend(chunk))
        {
            return true;
        }

        counters.Dropped(Transport, "queue-full", chunk.Count);
        CountLost(chunk);
        Settle();
        return false;
    }

    /// <summary>Hands over what can wait.</summary>
    public async ValueTask EnterAsync(RecordChunk chunk)
    {
        Begin();
        try
        {
            await journal.AppendAsync(chunk, CancellationToken.None).ConfigureAwait(false);
        }
        catch (IOException)
        {
            counters.Dropped(Transport, "journal-closed", chunk.Count);
            CountLost(chunk);
            Settle();
        }
    }

    /// <summary>A sender that could not be read: nothing of it was received, so it is counted where what cannot be read is.</summary>
    public void NotOpened(string reason) => counters.Quarantined("tls", reason);

    /// <summary>A bound was met that costs no whole datagram.</summary>
    public void Limited(string bound) => counters.Limited(bound);

    /// <summary>What the operating system dropped was received too, by nobody.</summary>
    public void LostInKernel(long count)
    {
        counters.Received(Transport, count);
        counters.Dropped(Transport, "kernel-buffer", count);
        sources.Of(Transport, SourceTable.Unknown).LostUnseen(count, Now());
    }

    public void Settle()
    {
        lock (gate)
        {
            if (--unsettled == 0)
            {
                settled?.TrySetResult();
            }
        }
    }

    /// <summary>Completes when nothing handed over is still on its way.</summary>
    public Task Settled()
    {
        lock (gate)
        {
            settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return unsettled == 0 ? Task.CompletedTask : settled.Task;
        }
    }

    private void Begin()
    {
        lock (gate)
        {
            unsettled++;
        }
    }

    private void CountLost(RecordChunk chunk)
    {
        foreach (var record in chunk.From(chunk.FirstPosition))
        {
            var source = sources.Of(Transport, Encoding.ASCII.GetString(RecordFormat.Source(record.Span)));
            source.Dropped(1);
            if (RecordFormat.Kind(record.Span) == RecordKind.Deferred)
            {
                source.WaitsNoMore(1);
            }
        }
    }
}
