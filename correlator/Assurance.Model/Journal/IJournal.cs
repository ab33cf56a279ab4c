using Assurance.Model.Operations;

namespace Assurance.Model.Journal;

/// <summary>The journal as the rest of the product sees it: append what people do, read what happened. Datagrams are appended by the collectors only.</summary>
public interface IJournal
{
    /// <summary>Position of the last durable entry; 0 when empty.</summary>
    long Position { get; }

    /// <summary>How far back it reaches.</summary>
    JournalBeginning Beginning { get; }

    /// <summary>Appends and returns the position once it is durable.</summary>
    /// <exception cref="IOException">The journal cannot be written; nothing was appended.</exception>
    ValueTask<long> AppendAsync(OperatorCommand command, CancellationToken cancellation);

    /// <inheritdoc cref="AppendAsync(OperatorCommand, CancellationToken)"/>
    ValueTask<long> AppendAsync(InventoryImport import, CancellationToken cancellation);

    /// <inheritdoc cref="AppendAsync(OperatorCommand, CancellationToken)"/>
    ValueTask<long> AppendAsync(RulesChange change, CancellationToken cancellation);

    /// <summary>The entry at a position; null if there is none (not yet written, or retained no longer).</summary>
    JournalEntry? Read(long position);

    /// <summary>Durable entries from a position on, in order, ending at the last durable one. From 1 on that is all there is: what was carried over before
    /// <see cref="Beginning"/> comes first, after a <see cref="RetentionEntry"/>.</summary>
    IEnumerable<JournalEntry> ReadFrom(long position);
}
