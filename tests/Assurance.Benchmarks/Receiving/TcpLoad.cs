using System.Net;
using System.Net.Sockets;

namespace Assurance.Benchmarks.Receiving;

/// <summary>Lines over connections from many loopback addresses in turn (RFC 6587 section 3.4.2).</summary>
internal sealed class TcpLoad : Load
{
    private const int AtOnce = 256;

    private readonly List<Socket> sockets = [];
    private readonly byte[] lines;
    private readonly int length;
    private readonly int pool;
    private int next;
    private int turn;

    /// <inheritdoc cref="UdpLoad(IPEndPoint, IReadOnlyList{byte[]})"/>
    public TcpLoad(IPEndPoint to, IReadOnlyList<byte[]> payloads)
    {
        (length, pool) = (payloads[0].Length + 1, payloads.Count);
        lines = [.. payloads.SelectMany(p => p.Append((byte)'\n'))];
        for (var i = 0; i < Sources; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = 5_000 };
            socket.Bind(AddressOf(i));
            socket.Connect(to);
            sockets.Add(socket);
        }
    }

    public override void Dispose() => sockets.ForEach(s => s.Dispose());

    protected override long SendSome(long due)
    {
        var count = (int)Math.Min(Math.Min(due, AtOnce), pool - next);
        try
        {
            sockets[turn++ % Sources].Send(lines.AsSpan(next * length, count * length));
        }
        catch (SocketException held) when (held.SocketErrorCode == SocketError.TimedOut)
        {
            // The rate is lost, which is what was asked; nothing is counted that may be half sent.
            return 0;
        }

        next = (next + count) % pool;
        return count;
    }
}
