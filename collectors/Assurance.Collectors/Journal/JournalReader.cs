using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Journal;

/// <summary>Reads a journal, by position and by time. Thread-safe; never writes.</summary>
public sealed class JournalReader
{
    private readonly SegmentCatalog catalog;
    private readonly Func<long> durable;
    private readonly ILogger log;

    internal JournalReader(SegmentCatalog catalog, Func<long> durable, ILogger log) =>
        (this.catalog, this.durable, this.log) = (catalog, durable, log);

    /// <summary>How far back it reaches.</summary>
    public JournalBeginning Beginning => catalog.Files.Carried is not { } file ? JournalBeginning.Whole
        : ReadFrom(1).FirstOrDefault() is RetentionEntry { Retention.Beginning: var beginning } ? beginning
        : new JournalBeginning(file.KeptFrom, new DateTimeOffset(file.KeptTicks, TimeSpan.Zero), 0);

    private long FirstPosition => catalog.Segments is [var first, ..] ? first.FirstPosition : 1;

    /// <summary>The last position that can be read; 0 when empty.</summary>
    public long Position => durable();

    /// <summary>What a journal held at this moment, while nobody or another process writes it.</summary>
    /// <exception cref="IOException">There is no such folder, or a file in it cannot be read.</exception>
    public static JournalReader Open(JournalOptions options, ILogger log)
    {
        var catalog = SegmentCatalog.Read(options.Directory);
        var position = JournalEnd.Find(catalog).Position;
        return new JournalReader(catalog, () => position, log);
    }

    /// <inheritdoc cref="IJournal.Read"/>
    public JournalEntry? Read(long position)
    {
        using var cursor = new JournalCursor(catalog, durable, log, position);
        return cursor.TryNext(out var entry) && entry.Position == position ? entry : null;
    }

    /// <inheritdoc cref="IJournal.ReadFrom"/>
    public IEnumerable<JournalEntry> ReadFrom(long position)
    {
        using var cursor = new JournalCursor(catalog, durable, log, position);
        while (cursor.TryNext(out var entry))
        {
            yield return entry;
        }
    }

    /// <summary>The position of the first entry at or after a time; one after the last when there is none.</summary>
    public long PositionAt(DateTimeOffset time)
    {
        var segments = catalog.Segments;
        var index = SegmentCatalog.IndexBefore(segments, time);
        var start = index < 0 ? FirstPosition : segments[index].Index.Before(time).Position;
        if (index >= 0 && index + 1 < segments.Length)
        {
            start = Math.Min(start, segments[index + 1].FirstPosition);
        }

        foreach (var entry in ReadFrom(start))
        {
            if (entry.Time >= time && entry is not UnreadableEntry)
            {
                return entry.Position;
            }
        }

        return Position + 1;
    }
}
