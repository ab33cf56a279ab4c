namespace Assurance.Collectors.Journal;

/// <summary>The segments of a journal in order of position; swapped as a whole by the one writer, so readers never lock.</summary>
internal sealed class SegmentCatalog
{
    private volatile Segment[] segments;

    private SegmentCatalog(string directory, Segment[] segments)
    {
        Directory = directory;
        this.segments = segments;
    }

    public string Directory { get; }

    public Segment[] Segments => segments;

    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static SegmentCatalog Read(string directory)
    {
        var found = new List<(string Path, long First)>();
        foreach (var path in System.IO.Directory.EnumerateFiles(directory, "*" + Segment.Extension))
        {
            if (Segment.TryParseName(path, out var first))
            {
                found.Add((path, first));
            }
        }

        found.Sort((a, b) => a.First.CompareTo(b.First));
        var segments = new List<Segment>(found.Count);
        var ticks = 0L;
        foreach (var (path, first) in found)
        {
            // A damaged header costs nothing but its time: the name says the position.
            ticks = Segment.ReadFirstTicks(path, first) ?? ticks;
            segments.Add(new Segment(path, first, ticks));
        }

        return new SegmentCatalog(directory, [.. segments]);
    }

    public void Add(Segment segment) => segments = [.. segments, segment];

    public void Remove(Segment segment) => segments = [.. segments.Where(s => s != segment)];

    /// <summary>The index of the segment a position is in; -1 when it is before the first.</summary>
    public static int IndexOf(Segment[] segments, long position) => Last(segments, s => s.FirstPosition <= position);

    /// <summary>The index of the last segment that starts before a time; -1 when there is none.</summary>
    public static int IndexBefore(Segment[] segments, DateTimeOffset time) => Last(segments, s => s.FirstTicks < time.UtcTicks);

    private static int Last(Segment[] segments, Func<Segment, bool> holds)
    {
        var (low, high) = (0, segments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(segments[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
