using System.Collections.Concurrent;
using System.Data.Common;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Security;

/// <summary>Tokens in use. A grant is believed for five seconds after it was read, so that a token revoked by another process ends
/// within that time; one revoked here ends at once. While the accounts cannot be read (a full disk), what was known holds.</summary>
internal sealed class LiveTokens(TokenStore store, TimeProvider clock)
{
    private const int Remembered = 10_000;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (TokenGrant Grant, DateTimeOffset ReadAt)> grants = new(StringComparer.Ordinal);

    private int changes;

    /// <summary>A token ended: revoked, expired, or its account ended; or it stands for another role or unit.</summary>
    public event Action<string>? Ended;

    public ValueTask<TokenGrant?> FindAsync(string token, CancellationToken cancellation) => FindByHashAsync(TokenStore.HashOf(token), cancellation);

    public async ValueTask<TokenGrant?> FindByHashAsync(string hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (grants.TryGetValue(hash, out var known) && (now - known.ReadAt).Duration() < Believed && now < known.Grant.Expires)
        {
            return known.Grant;
        }

        var before = Volatile.Read(ref changes);
        TokenGrant? grant;
        try
        {
            grant = await store.FindAsync(hash, cancellation);
        }
        catch (DbException) when (known.Grant is { } held && now < held.Expires && before == Volatile.Read(ref changes))
        {
            return held;
        }

        if (grant is null || (known.Grant is { } old && old != grant))
        {
            End(hash);
        }

        // What changed while it was read is read again the next time.
        if (grant is null || before != Volatile.Read(ref changes))
        {
            return grant;
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
        Forget([hash]);
    }

    /// <summary>Tokens ended or stand for something else: nothing is believed of them any more, and who listens is told.</summary>
    public void Forget(IReadOnlyCollection<string> hashes)
    {
        Interlocked.Increment(ref changes);
        foreach (var hash in hashes)
        {
            End(hash);
        }
    }

    private void End(string hash)
    {
        grants.TryRemove(hash, out _);
        Ended?.Invoke(hash);
    }
}
