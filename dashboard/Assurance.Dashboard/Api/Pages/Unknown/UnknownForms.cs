using Assurance.Dashboard.Api.Pages.Journal;

namespace Assurance.Dashboard.Api.Pages.Unknown;

/// <summary>A group in the list: messages of the last day, whole hours, of senders the viewer sees.</summary>
/// <param name="Kind"><c>trap</c> or <c>log</c>.</param>
/// <param name="Shape">Trap OID, mnemonic, or the constant words with <c>*</c> for what varies.</param>
/// <param name="Title">The trap's name where a pack gives one; else the shape.</param>
/// <param name="SenderCount">Senders; where more came than are kept, those count as one.</param>
/// <param name="Senders">The busiest by name, at most five.</param>
/// <param name="Example">The latest text.</param>
internal sealed record UnknownRow(
    string Id,
    string Kind,
    string Shape,
    string Title,
    int Count,
    int SenderCount,
    IReadOnlyList<string> Senders,
    IReadOnlyList<string> Vendors,
    DateTimeOffset First,
    DateTimeOffset Last,
    string Example);

/// <param name="Forgotten">Shapes that had to make room for others since the start.</param>
internal sealed record UnknownList(IReadOnlyList<UnknownRow> Groups, long Forgotten);

/// <param name="Messages">The latest in full, newest first.</param>
internal sealed record UnknownDetail(UnknownRow Group, IReadOnlyList<UnknownSenderForm> Senders, IReadOnlyList<JournalRecord> Messages);

internal sealed record UnknownSenderForm(string Name, string? Device, int Count, DateTimeOffset Last);
