using System.Net;
using System.Net.Sockets;

namespace Assurance.Collectors.Listening;

/// <summary>One datagram at a time by the framework alone, where there is no recvmmsg.</summary>
internal sealed class PortableReceiver : IDatagramReceiver
{
    private readonly Socket socket;
    private readonly byte[] buffer = new byte[65_536];
    private readonly SocketAddress sender;
    private int length;

    public PortableReceiver(Socket socket)
    {
        this.socket = socket;
        socket.ReceiveTimeout = 250;
        sender = new SocketAddress(socket.AddressFamily);
    }

    public int Receive(bool wait)
    {
        try
        {
            if (!wait && socket.Available == 0)
            {
                return 0;
            }

            length = socket.ReceiveFrom(buffer, SocketFlags.None, sender);
            return 1;
        }
        catch (SocketException nothing) when (nothing.SocketErrorCode
            is SocketError.TimedOut or SocketError.WouldBlock or SocketError.Interrupted or SocketError.ConnectionReset or SocketError.ConnectionRefused)
        {
            return 0;
        }
    }

    public ReadOnlySpan<byte> Payload(int index) => buffer.AsSpan(0, length);

    public PeerAddress Sender(int index) => PeerAddress.Of((IPEndPoint)new IPEndPoint(0, 0).Create(sender));

    public UInt128 Destination(int index) => 0;

    public void Answer(ReadOnlySpan<byte> response, PeerAddress to, UInt128 from) =>
        socket.SendTo(response, SocketFlags.None, to.ToEndPoint(socket.AddressFamily));

    public void Dispose() => socket.Dispose();
}
