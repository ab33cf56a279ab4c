namespace Assurance.Collectors.Journal;

/// <summary>The segment being written: whole commits, or nothing of them.</summary>
internal sealed class SegmentWriter(Segment segment, IDurableFile file, long length) : IDisposable
{
    private long end = length;

    public Segment Segment { get; } = segment;

    public long Length => end;

    /// <summary>Starts a segment whose name survives a loss of power.</summary>
    public static SegmentWriter Create(string directory, long firstPosition, DateTimeOffset firstTime, Func<string, IDurableFile> open)
    {
        var path = Segment.PathOf(directory, firstPosition);
        var file = open(path);
        try
        {
            file.Cut(0);
            file.Write([Segment.Header(firstPosition, firstTime.UtcTicks)], 0);
            file.Flush();
            DirectorySync.Flush(directory);
            return new SegmentWriter(new Segment(path, firstPosition, firstTime), file, Segment.HeaderBytes);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Returns when all of it is durable.</summary>
    /// <exception cref="IOException">It is not; what reached the file is unknown and the segment must be abandoned.</exception>
    public void Append(List<RecordChunk> chunks)
    {
        var buffers = new ReadOnlyMemory<byte>[chunks.Count];
        for (var i = 0; i < buffers.Length; i++)
        {
            buffers[i] = chunks[i].Records;
        }

        file.Write(buffers, end);
        file.Flush();
        foreach (var chunk in chunks)
        {
            Segment.Index.Note(new IndexMark(chunk.FirstPosition, chunk.Time.UtcTicks, end));
            end += chunk.Bytes;
        }
    }

    /// <summary>
    /// After a failure: takes away what may have been written since the last commit, and true if records remain. Where the disk
    /// refuses even that, readers stop where the next segment begins.
    /// </summary>
    public bool Abandon()
    {
        try
        {
            file.Cut(end);
        }
        catch (IOException)
        {
            // The failure that led here has been reported.
        }

        Dispose();
        return end > Segment.HeaderBytes;
    }

    public void Dispose() => file.Dispose();
}
