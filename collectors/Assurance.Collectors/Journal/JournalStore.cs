using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Journal;

/// <summary>What an unfinished write had left at the end of a journal when it was opened.</summary>
public sealed record TornTail(string File, long Offset, long Bytes);

/// <summary>
/// The append-only journal in segment files, written by one thread with one flush for all that gathered. Thread-safe. See
/// docs/journal.md for the format and what it promises.
/// </summary>
public sealed class JournalStore : IJournal, IAsyncDisposable
{
    // The operating system's own numbers, which the framework passes on.
    private const int WouldBlockLinux = 11;
    private const int WouldBlockBsd = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream lockFile;
    private readonly SegmentCatalog catalog;
    private readonly CommitQueue queue;
    private readonly JournalTail tail;
    private readonly JournalClock clock;
    private readonly ClockFile clockFile;
    private readonly JournalWriter writer;
    private readonly LineCounters counters;
    private readonly ILogger log;
    private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SegmentRemoval removal;
    private bool disposed;

    private JournalStore(
        JournalOptions options, FileStream lockFile, TimeProvider time, LineCounters counters, ILogger log, Func<string, IDurableFile> open)
    {
        (this.lockFile, this.counters, this.log) = (lockFile, counters, log);
        CarriedFile.CleanUp(options.Directory);
        catalog = SegmentCatalog.Read(options.Directory);
        var end = CutTail();
        clockFile = new ClockFile(options.Directory, log);
        var floor = Max(new DateTimeOffset(end.Ticks, TimeSpan.Zero), clockFile.Kept);
        clock = new JournalClock(time, floor, Tell);
        queue = new CommitQueue(options, clock, end.Position, floor);
        tail = new JournalTail(options.TailBytes);
        Reader = new JournalReader(catalog, () => queue.Position, log);
        removal = new SegmentRemoval(options.Directory, catalog, Reader.Beginning, log);
        writer = new JournalWriter(options, catalog, queue, tail, counters, log, open);
        if (end.Segment is not null)
        {
            writer.Continue(end.Segment, end.Offset);
        }
    }

    public long Position => queue.Position;

    /// <inheritdoc/>
    public JournalBeginning Beginning => removal.Beginning;

    /// <summary>The files of which everything is kept, in their order; the last is being written.</summary>
    public IReadOnlyList<JournalExtent> Files => [.. catalog.Segments.Select(s => s.Extent)];

    /// <summary>Bytes of what was carried over.</summary>
    public long CarriedBytes => catalog.Files.Carried?.Bytes ?? 0;

    /// <summary>Reading by position and by time.</summary>
    public JournalReader Reader { get; }

    /// <summary>What was cut off at opening; null when the journal ended cleanly.</summary>
    public TornTail? TornTail { get; private set; }

    /// <summary>Why the last commit failed; null while the journal can be written.</summary>
    public string? Failure => writer.Failure?.Message;

    /// <summary>How far the wall clock is behind the journal's, which never goes back; zero as a rule.</summary>
    public TimeSpan ClockAhead => clock.Ahead();

    /// <summary>When it was opened, by its own clock.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>True time since it was opened, whatever the clock was set to meanwhile.</summary>
    public TimeSpan Running => clock.Running;

    /// <summary>The time by which entries may be too old to be kept; see docs/journal.md on clocks that are set.</summary>
    public DateTimeOffset TrustedNow => clock.Trusted();

    /// <summary>Opens the journal, making its folder when absent, and cuts off what an unfinished write left.</summary>
    /// <exception cref="JournalInUseException">Another process has it open.</exception>
    /// <exception cref="IOException">The folder cannot be made or read, or a later version wrote it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file may not be written.</exception>
    public static JournalStore Open(JournalOptions options, TimeProvider time, LineCounters counters, ILogger log) =>
        Open(options, time, counters, log, path => new DurableFile(path));

    internal static JournalStore Open(
        JournalOptions options, TimeProvider time, LineCounters counters, ILogger log, Func<string, IDurableFile> open)
    {
        Directory.CreateDirectory(options.Directory);
        var lockFile = Lock(options.Directory);
        try
        {
            var store = new JournalStore(options, lockFile, time, counters, log, open);
            store.Start();
            return store;
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> AppendAsync(OperatorCommand command, CancellationToken cancellation) =>
        AppendAsync(RecordKind.Command, default, "", 0, EntryReader.Write(command), cancellation);

    /// <inheritdoc/>
    public ValueTask<long> AppendAsync(InventoryImport import, CancellationToken cancellation) =>
        AppendAsync(RecordKind.Inventory, default, "", 0, EntryReader.Write(import), cancellation);

    /// <inheritdoc/>
    public ValueTask<long> AppendAsync(RulesChange change, CancellationToken cancellation) =>
        AppendAsync(RecordKind.Rules, default, "", 0, EntryReader.Write(change), cancellation);

    /// <summary>Appends what a poll found and returns its position once durable.</summary>
    /// <exception cref="IOException">The journal cannot be written; nothing was appended.</exception>
    public ValueTask<long> AppendAsync(PollFinding finding, CancellationToken cancellation) =>
        AppendAsync(RecordKind.Poll, default, "", 0, EntryReader.Write(finding), cancellation);

    /// <summary>Appends whose waiting datagrams are taken up and returns its position once durable.</summary>
    /// <exception cref="IOException">The journal cannot be written; nothing was appended.</exception>
    public ValueTask<long> AppendAsync(SendersTurn turn, CancellationToken cancellation) =>
        AppendAsync(RecordKind.Turn, default, "", 0, EntryReader.Write(turn), cancellation);

    /// <summary>Appends one datagram as though it had come in, and counts it; returns its position once durable.</summary>
    /// <param name="transport">How it came.</param>
    /// <param name="source">The sender's address.</param>
    /// <param name="port">The sender's port.</param>
    /// <param name="bytes">As they came.</param>
    /// <param name="cancellation">Gives up waiting for room; what waits for its flush is waited for.</param>
    /// <exception cref="IOException">The journal cannot be written; nothing was appended.</exception>
    public ValueTask<long> AppendAsync(
        Transport transport, string source, int port, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        counters.Received(transport);
        return AppendAsync(RecordKind.Datagram, transport, source, port, bytes, cancellation);
    }

    /// <inheritdoc/>
    public JournalEntry? Read(long position) => Reader.Read(position);

    /// <inheritdoc/>
    public IEnumerable<JournalEntry> ReadFrom(long position) => Reader.ReadFrom(position);

    /// <inheritdoc cref="JournalReader.PositionAt"/>
    public long PositionAt(DateTimeOffset time) => Reader.PositionAt(time);

    /// <summary>Follows the journal from a position on: 1 for all of it.</summary>
    public JournalFollower Follow(long position) =>
        new(queue, tail, clockFile, from => new JournalCursor(catalog, () => queue.Position, log, from), position);

    /// <inheritdoc cref="SegmentRemoval.Retain"/>
    public void Retain(Retention retention, IReadOnlyCollection<long> carried) => removal.Retain(retention, carried);

    /// <summary>Writes what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        queue.Close();
        await written.Task.ConfigureAwait(false);
        writer.Dispose();
        clockFile.Dispose();
        queue.Dispose();
        await lockFile.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The time to give what arrives now.</summary>
    public DateTimeOffset Now() => clock.Now();

    /// <summary>Which share of what may wait for the writer waits: 0 to 1.</summary>
    internal double QueueTaken => queue.Taken;

    /// <summary>False when there is no room.</summary>
    internal bool TryAppend(RecordChunk chunk) => queue.TryAdd(chunk);

    /// <summary>Waits for room, not for the flush.</summary>
    internal ValueTask AppendAsync(RecordChunk chunk, CancellationToken cancellation) => queue.AddAsync(chunk, cancellation);

    private async ValueTask<long> AppendAsync(
        RecordKind kind, Transport transport, string source, int port, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var ascii = System.Text.Encoding.ASCII.GetBytes(source);
        var size = RecordFormat.Size(ascii.Length, payload.Length);
        if (size > RecordFormat.MaxBody || ascii.Length > byte.MaxValue)
        {
            throw new IOException($"an entry of {size} bytes is too large for the journal");
        }

        var durable = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var chunk = new RecordChunk(transport, Now(), size)
        {
            Completed = (c, failure) => _ = failure is null
                ? durable.TrySetResult(c.FirstPosition)
                : durable.TrySetException(new IOException($"the journal cannot be written: {failure.Message}", failure)),
        };
        chunk.Add(kind, ascii, port, payload.Span);
        await queue.AddAsync(chunk, cancellation).ConfigureAwait(false);
        return await durable.Task.ConfigureAwait(false);
    }

    private void Start()
    {
        OpenedAt = Now();
        if (clock.Ahead() is var ahead && ahead > TimeSpan.FromSeconds(1))
        {
            log.ClockBehind(ahead);
            if (ahead >= JournalClock.LeastStep)
            {
                Tell(new ClockStepped(TimeSpan.Zero, TimeSpan.Zero, ahead, TimeSpan.Zero), OpenedAt);
            }
        }

        new Thread(Write) { Name = "journal writer", IsBackground = true }.Start();
    }

    // Into the queue before the time is given to anybody, so it stands before what came after it. Where there is no room it is at least said.
    private void Tell(ClockStepped step, DateTimeOffset now)
    {
        if (step.By != TimeSpan.Zero)
        {
            counters.ClockStepped(back: step.By < TimeSpan.Zero);
            log.ClockStepped(step.By, step.Ahead);
        }

        var payload = EntryReader.Write(step);
        var chunk = new RecordChunk(default, now, RecordFormat.Size(0, payload.Length));
        chunk.Add(RecordKind.Command, [], 0, payload);
        if (!queue.TryAdd(chunk))
        {
            log.ClockStepNotKept(step.By);
        }
    }

    private void Write()
    {
        FirstInLine.Step();
        writer.Run();
        written.SetResult();
    }

    private JournalEnd CutTail()
    {
        var end = JournalEnd.Find(catalog);
        if (end.Segment is { } last)
        {
            Cut(last, end.Offset);
            if (end.Offset == Segment.HeaderBytes)
            {
                // It was begun and holds nothing: the one before it says where time stands.
                File.Delete(last.Path);
                catalog.Remove(last);
                var before = CutTail();
                return before with { Position = end.Position };
            }
        }

        return end;
    }

    private void Cut(Segment last, long offset)
    {
        var length = new FileInfo(last.Path).Length;
        offset = length < Segment.HeaderBytes ? 0 : offset;
        var bytes = length - offset;
        if (bytes <= 0)
        {
            return;
        }

        using var file = new DurableFile(last.Path);
        file.Cut(offset);
        file.Flush();
        TornTail = new TornTail(last.Path, offset, bytes);
        log.TornTailCut(last.Path, bytes, offset);
    }

    private static FileStream Lock(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse) when (inUse.HResult is WouldBlockLinux or WouldBlockBsd or SharingViolation)
        {
            throw new JournalInUseException(directory, inUse);
        }
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
