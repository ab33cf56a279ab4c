using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Assurance.Collectors.Listening;

/// <summary>What of Linux's socket interface the framework has no form for: recvmmsg(2), sendmsg(2) and some options of socket(7).</summary>
internal static unsafe partial class Posix
{
    public const int WaitForOne = 0x10000;
    public const int DoNotWait = 0x40;
    public const int Interrupted = 4;
    public const int Again = 11;
    public const int ConnectionRefused = 111;
    public const int LevelIp = 0;
    public const int LevelIpv6 = 41;
    public const int PacketInfoIp = 8;
    public const int PacketInfoIpv6 = 50;

    private const int LevelSocket = 1;
    private const int ReceiveTimeout = 20;
    private const int ReceiveBufferForce = 33;
    private const int MemoryInfo = 55;
    private const int ReceivePacketInfoIpv6 = 49;
    private const int DropsAt = 8 * sizeof(uint);

    /// <summary>Asks for the destination of each datagram.</summary>
    public static void SetPacketInfo(Socket socket)
    {
        var (level, option) = socket.AddressFamily == AddressFamily.InterNetworkV6
            ? (LevelIpv6, ReceivePacketInfoIpv6)
            : (LevelIp, PacketInfoIp);
        socket.SetRawSocketOption(level, option, [1, 0, 0, 0]);
    }

    public static void SetReceiveTimeout(Socket socket, TimeSpan time)
    {
        long[] timeval = [(long)time.TotalSeconds, time.Milliseconds * 1000 + time.Microseconds];
        socket.SetRawSocketOption(LevelSocket, ReceiveTimeout, MemoryMarshal.AsBytes(timeval.AsSpan()));
    }

    /// <summary>Beyond the system's limit, which needs the right to administer the network; false without it.</summary>
    public static bool TryForceReceiveBuffer(Socket socket, int bytes)
    {
        try
        {
            socket.SetRawSocketOption(LevelSocket, ReceiveBufferForce, BitConverter.GetBytes(bytes));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>SO_MEMINFO: how many datagrams the socket has dropped since it was made, counted modulo 2^32.</summary>
    public static uint Drops(Socket socket)
    {
        Span<byte> info = stackalloc byte[64];
        var length = socket.GetRawSocketOption(LevelSocket, MemoryInfo, info);
        return length >= DropsAt + sizeof(uint) ? BitConverter.ToUInt32(info[DropsAt..]) : 0;
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    public static partial int Rest(uint microseconds);

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int ReceiveMany(int socket, MessageHeaderOfMany* messages, uint count, int flags, void* timeout);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint Send(int socket, MessageHeader* message, int flags);

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Vector
    {
        public byte* Base;
        public nuint Length;
    }

    /// <summary>struct msghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct MessageHeader
    {
        public byte* Name;
        public uint NameLength;
        public Vector* Vectors;
        public nuint VectorCount;
        public byte* Control;
        public nuint ControlLength;
        public int Flags;
    }

    /// <summary>struct mmsghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct MessageHeaderOfMany
    {
        public MessageHeader Header;
        public uint Length;
    }
}
