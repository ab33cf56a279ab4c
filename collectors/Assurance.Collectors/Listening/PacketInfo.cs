using System.Buffers.Binary;
using System.Net.Sockets;

namespace Assurance.Collectors.Listening;

/// <summary>The control message that says to or from which own address a datagram goes: in_pktinfo (ip(7)) and in6_pktinfo (RFC 3542 §6.1).</summary>
internal static class PacketInfo
{
    // struct cmsghdr: length (8), level (4), type (4); each message is padded to 8.
    private const int Head = 16;
    private const int InfoIp = 12;
    private const int InfoIpv6 = 20;

    // in_pktinfo: interface index (4), local address (4), destination of the header (4).
    private const int LocalAddressAt = 4;

    /// <summary>0 when it is not among the control messages.</summary>
    public static UInt128 Destination(ReadOnlySpan<byte> control)
    {
        while (control.Length >= Head && BinaryPrimitives.ReadInt64LittleEndian(control) is var length && length >= Head && length <= control.Length)
        {
            var (level, type) = (BinaryPrimitives.ReadInt32LittleEndian(control[8..]), BinaryPrimitives.ReadInt32LittleEndian(control[12..]));
            var data = control[Head..(int)length];
            if (level == Posix.LevelIp && type == Posix.PacketInfoIp && data.Length >= InfoIp)
            {
                return PeerAddress.MapIPv4(data[LocalAddressAt..]);
            }

            if (level == Posix.LevelIpv6 && type == Posix.PacketInfoIpv6 && data.Length >= InfoIpv6)
            {
                return BinaryPrimitives.ReadUInt128BigEndian(data);
            }

            control = control[Math.Min((int)(length + 7) & ~7, control.Length)..];
        }

        return 0;
    }

    /// <summary>Returns the length written; 0 when there is no address to send from.</summary>
    public static int Write(Span<byte> control, UInt128 from, AddressFamily family)
    {
        if (from == 0)
        {
            return 0;
        }

        control.Clear();
        var ipv6 = family == AddressFamily.InterNetworkV6;
        BinaryPrimitives.WriteInt64LittleEndian(control, Head + (ipv6 ? InfoIpv6 : InfoIp));
        BinaryPrimitives.WriteInt32LittleEndian(control[8..], ipv6 ? Posix.LevelIpv6 : Posix.LevelIp);
        BinaryPrimitives.WriteInt32LittleEndian(control[12..], ipv6 ? Posix.PacketInfoIpv6 : Posix.PacketInfoIp);
        if (ipv6)
        {
            BinaryPrimitives.WriteUInt128BigEndian(control[Head..], from);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(control[(Head + LocalAddressAt)..], (uint)from);
        }

        return (Head + (ipv6 ? InfoIpv6 : InfoIp) + 7) & ~7;
    }
}
