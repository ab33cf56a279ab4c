using System.Net;
using System.Net.Sockets;

namespace Assurance.Lab.Sending;

/// <summary>The sockets to the product: one for each UDP target, and a TCP connection for each device that logs by TCP.</summary>
internal sealed class Wire(LabTargets targets) : IDisposable
{
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Dictionary<string, Socket> _connections = [];

    /// <exception cref="SocketException">The target refuses TCP connections.</exception>
    public async Task SendAsync(LabMessage message, CancellationToken cancellation)
    {
        switch (message.Transport)
        {
            case "snmp" when targets.Snmp is { } snmp: await _udp.SendToAsync(message.Bytes, snmp, cancellation).ConfigureAwait(false); break;
            case "syslog-udp" when targets.SyslogUdp is { } udp: await _udp.SendToAsync(message.Bytes, udp, cancellation).ConfigureAwait(false); break;
            case "syslog-tcp" when targets.SyslogTcp is { } tcp: await SendTcpAsync(message, tcp, cancellation).ConfigureAwait(false); break;
        }
    }

    private async Task SendTcpAsync(LabMessage message, IPEndPoint target, CancellationToken cancellation)
    {
        if (!_connections.TryGetValue(message.Device, out var connection))
        {
            connection = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            _connections[message.Device] = connection;
            await connection.ConnectAsync(target, cancellation).ConfigureAwait(false);
        }
        await connection.SendAsync(message.Bytes, cancellation).ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            if (connection.Connected) connection.Shutdown(SocketShutdown.Send);
            connection.Dispose();
        }
        _udp.Dispose();
    }
}
