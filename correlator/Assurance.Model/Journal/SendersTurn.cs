using System.Collections.Immutable;

namespace Assurance.Model.Journal;

/// <summary>Whose waiting datagrams are taken up, in this order.</summary>
public sealed record SendersTurn(ImmutableArray<SenderTurn> Senders);

/// <summary>One sender's.</summary>
/// <param name="Source">Its address, or <c>other</c> for those that share a line.</param>
/// <param name="UpTo">The last position that is taken up.</param>
public sealed record SenderTurn(Transport Transport, string Source, long UpTo);
