using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Journal;

/// <summary>Walks the durable entries of the files in order, across segments and damage; for one thread.</summary>
internal sealed class JournalCursor(SegmentCatalog catalog, Func<long> durable, ILogger log, long position) : IDisposable
{
    private readonly EntryReader entries = new();
    private Segment[] known = [];
    private Segment? segment;
    private SegmentScan? scan;
    private long segmentEnd;
    private long lostUntil;
    private string damage = "";
    private DateTimeOffset lastTime;
    private CarriedCursor? carried;
    private long begins = -1;

    public long Next { get; private set; } = Math.Max(position, 1);

    /// <summary>The next entry; false at the last durable one, after which it may be called again.</summary>
    public bool TryNext(out JournalEntry entry)
    {
        if (TryCarried(out entry!))
        {
            return true;
        }

        while (Next <= durable() && Locate())
        {
            if (Next < lostUntil)
            {
                entry = new UnreadableEntry(Next++, lastTime, damage);
                return true;
            }

            if (TryRead(out entry!))
            {
                return true;
            }
        }

        entry = null!;
        return false;
    }

    public void Dispose()
    {
        carried?.Dispose();
        scan?.Dispose();
    }

    // What was carried over comes before all else.
    private bool TryCarried(out JournalEntry? entry)
    {
        if (begins < 0)
        {
            var files = catalog.Files;
            begins = files.Segments is [var first, ..] ? first.FirstPosition : Next;
            carried = files.Carried is { } file && Next < file.KeptFrom ? new CarriedCursor(file, entries, log, position <= 1 ? 0 : position) : null;
        }

        entry = carried?.Next();
        if (entry is not null)
        {
            (Next, lastTime) = (entry.Position + 1, entry.Time);
            return true;
        }

        Next = Math.Max(Next, carried?.KeptFrom ?? 1);
        carried?.Dispose();
        carried = null;
        return false;
    }

    private bool TryRead(out JournalEntry? entry)
    {
        entry = null;
        if (!scan!.TryNext(out var record))
        {
            PassDamage();
            return false;
        }

        if (RecordFormat.Position(record) < Next)
        {
            return false;
        }

        entry = entries.Read(record.ToArray());
        lastTime = entry.Time;
        Next++;
        return true;
    }

    /// <summary>Opens the segment that holds the next position; a segment ends where the next one begins, whatever follows in its file.</summary>
    private bool Locate()
    {
        var segments = catalog.Segments;
        if (ReferenceEquals(segments, known) && Next < segmentEnd)
        {
            return scan is not null;
        }

        known = segments;
        if (segments.Length == 0)
        {
            return false;
        }

        if (Next < segments[0].FirstPosition && segments[0].FirstPosition > begins)
        {
            throw new JournalRetainedException(Next);
        }

        Next = Math.Max(Next, segments[0].FirstPosition);
        if (Next > durable())
        {
            return false;
        }

        var index = SegmentCatalog.IndexOf(segments, Next);
        segmentEnd = index + 1 < segments.Length ? segments[index + 1].FirstPosition : long.MaxValue;
        if (segments[index] != segment)
        {
            segment = segments[index];
            scan?.Dispose();
            var mark = segment.Index.AtOrBefore(Next);
            scan = Open(segment, mark);
        }

        return true;
    }

    private SegmentScan Open(Segment at, IndexMark mark)
    {
        try
        {
            return new SegmentScan(at.Path, mark.Offset, mark.Position);
        }
        catch (FileNotFoundException)
        {
            throw new JournalRetainedException(Next);
        }
    }

    private void PassDamage()
    {
        var (first, offset) = (Math.Max(scan!.Expected, Next), scan.Offset);
        var found = scan.TrySkipDamage(out _) ? scan.Expected : long.MaxValue;
        lostUntil = Math.Min(found, Math.Min(segmentEnd, durable() + 1));
        damage = $"{Path.GetFileName(segment!.Path)} is damaged at {offset}";
        if (lostUntil > first)
        {
            log.Damaged(segment.Path, offset, first, lostUntil - 1);
        }
    }
}
