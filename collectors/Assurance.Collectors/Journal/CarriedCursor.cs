using System.Globalization;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Journal;

/// <summary>Reads what was carried over before a journal's beginning; for one thread.</summary>
/// <param name="from">Entries before this position are passed over.</param>
internal sealed class CarriedCursor(CarriedFile file, EntryReader entries, ILogger log, long from) : IDisposable
{
    private readonly SegmentScan scan = Open(file, from);
    private DateTimeOffset lastTime;
    private bool ended;

    public long KeptFrom => file.KeptFrom;

    /// <summary>The next entry; null after the last.</summary>
    public JournalEntry? Next()
    {
        while (!ended)
        {
            if (!scan.TryNext(out var record))
            {
                return Damage();
            }

            if (RecordFormat.Position(record) >= from)
            {
                var entry = entries.Read(record.ToArray());
                lastTime = entry.Time;
                return entry;
            }
        }

        return null;
    }

    public void Dispose() => scan.Dispose();

    // Which positions stood there nobody can tell any more: one entry says it.
    private UnreadableEntry? Damage()
    {
        var (offset, position) = (scan.Offset, scan.Expected);
        ended = !scan.TrySkipDamage(out _);
        if (ended && offset == file.Bytes)
        {
            return null;
        }

        log.CarriedDamaged(file.Path, offset);
        return new UnreadableEntry(position, lastTime, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file.Path)} is damaged at {offset}: what was carried over there is lost"));
    }

    private static SegmentScan Open(CarriedFile file, long from)
    {
        try
        {
            return new SegmentScan(file.Path, Segment.HeaderBytes, 0, sparse: true);
        }
        catch (FileNotFoundException)
        {
            throw new JournalRetainedException(from);
        }
    }
}
