using System.Buffers.Binary;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>A captured frame with its link type (tcpdump.org/linktypes) and time.</summary>
internal sealed record CapturedFrame(int LinkType, DateTimeOffset Time, ReadOnlyMemory<byte> Bytes);

/// <summary>The classic capture format (draft-ietf-opsawg-pcap §4, §5), in either byte order, of microseconds or nanoseconds.</summary>
internal static class PcapReader
{
    private const int FileHeader = 24;
    private const int RecordHeader = 16;

    /// <summary>The frames up to the end, or up to a record that is cut.</summary>
    public static IEnumerable<CapturedFrame> Read(ReadOnlyMemory<byte> file)
    {
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(file.Span);
        var little = magic is 0xA1B2C3D4 or 0xA1B23C4D;
        var ticks = magic is 0xA1B23C4D or 0x4D3CB2A1 ? 1_000_000_000L : 1_000_000L;
        if (file.Length < FileHeader)
        {
            yield break;
        }

        var linkType = (int)(Word(file, 20, little) & 0xFFFF);
        for (var at = FileHeader; at + RecordHeader <= file.Length;)
        {
            var length = Word(file, at + 8, little);
            if (length > file.Length - at - RecordHeader)
            {
                yield break;
            }

            var time = DateTimeOffset.UnixEpoch.AddSeconds(Word(file, at, little)).AddTicks(Word(file, at + 4, little) * TimeSpan.TicksPerSecond / ticks);
            yield return new(linkType, time, file.Slice(at + RecordHeader, (int)length));
            at += RecordHeader + (int)length;
        }
    }

    private static uint Word(ReadOnlyMemory<byte> file, int at, bool little) => little
        ? BinaryPrimitives.ReadUInt32LittleEndian(file.Span[at..])
        : BinaryPrimitives.ReadUInt32BigEndian(file.Span[at..]);
}
