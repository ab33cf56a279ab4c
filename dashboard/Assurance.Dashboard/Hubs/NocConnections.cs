using System.Collections.Concurrent;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Assurance.Dashboard.Hubs;

/// <summary>The connections of the hub: each takes messages at its own speed, a message for many is serialised once, and a connection whose token
/// ended is cut.</summary>
internal sealed class NocConnections(ILogger<DefaultHubLifetimeManager<NocHub>> logger) : DefaultHubLifetimeManager<NocHub>(logger), IViewConnections
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> live = new(StringComparer.Ordinal);

    /// <summary>Tokens behind the connections that are open.</summary>
    public IReadOnlyCollection<string> Tokens => [.. live.Values.Select(c => Viewer.TokenOf(c.User)).OfType<string>().Distinct(StringComparer.Ordinal)];

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        live[connection.ConnectionId] = connection;
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        live.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }

    public IReadOnlyList<Task> Send(IReadOnlyList<string> connections, ViewChanges changes)
    {
        var message = new SerializedHubMessage(new InvocationMessage("Changed", [changes]));
        return [.. connections.Select(c => live.TryGetValue(c, out var connection) ? connection.WriteAsync(message).AsTask() : Task.CompletedTask)];
    }

    /// <summary>Cuts the connections of a token and returns their ids.</summary>
    public IReadOnlyList<string> Cut(string token)
    {
        var cut = live.Values.Where(c => Viewer.TokenOf(c.User) == token).ToArray();
        foreach (var connection in cut)
        {
            connection.Abort();
        }

        return [.. cut.Select(c => c.ConnectionId)];
    }
}
