using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Microsoft.AspNetCore.SignalR;

namespace Assurance.Dashboard.Hubs;

/// <summary>Ends live access with the token: at once when it is revoked here, within five seconds when another process did, or when it expires.</summary>
internal sealed partial class TokenWatch(LiveTokens tokens, NocConnections connections, LiveFeed feed, TimeProvider clock, ILogger<TokenWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override void Dispose()
    {
        tokens.Ended -= OnEnded;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        tokens.Ended += OnEnded;
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var token in connections.Tokens)
            {
                await CheckAsync(token, stoppingToken);
            }
        }
    }

    private async Task CheckAsync(string token, CancellationToken cancellation)
    {
        try
        {
            await tokens.FindByHashAsync(token, cancellation);
        }
#pragma warning disable CA1031 // A store that cannot be read now is asked again; the connections stay as they were.
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            LogFailure(failed);
        }
#pragma warning restore CA1031
    }

    private void OnEnded(string token)
    {
        foreach (var connection in connections.Cut(token))
        {
            feed.Drop(connection);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tokens of live connections could not be checked")]
    private partial void LogFailure(Exception failed);
}

/// <summary>Refuses a call whose token has ended meanwhile: a connection outlives the request that opened it.</summary>
internal sealed class TokenCheck(LiveTokens tokens) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var user = invocationContext.Context.User;
        if (user is null || Viewer.TokenOf(user) is not { } token
            || await tokens.FindByHashAsync(token, invocationContext.Context.ConnectionAborted) is null)
        {
            invocationContext.Context.Abort();
            throw new HubException("the session has ended");
        }

        return await next(invocationContext);
    }
}
