namespace Assurance.Collectors.Journal;

/// <summary>
/// Where listeners, writer and followers meet: what waits for the writer, how far the journal is durable, and the time before which
/// nothing more will be entered.
/// </summary>
internal sealed class CommitQueue(JournalOptions options, JournalClock clock, long position, DateTimeOffset floor) : IDisposable
{
    private const long UrgentBytes = 1 << 20;
    private const long MaxCommitBytes = 8 << 20;

    private readonly object gate = new();
    private readonly AutoResetEvent arrived = new(false);
    private readonly Queue<RecordChunk> pending = [];
    private long pendingBytes;
    private bool committing;
    private bool closed;
    private long lastCommit = Environment.TickCount64 - 1000;
    private TaskCompletionSource? room;

    /// <summary>The last durable position.</summary>
    public long Position => Volatile.Read(ref position);

    /// <summary>Which share of what may wait for the writer waits.</summary>
    public double Taken => (double)Volatile.Read(ref pendingBytes) / options.QueueBytes;

    /// <summary>False when there is no room.</summary>
    public bool TryAdd(RecordChunk chunk) => TryAdd(chunk, options.QueueBytes);

    /// <summary>Waits for room, which is half of what <see cref="TryAdd(RecordChunk)"/> has: those who can wait leave the rest to those who cannot.</summary>
    /// <exception cref="IOException">The journal is closed.</exception>
    public async ValueTask AddAsync(RecordChunk chunk, CancellationToken cancellation)
    {
        while (!TryAdd(chunk, options.QueueBytes / 2))
        {
            Task waiting;
            lock (gate)
            {
                if (closed)
                {
                    throw new IOException("the journal is closed");
                }

                room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting = pendingBytes == 0 ? Task.CompletedTask : room.Task;
            }

            await waiting.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The writer's: waits until there is something to commit and the last commit began long enough ago. False when closed and empty.
    /// </summary>
    public bool Take(List<RecordChunk> into)
    {
        while (true)
        {
            int wait;
            lock (gate)
            {
                wait = UntilCommit();
                if (wait == 0)
                {
                    Move(into);
                    return into.Count > 0;
                }
            }

            arrived.WaitOne(wait);
        }
    }

    /// <summary>The writer's: what was taken is durable up to a position and time.</summary>
    public void Committed(long newPosition, DateTimeOffset time)
    {
        lock (gate)
        {
            Volatile.Write(ref position, newPosition);
            floor = time;
            committing = false;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The writer's: what was taken could not be written.</summary>
    public void GivenUp()
    {
        lock (gate)
        {
            committing = false;
        }
    }

    /// <summary>The time before which nothing is entered after <paramref name="durable"/>; it goes on while nothing comes.</summary>
    public DateTimeOffset Tick(out long durable)
    {
        // Before the lock, for a clock that was set enters that here: what enters meanwhile is later, and then no tick is given.
        var time = clock.Now();
        lock (gate)
        {
            if (pending.Count == 0 && !committing && !closed && time > floor)
            {
                floor = time;
            }

            durable = position;
            return floor;
        }
    }

    /// <summary>The writer's: the least time of the next record.</summary>
    public DateTimeOffset Floor
    {
        get
        {
            lock (gate)
            {
                return floor;
            }
        }
    }

    /// <summary>True when there is something durable after <paramref name="seen"/> within the time.</summary>
    public bool WaitBeyond(long seen, TimeSpan wait)
    {
        if (Position > seen)
        {
            return true;
        }

        var until = Environment.TickCount64 + (long)wait.TotalMilliseconds;
        lock (gate)
        {
            while (position <= seen && until - Environment.TickCount64 is var left and > 0)
            {
                Monitor.Wait(gate, (int)left);
            }

            return position > seen;
        }
    }

    /// <summary>Nothing more is taken in; what waits is still written.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            room?.TrySetResult();
            Monitor.PulseAll(gate);
        }

        arrived.Set();
    }

    public void Dispose() => arrived.Dispose();

    private bool TryAdd(RecordChunk chunk, long limit)
    {
        bool wake;
        lock (gate)
        {
            if (closed || (pendingBytes > 0 && pendingBytes + chunk.Bytes > limit))
            {
                return false;
            }

            wake = pending.Count == 0 || (pendingBytes < UrgentBytes && pendingBytes + chunk.Bytes >= UrgentBytes);
            pending.Enqueue(chunk);
            pendingBytes += chunk.Bytes;
        }

        if (wake)
        {
            arrived.Set();
        }

        return true;
    }

    private int UntilCommit()
    {
        if (pending.Count == 0)
        {
            return closed ? 0 : Timeout.Infinite;
        }

        var due = lastCommit + (long)options.CommitDelay.TotalMilliseconds - Environment.TickCount64;
        return closed || pendingBytes >= UrgentBytes || due <= 0 ? 0 : (int)due;
    }

    private void Move(List<RecordChunk> into)
    {
        long bytes = 0;
        while (bytes < MaxCommitBytes && pending.TryDequeue(out var chunk))
        {
            into.Add(chunk);
            bytes += chunk.Bytes;
        }

        pendingBytes -= bytes;
        committing = into.Count > 0;
        lastCommit = Environment.TickCount64;
        room?.TrySetResult();
        room = null;
    }
}
