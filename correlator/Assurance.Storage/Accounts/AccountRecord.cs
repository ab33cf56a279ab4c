namespace Assurance.Storage.Accounts;

/// <summary>An account as administrators see it.</summary>
/// <param name="Sessions">Log-ins that are live.</param>
/// <param name="Tokens">API tokens that are live.</param>
public sealed record AccountRecord(
    string Name, string Role, string? Organization, string? Language, DateTimeOffset CreatedAt, DateTimeOffset? LastLogin, int Sessions, int Tokens, bool Disabled);

/// <summary>Whether an account could be changed.</summary>
public enum AccountOutcome
{
    Done,

    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>Nobody would be left to administer.</summary>
    LastAdministrator,
}

/// <summary>What came of a change of an account.</summary>
/// <param name="Tokens">Names of the tokens that ended, or that stand for something else from now on.</param>
public sealed record AccountChange(AccountOutcome Outcome, IReadOnlyList<string> Tokens)
{
    internal static readonly AccountChange Unknown = new(AccountOutcome.Unknown, []);

    internal static readonly AccountChange LastAdministrator = new(AccountOutcome.LastAdministrator, []);
}
