namespace Assurance.Storage.Accounts;

/// <summary>Where a token came from.</summary>
public enum TokenKind
{
    /// <summary>A log-in; its role and unit are the account's as they are now.</summary>
    Session,

    /// <summary>The command line; role and unit are its own.</summary>
    Api,
}

internal sealed class TokenRow
{
    /// <summary>SHA-256 of the token in lower-case hex; the token itself is kept nowhere.</summary>
    public required string Hash { get; init; }

    public required TokenKind Kind { get; init; }
    public required string User { get; init; }
    public required string Role { get; init; }
    public string? Organization { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A token as it is handed out, once.</summary>
public sealed record IssuedToken(string Token, DateTimeOffset Expires);

/// <summary>What a live token stands for.</summary>
/// <param name="Hash">Names the token without being it.</param>
public sealed record TokenGrant(string Hash, TokenKind Kind, string User, string Role, string? Organization, string? Language, DateTimeOffset Expires);

/// <summary>An API token that is live, as administrators see it.</summary>
/// <param name="Hash">Names the token without being it.</param>
public sealed record TokenRecord(string Hash, string User, string Role, string? Organization, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
