using System.Buffers.Binary;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>The block-structured capture format (draft-ietf-opsawg-pcapng §4): enhanced, simple and obsolete packet blocks.</summary>
internal static class PcapNgReader
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint InterfaceDescription = 1;
    private const uint ObsoletePacket = 2;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const ushort TimeResolution = 9;
    private const int Frame = 12;

    /// <summary>The frames up to the end, or up to a block that is cut.</summary>
    public static IEnumerable<CapturedFrame> Read(ReadOnlyMemory<byte> file)
    {
        var little = true;
        var interfaces = new List<(int LinkType, double TicksPerUnit)>();
        for (var at = 0; at + Frame <= file.Length;)
        {
            var type = Word(file, at, little);
            if (type == SectionHeader)
            {
                little = BinaryPrimitives.ReadUInt32LittleEndian(file.Span[(at + 8)..]) == 0x1A2B3C4D;
                interfaces.Clear();
            }

            var length = Word(file, at + 4, little);
            if (length < Frame || length > file.Length - at)
            {
                yield break;
            }

            var body = file.Slice(at + 8, (int)length - Frame);
            if (type == InterfaceDescription && body.Length >= 8)
            {
                interfaces.Add(((int)(Word(body, 0, little) & 0xFFFF), TicksPerUnit(body[8..], little)));
            }
            else if (Packet(type, body, interfaces, little) is { } frame)
            {
                yield return frame;
            }

            at += (int)length;
        }
    }

    private static CapturedFrame? Packet(uint type, ReadOnlyMemory<byte> body, List<(int LinkType, double TicksPerUnit)> interfaces, bool little)
    {
        var header = type switch { EnhancedPacket or ObsoletePacket => 20, SimplePacket => 4, _ => int.MaxValue };
        if (body.Length < header)
        {
            return null;
        }

        var number = type switch { EnhancedPacket => Word(body, 0, little), ObsoletePacket => Word(body, 0, little) & 0xFFFF, _ => 0u };
        if (number >= interfaces.Count)
        {
            return null;
        }

        var (linkType, ticksPerUnit) = interfaces[(int)number];
        var captured = type == SimplePacket ? Word(body, 0, little) : Word(body, 12, little);
        var time = type == SimplePacket ? DateTimeOffset.UnixEpoch
            : At(((ulong)Word(body, 4, little) << 32) | Word(body, 8, little), ticksPerUnit);
        return new(linkType, time, body.Slice(header, (int)Math.Min(captured, (uint)(body.Length - header))));
    }

    private static DateTimeOffset At(ulong units, double ticksPerUnit)
    {
        var ticks = units * ticksPerUnit;
        return ticks < DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks ? DateTimeOffset.UnixEpoch.AddTicks((long)ticks) : DateTimeOffset.UnixEpoch;
    }

    // if_tsresol: a negative power of ten, or of two with the top bit set; microseconds without it.
    private static double TicksPerUnit(ReadOnlyMemory<byte> options, bool little)
    {
        for (var at = 0; at + 4 <= options.Length;)
        {
            var code = Half(options, at, little);
            var length = Half(options, at + 2, little);
            if (code == TimeResolution && length >= 1 && at + 4 < options.Length)
            {
                var value = options.Span[at + 4];
                return TimeSpan.TicksPerSecond / Math.Pow((value & 0x80) != 0 ? 2 : 10, value & 0x7F);
            }

            at += 4 + ((length + 3) & ~3);
        }

        return TimeSpan.TicksPerMicrosecond;
    }

    private static ushort Half(ReadOnlyMemory<byte> bytes, int at, bool little) => little
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[at..])
        : BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[at..]);

    private static uint Word(ReadOnlyMemory<byte> bytes, int at, bool little) => little
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..])
        : BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[at..]);
}
