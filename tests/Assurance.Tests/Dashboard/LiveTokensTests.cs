using Assurance.Dashboard.Security;
using Assurance.Storage.Accounts;
using Assurance.Storage.Relational;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Assurance.Tests.Dashboard;

/// <summary>Tokens while the accounts cannot be read.</summary>
public sealed class LiveTokensTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokens").FullName;
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Who_was_known_works_on_until_the_token_ends_and_nobody_new_comes_in()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var store = RelationalStore.Open(folder, clock);
        var known = await store.Tokens.IssueApiAsync("op", Roles.Operator, null, cancellation);
        var stranger = await store.Tokens.IssueApiAsync("other", Roles.Operator, null, cancellation);
        var tokens = new LiveTokens(store.Tokens, clock);
        Assert.NotNull(await tokens.FindAsync(known.Token, cancellation));

        Break();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("op", (await tokens.FindAsync(known.Token, cancellation))!.User);
        await Assert.ThrowsAsync<SqliteException>(async () => await tokens.FindAsync(stranger.Token, cancellation));

        clock.Advance(TokenStore.ApiLifetime);
        await Assert.ThrowsAsync<SqliteException>(async () => await tokens.FindAsync(known.Token, cancellation));
    }

    [Fact]
    public async Task A_clock_set_back_has_nobody_believed_longer_after_another_process_revoked_the_token()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var store = RelationalStore.Open(folder, clock);
        var issued = await store.Tokens.IssueApiAsync("op", Roles.Operator, null, cancellation);
        var tokens = new LiveTokens(store.Tokens, clock);
        Assert.NotNull(await tokens.FindAsync(issued.Token, cancellation));

        clock.AdjustTime(clock.GetUtcNow() - TimeSpan.FromHours(1));
        await store.Tokens.RevokeAsync(TokenStore.HashOf(issued.Token), cancellation);
        Assert.Null(await tokens.FindAsync(issued.Token, cancellation));
    }

    // A file of accounts without accounts: what reads it fails.
    private void Break()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder, "assurance.db*"))
        {
            File.Delete(file);
        }
    }
}
