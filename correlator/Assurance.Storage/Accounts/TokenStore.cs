using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Assurance.Storage.Relational;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Accounts;

/// <summary>Sessions and API tokens: 256 random bits each, of which only the SHA-256 is kept.</summary>
public sealed class TokenStore
{
    /// <summary>How long a log-in lasts.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    /// <summary>How long a token of the command line lasts.</summary>
    public static readonly TimeSpan ApiLifetime = TimeSpan.FromDays(365);

    private readonly Func<RelationalContext> open;
    private readonly TimeProvider clock;

    internal TokenStore(Func<RelationalContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>Names a token without being it: SHA-256 in lower-case hex.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>A log-in, noted at the account.</summary>
    public async Task<IssuedToken> IssueSessionAsync(UserAccount account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var issued = await IssueAsync(TokenKind.Session, account.Name, account.Role, account.Organization, SessionLifetime, cancellation);
        await using var context = open();
        await context.Users.Where(u => u.Name == account.Name).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastLogin, now), cancellation);
        return issued;
    }

    /// <summary>A token of the command line. The user need not have an account; what it does is recorded under the name.</summary>
    /// <exception cref="ArgumentException">The role is unknown or the user is empty.</exception>
    public Task<IssuedToken> IssueApiAsync(string user, string role, string? organization, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        return IssueAsync(TokenKind.Api, user, Roles.Require(role), string.IsNullOrEmpty(organization) ? null : organization, ApiLifetime, cancellation);
    }

    /// <summary>What a token stands for now; null if it is unknown, expired or revoked, or its account has ended.</summary>
    public async Task<TokenGrant?> FindAsync(string hash, CancellationToken cancellation)
    {
        await using var context = open();
        var token = await context.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellation);
        if (token is null || token.RevokedAt is not null || token.ExpiresAt <= clock.GetUtcNow())
        {
            return null;
        }

        var user = await context.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Name == token.User, cancellation);
        if (token.Kind == TokenKind.Api)
        {
            return user is { Disabled: true } ? null : new TokenGrant(hash, token.Kind, token.User, token.Role, token.Organization, null, token.ExpiresAt);
        }

        return user is null || user.Disabled
            ? null
            : new TokenGrant(hash, token.Kind, user.Name, user.Role, user.Organization, user.Language, token.ExpiresAt);
    }

    /// <summary>The API tokens that are live, the newest first; of one user if named.</summary>
    public async Task<IReadOnlyList<TokenRecord>> LiveApiAsync(string? user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = open();
        return await context.Tokens.AsNoTracking()
            .Where(t => t.Kind == TokenKind.Api && t.RevokedAt == null && t.ExpiresAt > now && (user == null || t.User == user))
            .OrderByDescending(t => t.CreatedAt)
            .Select(t => new TokenRecord(t.Hash, t.User, t.Role, t.Organization, t.CreatedAt, t.ExpiresAt))
            .ToListAsync(cancellation);
    }

    public async Task RevokeAsync(string hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = open();
        await context.Tokens.Where(t => t.Hash == hash && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation);
    }

    private async Task<IssuedToken> IssueAsync(
        TokenKind kind, string user, string role, string? organization, TimeSpan lifetime, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await using var context = open();
        context.Tokens.Add(new TokenRow
        {
            Hash = HashOf(token),
            Kind = kind,
            User = user,
            Role = role,
            Organization = organization,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        });
        await context.SaveChangesAsync(cancellation);
        return new IssuedToken(token, now + lifetime);
    }
}
