namespace Assurance.Collectors.Journal;

/// <summary>One file of the journal.</summary>
/// <param name="FirstPosition">Where it begins.</param>
/// <param name="Since">The time of that.</param>
/// <param name="Bytes">Its size.</param>
public readonly record struct JournalExtent(long FirstPosition, DateTimeOffset Since, long Bytes);

/// <summary>How much of a journal is kept. Null: without an end.</summary>
/// <param name="For">Entries older than this go.</param>
/// <param name="Size">Bytes; the oldest go beyond it.</param>
public sealed record RetentionPolicy(TimeSpan? For, long? Size)
{
    public bool KeepsAll => For is null && Size is null;

    /// <summary>Where the journal should begin: a file's first position, at the latest that of the one being written; null if it may stay as it is.</summary>
    /// <param name="files">In their order.</param>
    /// <param name="carried">Bytes of what was carried over.</param>
    /// <param name="now">By the journal's clock.</param>
    public long? Beginning(IReadOnlyList<JournalExtent> files, long carried, DateTimeOffset now)
    {
        var total = carried + files.Sum(f => f.Bytes);
        var first = 0;
        while (first + 1 < files.Count && (total > Size || files[first + 1].Since < now - For))
        {
            total -= files[first++].Bytes;
        }

        return first == 0 ? null : files[first].FirstPosition;
    }
}
