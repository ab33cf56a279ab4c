using Assurance.Collectors.Journal;

namespace Assurance.Dashboard.Retention;

/// <summary>What keeps the journal within its bounds, and what stands in the way. Written by one thread, read by any.</summary>
internal sealed class RetentionStatus(RetentionPolicy policy)
{
    public RetentionPolicy Policy => policy;

    /// <summary>Why the journal holds more than it should; null while it does not.</summary>
    public string? Refused { get; set; }

    /// <summary>Bytes that the journal's files hold.</summary>
    public long Bytes { get; set; }
}
