namespace Assurance.Collectors.Journal;

/// <summary>Where the journal lies and how it is written.</summary>
/// <param name="Directory">The folder of the segment files; made when absent.</param>
public sealed record JournalOptions(string Directory)
{
    /// <summary>A segment is closed once it holds this many bytes.</summary>
    public long SegmentBytes { get; init; } = 64L << 20;

    /// <summary>The least time between two commits under load; when quiet a commit begins at once.</summary>
    public TimeSpan CommitDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>What may wait for the writer; senders that can be slowed are slowed at half of it.</summary>
    public long QueueBytes { get; init; } = 64L << 20;

    /// <summary>What is kept in memory for followers that are a little behind; those further behind read the files.</summary>
    public long TailBytes { get; init; } = 16L << 20;

    /// <summary>The journal's place below the data directory (<c>Data:Directory</c>).</summary>
    public static JournalOptions Below(string dataDirectory) => new(Path.Combine(dataDirectory, "journal"));
}
