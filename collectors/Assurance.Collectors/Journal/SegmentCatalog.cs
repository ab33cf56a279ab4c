namespace Assurance.Collectors.Journal;

/// <summary>The segments of a journal in order of position; swapped as a whole by the one writer, so readers never lock.</summary>
internal sealed class SegmentCatalog
{
    private readonly Lock gate = new();
    private volatile JournalFiles files;

    private SegmentCatalog(string directory, JournalFiles files)
    {
        Directory = directory;
        this.files = files;
    }

    public string Directory { get; }

    public JournalFiles Files => files;

    public Segment[] Segments => files.Segments;

    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static SegmentCatalog Read(string directory)
    {
        var carried = CarriedFile.Find(directory);
        var found = new List<(string Path, long First)>();
        foreach (var path in System.IO.Directory.EnumerateFiles(directory, "*" + Segment.Extension))
        {
            // What lies before the beginning is removed, or would be if the process had lived.
            if (Segment.TryParseName(path, out var first) && first >= (carried?.KeptFrom ?? 0))
            {
                found.Add((path, first));
            }
        }

        found.Sort((a, b) => a.First.CompareTo(b.First));
        var segments = new List<Segment>(found.Count);
        var ticks = carried?.KeptTicks ?? 0L;
        foreach (var (path, first) in found)
        {
            // A damaged header costs nothing but its time: the name says the position.
            ticks = Segment.ReadFirstTicks(path, first) ?? ticks;
            segments.Add(new Segment(path, first, ticks));
        }

        return new SegmentCatalog(directory, new(carried, [.. segments]));
    }

    public void Add(Segment segment)
    {
        lock (gate)
        {
            files = files with { Segments = [.. files.Segments, segment] };
        }
    }

    public void Remove(Segment segment)
    {
        lock (gate)
        {
            files = files with { Segments = [.. files.Segments.Where(s => s != segment)] };
        }
    }

    /// <summary>The journal begins with what was carried over from now on.</summary>
    public void Begin(CarriedFile carried)
    {
        lock (gate)
        {
            files = new(carried, [.. files.Segments.Where(s => s.FirstPosition >= carried.KeptFrom)]);
        }
    }

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

/// <summary>The files of a journal at one moment.</summary>
/// <param name="Carried">Null while nothing was removed.</param>
internal sealed record JournalFiles(CarriedFile? Carried, Segment[] Segments);
