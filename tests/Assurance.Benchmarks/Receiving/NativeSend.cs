using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Assurance.Benchmarks.Receiving;

/// <summary>sendmmsg(2), and UDP_SEGMENT of udp(7): many datagrams for one call and for one way through the sender's half of the stack.</summary>
internal static unsafe partial class NativeSend
{
    private const int LevelUdp = 17;
    private const int Segment = 103;

    /// <summary>What is sent in one piece is cut into datagrams of this length; false where the system cannot.</summary>
    public static bool TryCut(Socket socket, int length)
    {
        try
        {
            socket.SetRawSocketOption(LevelUdp, Segment, BitConverter.GetBytes(length));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    public static partial int SendMany(int socket, Message* messages, uint count, int flags);

    [LibraryImport("libc", EntryPoint = "usleep")]
    public static partial int Sleep(uint microseconds);

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Vector
    {
        public byte* Base;
        public nuint Length;
    }

    /// <summary>struct mmsghdr; the socket is connected, so that no name is needed.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Message
    {
        public void* Name;
        public uint NameLength;
        public Vector* Vectors;
        public nuint VectorCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
        public uint Sent;
        private readonly int padding;
    }
}
