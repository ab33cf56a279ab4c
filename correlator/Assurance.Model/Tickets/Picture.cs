namespace Assurance.Model.Tickets;

/// <summary>A picture somebody put on a ticket. Its octets are kept beside the journal under their hash.</summary>
/// <param name="Id"><c>p</c> and its number on the ticket.</param>
/// <param name="Hash">SHA-256 (lower-case hex) of the octets kept.</param>
/// <param name="MediaType"><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>.</param>
/// <param name="Text">What it shows, in words.</param>
public sealed record Picture(string Id, string User, DateTimeOffset Time, string Hash, string MediaType, long Octets, int Width, int Height, string Text);
