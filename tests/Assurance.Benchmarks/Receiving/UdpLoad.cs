using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Assurance.Benchmarks.Receiving;

/// <summary>Datagrams from many loopback addresses in turn.</summary>
internal sealed unsafe class UdpLoad : Load
{
    private const int Segments = 16;
    private const int AtOnce = 16;

    private readonly List<Socket> sockets = [];
    private readonly int cut;
    private readonly int length;
    private readonly int pool;
    private readonly byte* octets;
    private readonly NativeSend.Message* messages = (NativeSend.Message*)NativeMemory.AllocZeroed(AtOnce, (nuint)sizeof(NativeSend.Message));
    private readonly NativeSend.Vector* vectors = (NativeSend.Vector*)NativeMemory.AllocZeroed(AtOnce, (nuint)sizeof(NativeSend.Vector));
    private int next;
    private int turn;

    /// <param name="to">The receiver.</param>
    /// <param name="payloads">Sent in turn; all of one length.</param>
    public UdpLoad(IPEndPoint to, IReadOnlyList<byte[]> payloads)
    {
        (length, pool) = (payloads[0].Length, payloads.Count);
        octets = (byte*)NativeMemory.Alloc((nuint)(length * pool));
        for (var i = 0; i < pool; i++)
        {
            payloads[i].CopyTo(new Span<byte>(octets + (i * length), length));
        }

        for (var i = 0; i < Sources; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { SendBufferSize = 4 << 20 };
            socket.Bind(AddressOf(i));
            socket.Connect(to);
            cut = NativeSend.TryCut(socket, length) ? Segments : 1;
            sockets.Add(socket);
        }

        for (var i = 0; i < AtOnce; i++)
        {
            messages[i].Vectors = vectors + i;
            messages[i].VectorCount = 1;
        }
    }

    public override void Dispose()
    {
        sockets.ForEach(s => s.Dispose());
        NativeMemory.Free(octets);
        NativeMemory.Free(messages);
        NativeMemory.Free(vectors);
    }

    protected override long SendSome(long due)
    {
        var filled = 0;
        for (var left = (int)Math.Min(due, AtOnce * cut); left > 0 && filled < AtOnce; filled++)
        {
            var count = Math.Min(Math.Min(left, cut), pool - next);
            vectors[filled] = new NativeSend.Vector { Base = octets + (next * length), Length = (nuint)(count * length) };
            next = (next + count) % pool;
            left -= count;
        }

        var socket = sockets[turn++ % Sources];
        var given = NativeSend.SendMany((int)socket.SafeHandle.DangerousGetHandle(), messages, (uint)filled, 0);
        var sent = 0L;
        for (var i = 0; i < given; i++)
        {
            sent += (long)vectors[i].Length / length;
        }

        return sent;
    }
}
