namespace Assurance.Collectors.Journal;

/// <summary>Entries were removed by age or size while somebody was reading them: reading begins again, from what is kept.</summary>
public sealed class JournalRetainedException(long position)
    : IOException(FormattableString.Invariant($"the entries at position {position} were removed by age or size while they were being read; read again from the journal's new beginning"));
