using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;
using Assurance.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace Assurance.Tests.Storage;

public sealed class RelationalStoreTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("assurance-store-");
    private readonly AdjustableClock clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task The_first_start_makes_admin_with_a_password_nobody_could_guess()
    {
        var store = Open();

        var setup = await store.Accounts.EnsureAdminAsync(null, default);

        Assert.True(setup.GeneratedPassword!.Length >= 20);
        Assert.Equal(Roles.Administrator, (await store.Accounts.VerifyAsync("admin", setup.GeneratedPassword, default))!.Role);
        Assert.Null(await store.Accounts.VerifyAsync("admin", "admin", default));
    }

    [Fact]
    public async Task A_given_password_counts_on_the_first_start_only()
    {
        Assert.True((await Open().Accounts.EnsureAdminAsync("the first one", default)).Created);

        var again = await Open().Accounts.EnsureAdminAsync("another", default);

        Assert.Equal(new AdminSetup(false, null), again);
        Assert.NotNull(await Open().Accounts.VerifyAsync("ADMIN", "the first one", default));
        Assert.Null(await Open().Accounts.VerifyAsync("admin", "another", default));
    }

    [Fact]
    public async Task Passwords_are_derived_with_at_least_600000_rounds_and_never_kept()
    {
        var store = RelationalStore.Open(directory.FullName, clock);
        await store.Accounts.EnsureAdminAsync("a password to look for", default);

        Assert.Equal(600_000L, Scalar("SELECT iterations FROM users"));
        Assert.Equal(32L, Scalar("SELECT length(password_hash) FROM users"));
        Assert.DoesNotContain("a password to look for", Contents(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_kept()
    {
        var store = Open();
        var issued = await store.Tokens.IssueApiAsync("robot", Roles.Operator, "north", default);

        var grant = await store.Tokens.FindAsync(TokenStore.HashOf(issued.Token), default);

        Assert.Equal(("robot", Roles.Operator, "north"), (grant!.User, grant.Role, grant.Organization));
        Assert.DoesNotContain(issued.Token, Contents(), StringComparison.Ordinal);
        Assert.True(Convert.FromBase64String(issued.Token.Replace('-', '+').Replace('_', '/') + "=").Length >= 16);
    }

    [Fact]
    public async Task A_token_ends_by_expiry_by_revocation_and_with_its_account()
    {
        var store = Open();
        await store.Accounts.EnsureAdminAsync("secret", default);
        var admin = (await store.Accounts.VerifyAsync("admin", "secret", default))!;
        var expiring = await store.Tokens.IssueSessionAsync(admin, default);
        clock.Now += TokenStore.SessionLifetime;
        var revoked = await store.Tokens.IssueSessionAsync(admin, default);
        var orphaned = await store.Tokens.IssueSessionAsync(admin, default);

        Assert.Null(await Find(expiring));
        Assert.NotNull(await Find(revoked));
        await store.Tokens.RevokeAsync(TokenStore.HashOf(revoked.Token), default);
        Assert.Null(await Find(revoked));
        await store.Accounts.CreateAsync(new UserAccount("other", Roles.Administrator, null, null), "secret", default);
        await store.Register.DisableAsync("admin", default);
        Assert.Null(await Find(orphaned));
        Assert.Null(await store.Accounts.VerifyAsync("admin", "secret", default));

        Task<TokenGrant?> Find(IssuedToken token) => store.Tokens.FindAsync(TokenStore.HashOf(token.Token), default);
    }

    [Fact]
    public async Task A_role_there_is_not_is_refused_with_those_there_are()
    {
        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => Open().Tokens.IssueApiAsync("robot", "root", null, default));

        Assert.Contains("operator, dutyManager, engineer, accountManager, desk, wallboard, administrator", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_is_kept_on_one_line_each_and_cannot_be_changed()
    {
        var store = Open();
        await store.Audit.AppendAsync(new AuditEvent("admin\nfake", "login", "", "192.0.2.1", false, "wrong"), default);

        var entry = Assert.Single(await store.Audit.LatestAsync(10, default));

        Assert.Equal((clock.Now, "admin fake", false), (entry.Time, entry.Event.User, entry.Event.Success));
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Scalar("DELETE FROM audit")).Message, StringComparison.Ordinal);
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Scalar("UPDATE audit SET success = 1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_a_newer_version_is_left_alone()
    {
        Open();
        Scalar("PRAGMA user_version = 99");

        Assert.Contains("newer", Assert.Throws<InvalidDataException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_an_older_version_gets_what_it_lacks_and_keeps_what_it_has()
    {
        var store = Open();
        await store.Accounts.EnsureAdminAsync("secret", default);
        await store.Tokens.IssueSessionAsync((await store.Accounts.VerifyAsync("admin", "secret", default))!, default);
        SqliteConnection.ClearAllPools();
        Scalar("DROP TABLE withdrawals; DROP TABLE choices; DROP TABLE saved_views; DROP INDEX audit_by_user; DROP INDEX audit_by_action; ALTER TABLE users DROP COLUMN last_login; PRAGMA user_version = 1");

        var account = Assert.Single(await Open().Register.ListAsync(default));

        Assert.Equal((clock.Now, 1), (account.LastLogin, account.Sessions));
    }

    private RelationalStore Open() => RelationalStore.Open(directory.FullName, clock, passwordIterations: 10);

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, "assurance.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private string Contents()
    {
        Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        return string.Concat(directory.GetFiles().Select(f =>
        {
            using var stream = new FileStream(f.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(stream, System.Text.Encoding.Latin1).ReadToEnd();
        }));
    }

    private sealed class AdjustableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
