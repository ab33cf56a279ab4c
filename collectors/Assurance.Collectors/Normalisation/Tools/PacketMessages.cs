using Assurance.Model.Journal;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>
/// The messages within captured frames: SNMP notifications and syslog over UDP, and syslog over TCP as long as its segments were captured
/// in order. Other packets, and fragments of IP, are passed over: they hold no message of their own.
/// </summary>
internal static class PacketMessages
{
    private const byte Tcp = 6;
    private const byte Udp = 17;

    public static IEnumerable<CapturedMessage> Of(IEnumerable<CapturedFrame> frames)
    {
        var number = 0;
        var streams = new Dictionary<(string, int, string, int), FrameReader>();
        foreach (var frame in frames)
        {
            if (InternetPacket.Read(frame) is not { Payload.Length: > 0 } packet)
            {
                continue;
            }

            if (packet.Protocol == Udp && UdpTransport(packet) is { } transport)
            {
                yield return new(++number, transport, packet.Source, frame.Time, packet.Payload);
            }
            else if (packet.Protocol == Tcp && IsSyslogPort(packet.DestinationPort))
            {
                var flow = (packet.Source, packet.SourcePort, packet.Destination, packet.DestinationPort);
                if (!streams.TryGetValue(flow, out var reader))
                {
                    streams[flow] = reader = new();
                }

                reader.Append(packet.Payload.Span);
                foreach (var octets in Frames(reader))
                {
                    yield return new(++number, Transport.SyslogTcp, packet.Source, frame.Time, octets);
                }
            }
        }

        // What the capture cut off.
        foreach (var ((source, _, _, _), reader) in streams)
        {
            reader.Complete();
            foreach (var octets in Frames(reader))
            {
                yield return new(++number, Transport.SyslogTcp, source, DateTimeOffset.UnixEpoch, octets);
            }
        }
    }

    private static IEnumerable<byte[]> Frames(FrameReader reader)
    {
        while (reader.TryRead(out var frame))
        {
            yield return frame.Octets.ToArray();
        }
    }

    private static Transport? UdpTransport(InternetPacket packet) => packet.DestinationPort switch
    {
        162 or 1162 => Transport.Snmp,
        514 or 5514 => Transport.SyslogUdp,
        _ when packet.Payload.Span.StartsWith("<"u8) => Transport.SyslogUdp,
        _ when packet.SourcePort != 161 && packet.DestinationPort != 161 && packet.Payload.Span is [0x30, _, .., _] => Transport.Snmp,
        _ => null,
    };

    private static bool IsSyslogPort(int port) => port is 514 or 601 or 5514;
}
