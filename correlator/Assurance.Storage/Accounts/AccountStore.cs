using System.Security.Cryptography;
using Assurance.Storage.Relational;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Accounts;

/// <summary>What the first start did about <c>admin</c>: the password to print once if it was generated, else null.</summary>
public sealed record AdminSetup(bool Created, string? GeneratedPassword);

/// <summary>People who may log in.</summary>
public sealed class AccountStore
{
    public const string AdminName = "admin";

    private readonly Func<RelationalContext> open;
    private readonly TimeProvider clock;
    private readonly int iterations;

    internal AccountStore(Func<RelationalContext> open, TimeProvider clock, int iterations) =>
        (this.open, this.clock, this.iterations) = (open, clock, iterations);

    /// <summary>Creates <c>admin</c> (administrator, sees everything) if it is not there; a given password counts on the first start only.</summary>
    public async Task<AdminSetup> EnsureAdminAsync(string? password, CancellationToken cancellation)
    {
        await using var context = open();
        if (await context.Users.AnyAsync(u => u.Name == AdminName, cancellation))
        {
            return new AdminSetup(false, null);
        }

        var generated = string.IsNullOrEmpty(password) ? RandomPassword() : null;
        await CreateAsync(new UserAccount(AdminName, Roles.Administrator, null, null), generated ?? password!, cancellation);
        return new AdminSetup(true, generated);
    }

    /// <exception cref="ArgumentException">The name is taken or empty, or the role is unknown.</exception>
    public async Task CreateAsync(UserAccount account, string password, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account.Name);
        ArgumentException.ThrowIfNullOrEmpty(password);
        Roles.Require(account.Role);
        await using var context = open();
        if (await context.Users.AnyAsync(u => u.Name == account.Name, cancellation))
        {
            throw new ArgumentException($"user '{account.Name}' exists already", nameof(account));
        }

        var (hash, salt) = PasswordHash.Make(password, iterations);
        context.Users.Add(new UserRow
        {
            Name = account.Name,
            PasswordHash = hash,
            Salt = salt,
            Iterations = iterations,
            Role = account.Role,
            Organization = account.Organization,
            Language = account.Language,
            CreatedAt = clock.GetUtcNow(),
        });
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>The account if name and password are right; null otherwise, after the same work whether the name exists or not.</summary>
    public async Task<UserAccount?> VerifyAsync(string name, string password, CancellationToken cancellation)
    {
        await using var context = open();
        var user = await context.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Name == name, cancellation);
        if (user is null)
        {
            PasswordHash.Make(password, iterations);
            return null;
        }

        var right = PasswordHash.Matches(password, user.PasswordHash, user.Salt, user.Iterations);
        return right && !user.Disabled ? new UserAccount(user.Name, user.Role, user.Organization, user.Language) : null;
    }

    /// <summary>A password nobody could guess, of letters and digits that are not mistaken for each other.</summary>
    public static string RandomPassword() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 20);
}
