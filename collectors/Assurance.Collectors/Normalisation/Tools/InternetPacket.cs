using System.Buffers.Binary;
using System.Net;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>An IPv4 (RFC 791) or IPv6 (RFC 8200) packet with its UDP or TCP payload.</summary>
internal sealed record InternetPacket(byte Protocol, string Source, int SourcePort, string Destination, int DestinationPort, ReadOnlyMemory<byte> Payload)
{
    private const int UdpHeader = 8;
    private const int LeastTcpHeader = 20;

    /// <summary>Null when the frame carries neither, or only a fragment.</summary>
    public static InternetPacket? Read(CapturedFrame frame)
    {
        var skip = LinkHeader(frame);
        if (skip < 0 || skip >= frame.Bytes.Length)
        {
            return null;
        }

        var packet = frame.Bytes[skip..];
        return (packet.Span[0] >> 4) switch
        {
            4 => V4(packet),
            6 => V6(packet),
            _ => null,
        };
    }

    // Length of the link's header; -1 where no IP packet follows.
    private static int LinkHeader(CapturedFrame frame) => frame.LinkType switch
    {
        0 or 108 => 4,
        1 => Ethernet(frame.Bytes.Span),
        12 or 14 or 101 or 228 or 229 => 0,
        113 => 16,
        276 => 20,
        _ => -1,
    };

    private static int Ethernet(ReadOnlySpan<byte> frame)
    {
        var at = 12;
        while (at + 2 <= frame.Length)
        {
            switch (BinaryPrimitives.ReadUInt16BigEndian(frame[at..]))
            {
                case 0x8100 or 0x88A8 or 0x9100:
                    at += 4;
                    break;
                case 0x0800 or 0x86DD:
                    return at + 2;
                default:
                    return -1;
            }
        }

        return -1;
    }

    private static InternetPacket? V4(ReadOnlyMemory<byte> packet)
    {
        var bytes = packet.Span;
        if (bytes.Length < 20)
        {
            return null;
        }

        var header = (bytes[0] & 0xF) * 4;
        var total = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        var isFragment = (BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x3FFF) != 0;
        return isFragment || header < 20 || header >= bytes.Length ? null
            : Segment(bytes[9], Address(bytes.Slice(12, 4)), Address(bytes.Slice(16, 4)), packet[header..Math.Max(header, Math.Min((int)total, bytes.Length))]);
    }

    private static InternetPacket? V6(ReadOnlyMemory<byte> packet)
    {
        var bytes = packet.Span;
        if (bytes.Length < 40)
        {
            return null;
        }

        var next = bytes[6];
        var at = 40;

        // Hop-by-hop and destination options; a fragment header ends the search.
        while (next is 0 or 60 && at + 8 <= bytes.Length)
        {
            (next, at) = (bytes[at], at + ((bytes[at + 1] + 1) * 8));
        }

        return at >= bytes.Length ? null : Segment(next, Address(bytes.Slice(8, 16)), Address(bytes.Slice(24, 16)), packet[at..]);
    }

    private static InternetPacket? Segment(byte protocol, string source, string destination, ReadOnlyMemory<byte> segment)
    {
        var bytes = segment.Span;
        var header = protocol == 17 && bytes.Length >= UdpHeader ? UdpHeader
            : protocol == 6 && bytes.Length >= LeastTcpHeader ? (bytes[12] >> 4) * 4
            : 0;
        return header == 0 || header > bytes.Length ? null
            : new(protocol, source, BinaryPrimitives.ReadUInt16BigEndian(bytes), destination, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), segment[header..]);
    }

    private static string Address(ReadOnlySpan<byte> octets) => new IPAddress(octets).ToString();
}
