using Assurance.Storage.Relational;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Accounts;

/// <summary>The accounts as administrators keep them. There is always one administrator left who can log in.</summary>
public sealed class AccountRegister
{
    private readonly Func<RelationalContext> open;
    private readonly TimeProvider clock;
    private readonly int iterations;

    internal AccountRegister(Func<RelationalContext> open, TimeProvider clock, int iterations) =>
        (this.open, this.clock, this.iterations) = (open, clock, iterations);

    /// <summary>All of them by name.</summary>
    public async Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var users = await context.Users.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        var live = await Live(context).AsNoTracking().Select(t => new { t.User, t.Kind }).ToListAsync(cancellation);
        var tokens = live.ToLookup(t => t.User, t => t.Kind, StringComparer.OrdinalIgnoreCase);
        return [.. users.Select(u => new AccountRecord(
            u.Name, u.Role, u.Organization, u.Language, u.CreatedAt, u.LastLogin,
            tokens[u.Name].Count(k => k == TokenKind.Session), tokens[u.Name].Count(k => k == TokenKind.Api), u.Disabled))];
    }

    /// <summary>The account of a name, which may be written in other case; null if there is none.</summary>
    public async Task<UserAccount?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.Users.AsNoTracking().Where(u => u.Name == name)
            .Select(u => new UserAccount(u.Name, u.Role, u.Organization, u.Language)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Gives an account another role, unit or language. Its open sessions stand for these from now on.</summary>
    /// <exception cref="ArgumentException">The role is unknown.</exception>
    public Task<AccountChange> ChangeAsync(UserAccount account, CancellationToken cancellation)
    {
        Roles.Require(account.Role);
        return ChangeAsync(account.Name, user => (user.Role, user.Organization, user.Language) = (account.Role, account.Organization, account.Language), SessionsAsync, cancellation);
    }

    /// <summary>Ends an account: it cannot log in, and all its tokens are revoked.</summary>
    public Task<AccountChange> DisableAsync(string name, CancellationToken cancellation) =>
        ChangeAsync(name, user => user.Disabled = true, (context, user, stop) => RevokeAsync(context, Of(context, user), stop), cancellation);

    /// <summary>Lets an account log in again. What was revoked stays so.</summary>
    public Task<AccountChange> EnableAsync(string name, CancellationToken cancellation) =>
        ChangeAsync(name, user => user.Disabled = false, (_, _, _) => Task.FromResult<IReadOnlyList<string>>([]), cancellation);

    /// <summary>Sets a new password and ends the account's sessions.</summary>
    /// <param name="spared">The session that goes on; null: none.</param>
    public Task<AccountChange> SetPasswordAsync(string name, string password, string? spared, CancellationToken cancellation)
    {
        var (hash, salt) = PasswordHash.Make(password, iterations);
        return ChangeAsync(
            name,
            user => (user.PasswordHash, user.Salt, user.Iterations) = (hash, salt, iterations),
            (context, user, stop) => RevokeAsync(context, Of(context, user).Where(t => t.Kind == TokenKind.Session && t.Hash != spared), stop),
            cancellation);
    }

    private async Task<AccountChange> ChangeAsync(
        string name, Action<UserRow> change, Func<RelationalContext, string, CancellationToken, Task<IReadOnlyList<string>>> touch, CancellationToken cancellation)
    {
        await using var context = open();
        // It locks out other writers: two administrators cannot demote each other at once.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (await context.Users.SingleOrDefaultAsync(u => u.Name == name, cancellation) is not { } user)
        {
            return AccountChange.Unknown;
        }

        var administered = Administers(user);
        change(user);
        if (administered && !Administers(user) && !await context.Users.AnyAsync(u => u.Name != name && u.Role == Roles.Administrator && !u.Disabled, cancellation))
        {
            return AccountChange.LastAdministrator;
        }

        await context.SaveChangesAsync(cancellation);
        var tokens = await touch(context, user.Name, cancellation);
        await transaction.CommitAsync(cancellation);
        return new AccountChange(AccountOutcome.Done, tokens);
    }

    private static bool Administers(UserRow user) => user is { Role: Roles.Administrator, Disabled: false };

    private async Task<IReadOnlyList<string>> SessionsAsync(RelationalContext context, string user, CancellationToken cancellation) =>
        await Of(context, user).Where(t => t.Kind == TokenKind.Session).Select(t => t.Hash).ToListAsync(cancellation);

    private async Task<IReadOnlyList<string>> RevokeAsync(RelationalContext context, IQueryable<TokenRow> tokens, CancellationToken cancellation)
    {
        var hashes = await tokens.Select(t => t.Hash).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        await context.Tokens.Where(t => hashes.Contains(t.Hash)).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation);
        return hashes;
    }

    private IQueryable<TokenRow> Of(RelationalContext context, string user) => Live(context).Where(t => t.User == user);

    private IQueryable<TokenRow> Live(RelationalContext context)
    {
        var now = clock.GetUtcNow();
        return context.Tokens.Where(t => t.RevokedAt == null && t.ExpiresAt > now);
    }
}
