namespace Assurance.Collectors.Journal;

/// <summary>Where a journal ends: the last position and time that can be read, and the place after it in the last segment. What follows
/// that is no part of the journal; damage before it is.</summary>
internal sealed record JournalEnd(long Position, long Ticks, Segment? Segment, long Offset)
{
    public static JournalEnd Find(SegmentCatalog catalog) => catalog.Segments is [.., { Content: var content } last]
        ? new JournalEnd(content.LastPosition, content.LastTicks, last, content.End)
        : new JournalEnd(0, 0, null, 0);
}
