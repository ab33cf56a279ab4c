using Assurance.Model.Operations;

namespace Assurance.Model.Journal;

/// <summary>How far back a journal reaches.</summary>
/// <param name="Position">From here on everything is kept; 1 while nothing was removed.</param>
/// <param name="Since">The time of that entry; null while nothing was removed.</param>
/// <param name="Carried">Entries before it that what still stands follows from, and that were therefore carried over.</param>
public sealed record JournalBeginning(long Position, DateTimeOffset? Since, long Carried)
{
    public static readonly JournalBeginning Whole = new(1, null, 0);

    /// <summary>Entries that are gone.</summary>
    public long Removed => Position - 1 - Carried;

    /// <summary>Whether a moment lies before what is kept.</summary>
    public bool IsAfter(DateTimeOffset moment) => moment < Since;

    public override string ToString() => Since is { } since
        ? FormattableString.Invariant($"the journal is kept from position {Position} ({since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}) on; of what came before, {Carried} entries were carried over because something still stood by them, and {Removed} are gone")
        : "the journal is kept from its beginning on";
}

/// <summary>What a journal begins with once older entries were removed.</summary>
/// <param name="Beginning">What is kept.</param>
/// <param name="At">When they were removed, by the journal's clock.</param>
/// <param name="Faults">Numbers of the faults that the carried entries make.</param>
public sealed record Retention(JournalBeginning Beginning, DateTimeOffset At, RecallFaults Faults);
