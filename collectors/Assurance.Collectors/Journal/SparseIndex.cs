namespace Assurance.Collectors.Journal;

/// <summary>A known record of a segment.</summary>
internal readonly record struct IndexMark(long Position, long Ticks, long Offset);

/// <summary>Every so many bytes a record's place in its segment. Thread-safe: the writer adds while others look up.</summary>
internal sealed class SparseIndex(IndexMark first)
{
    private const long Spacing = 64 << 10;

    private readonly Lock gate = new();
    private readonly List<IndexMark> marks = [first];

    public void Note(IndexMark mark)
    {
        lock (gate)
        {
            if (mark.Offset - marks[^1].Offset >= Spacing)
            {
                marks.Add(mark);
            }
        }
    }

    /// <summary>The last mark at or before a position, else the first.</summary>
    public IndexMark AtOrBefore(long position) => Last(m => m.Position <= position);

    /// <summary>The last mark before a time, else the first.</summary>
    public IndexMark Before(DateTimeOffset time) => Last(m => m.Ticks < time.UtcTicks);

    private IndexMark Last(Func<IndexMark, bool> holds)
    {
        lock (gate)
        {
            var (low, high) = (0, marks.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = holds(marks[middle]) ? (middle + 1, high) : (low, middle);
            }

            return marks[Math.Max(low - 1, 0)];
        }
    }
}
