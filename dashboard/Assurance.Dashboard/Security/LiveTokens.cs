using System.Collections.Concurrent;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Security;

/// <summary>Tokens in use. A grant is believed for five seconds after it was read, so that a token revoked by another process ends
/// within that time; one revoked here ends at once.</summary>
internal sealed class LiveTokens(TokenStore store, TimeProvider clock)
{
    private const int Remembered = 10_000;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (TokenGrant Grant, DateTimeOffset ReadAt)> grants = new(StringComparer.Ordinal);

    /// <summary>A token ended: revoked, expired, or its account ended.</summary>
    public event Action<string>? Ended;

    public ValueTask<TokenGrant?> FindAsync(string token, CancellationToken cancellation) => FindByHashAsync(TokenStore.HashOf(token), cancellation);

    public async ValueTask<TokenGrant?> FindByHashAsync(string hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (grants.TryGetValue(hash, out var known) && now - known.ReadAt < Believed && now < known.Grant.Expires)
        {
            return known.Grant;
        }

        var grant = await store.FindAsync(hash, cancellation);
        if (grant is null)
        {
            End(hash);
            return null;
        }

        if (grants.Count >= Remembered)
        {
            grants.Clear();
        }

        grants[hash] = (grant, now);
        return grant;
    }

    public async Task RevokeAsync(string hash, CancellationToken cancellation)
    {
        await store.RevokeAsync(hash, cancellation);
        End(hash);
    }

    private void End(string hash)
    {
        grants.TryRemove(hash, out _);
        Ended?.Invoke(hash);
    }
}
