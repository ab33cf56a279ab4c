namespace Assurance.Collectors.Journal;

/// <summary>
/// The chunks committed last, while a follower still wants them: bounded, so that a slow follower reads files instead of holding memory.
/// </summary>
internal sealed class JournalTail(long limitBytes)
{
    private readonly Lock gate = new();
    private readonly List<JournalFollower> followers = [];
    private readonly List<RecordChunk> chunks = [];
    private long bytes;

    public void Join(JournalFollower follower)
    {
        lock (gate)
        {
            followers.Add(follower);
        }
    }

    public void Leave(JournalFollower follower)
    {
        lock (gate)
        {
            followers.Remove(follower);
            Trim();
        }
    }

    public void Add(List<RecordChunk> committed)
    {
        lock (gate)
        {
            if (followers.Count == 0)
            {
                return;
            }

            chunks.AddRange(committed);
            bytes += committed.Sum(c => (long)c.Bytes);
            var over = 0;
            while (bytes > limitBytes)
            {
                bytes -= chunks[over++].Bytes;
            }

            chunks.RemoveRange(0, over);
        }
    }

    /// <summary>The chunk that holds a position, while it is kept.</summary>
    public RecordChunk? Find(long position)
    {
        lock (gate)
        {
            var (low, high) = (0, chunks.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = chunks[middle].FirstPosition <= position ? (middle + 1, high) : (low, middle);
            }

            return low > 0 && position < chunks[low - 1].FirstPosition + chunks[low - 1].Count ? chunks[low - 1] : null;
        }
    }

    /// <summary>Lets go of what all followers have passed.</summary>
    public void Passed()
    {
        lock (gate)
        {
            Trim();
        }
    }

    private void Trim()
    {
        var next = followers.Count == 0 ? long.MaxValue : followers.Min(f => f.Next);
        var passed = 0;
        while (passed < chunks.Count && chunks[passed].FirstPosition + chunks[passed].Count <= next)
        {
            bytes -= chunks[passed++].Bytes;
        }

        chunks.RemoveRange(0, passed);
    }
}
