namespace Assurance.Dashboard.Live;

/// <summary>The clients, as the feed sees them.</summary>
internal interface IViewConnections
{
    /// <summary>Sends one message to many, serialised once a protocol. A task for each connection, in order, completes when it took the message; it never
    /// fails for a client that is gone.</summary>
    IReadOnlyList<Task> Send(IReadOnlyList<string> connections, ViewChanges changes);
}
