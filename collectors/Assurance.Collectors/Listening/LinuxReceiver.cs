using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assurance.Collectors.Listening;

/// <summary>recvmmsg(2): many datagrams for one call, each with the address it was sent to (IP_PKTINFO, RFC 3542 §6).</summary>
internal sealed unsafe partial class LinuxReceiver : IDatagramReceiver
{
    private const int Batch = 128;
    private const int MaxDatagram = 65_536;

    // No power of two: slots a multiple of the page apart would share the same lines of the processor's cache.
    private const int SlotBytes = MaxDatagram + 192;
    private const uint GatherMicroseconds = 200;
    private const int NameBytes = 28;
    private const int ControlBytes = 64;
    private const int Inet6 = 10;

    private readonly Socket socket;
    private readonly int descriptor;
    private readonly byte* slots = (byte*)NativeMemory.Alloc(Batch, SlotBytes + NameBytes + ControlBytes);
    private readonly byte* names;
    private readonly byte* controls;
    private readonly Posix.MessageHeaderOfMany* headers = (Posix.MessageHeaderOfMany*)NativeMemory.AllocZeroed(
        Batch, (nuint)sizeof(Posix.MessageHeaderOfMany));

    private readonly Posix.Vector* vectors = (Posix.Vector*)NativeMemory.AllocZeroed(Batch, (nuint)sizeof(Posix.Vector));
    private int last;

    public LinuxReceiver(Socket socket)
    {
        this.socket = socket;
        descriptor = (int)socket.SafeHandle.DangerousGetHandle();
        names = slots + (Batch * SlotBytes);
        controls = names + (Batch * NameBytes);
        for (var i = 0; i < Batch; i++)
        {
            vectors[i] = new Posix.Vector { Base = slots + (i * SlotBytes), Length = MaxDatagram };
            headers[i].Header = new Posix.MessageHeader
            {
                Name = names + (i * NameBytes),
                Vectors = vectors + i,
                VectorCount = 1,
                Control = controls + (i * ControlBytes),
            };
        }

        Posix.SetPacketInfo(socket);
        Posix.SetReceiveTimeout(socket, TimeSpan.FromMilliseconds(250));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Receive(bool wait)
    {
        // They come faster than one a call: a short rest lets a batch gather, and costs less than many calls and chunks.
        if (wait && last is > 1 and < Batch / 2)
        {
            _ = Posix.Rest(GatherMicroseconds);
        }

        for (var i = 0; i < Batch; i++)
        {
            headers[i].Header.NameLength = NameBytes;
            headers[i].Header.ControlLength = ControlBytes;
        }

        var received = Posix.ReceiveMany(descriptor, headers, Batch, wait ? Posix.WaitForOne : Posix.DoNotWait, null);
        last = Math.Max(received, 0);
        if (received >= 0)
        {
            return received;
        }

        var error = Marshal.GetLastPInvokeError();
        return error is Posix.Again or Posix.Interrupted or Posix.ConnectionRefused ? 0 : throw new SocketException(error);
    }

    public ReadOnlySpan<byte> Payload(int index) => new(slots + (index * SlotBytes), (int)headers[index].Length);

    public PeerAddress Sender(int index)
    {
        var name = new ReadOnlySpan<byte>(names + (index * NameBytes), NameBytes);
        var port = BinaryPrimitives.ReadUInt16BigEndian(name[2..]);
        return BinaryPrimitives.ReadUInt16LittleEndian(name) == Inet6
            ? new PeerAddress(BinaryPrimitives.ReadUInt128BigEndian(name[8..]), port, BinaryPrimitives.ReadUInt32LittleEndian(name[24..]))
            : new PeerAddress(PeerAddress.MapIPv4(name[4..]), port, 0);
    }

    public UInt128 Destination(int index) => PacketInfo.Destination(
        new ReadOnlySpan<byte>(controls + (index * ControlBytes), (int)headers[index].Header.ControlLength));

    public void Answer(ReadOnlySpan<byte> response, PeerAddress to, UInt128 from)
    {
        var name = to.ToEndPoint(socket.AddressFamily).Serialize().Buffer;
        Span<byte> control = stackalloc byte[ControlBytes];
        var controlLength = PacketInfo.Write(control, from, socket.AddressFamily);
        fixed (byte* bytes = response, address = name.Span, info = control)
        {
            var vector = new Posix.Vector { Base = bytes, Length = (nuint)response.Length };
            var header = new Posix.MessageHeader
            {
                Name = address,
                NameLength = (uint)name.Length,
                Vectors = &vector,
                VectorCount = 1,
                Control = controlLength == 0 ? null : info,
                ControlLength = (nuint)controlLength,
            };
            if (Posix.Send(descriptor, &header, 0) < 0)
            {
                throw new SocketException(Marshal.GetLastPInvokeError());
            }
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        NativeMemory.Free(slots);
        NativeMemory.Free(headers);
        NativeMemory.Free(vectors);
    }
}
