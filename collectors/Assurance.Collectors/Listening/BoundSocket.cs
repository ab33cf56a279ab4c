using System.Net;
using System.Net.Sockets;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Listening;

/// <summary>Sockets bound to where the product listens.</summary>
internal static class BoundSocket
{
    // 600,000 datagrams of a storm's size, a second of it: the receive buffer decides what is lost while the collector of garbage holds the receiver up.
    private const int ReceiveBuffer = 256 << 20;
    private const int Backlog = 512;

    /// <exception cref="ListenException">The address is taken or not this computer's.</exception>
    public static Socket BindUdp(Transport transport, IPEndPoint endPoint)
    {
        var socket = Bind(transport, endPoint, SocketType.Dgram, ProtocolType.Udp);
        if (!OperatingSystem.IsLinux() || !Posix.TryForceReceiveBuffer(socket, ReceiveBuffer))
        {
            socket.ReceiveBufferSize = ReceiveBuffer;
        }

        return socket;
    }

    /// <inheritdoc cref="BindUdp"/>
    public static Socket Listen(Transport transport, IPEndPoint endPoint) =>
        Bind(transport, endPoint, SocketType.Stream, ProtocolType.Tcp);

    private static Socket Bind(Transport transport, IPEndPoint endPoint, SocketType type, ProtocolType protocol)
    {
        var socket = new Socket(endPoint.AddressFamily, type, protocol);
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6 && endPoint.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(endPoint);
            if (type == SocketType.Stream)
            {
                socket.Listen(Backlog);
            }

            return socket;
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new ListenException(transport.Label(), endPoint.ToString(), error.Message, error);
        }
    }
}
