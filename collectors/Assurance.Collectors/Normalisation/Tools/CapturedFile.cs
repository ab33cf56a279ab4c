using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>Captured messages of a file, whichever form it has: pcap, pcapng, NDJSON with <c>text</c> or <c>hex</c>, or a message a line.</summary>
internal static class CapturedFile
{
    private const byte Sequence = 0x30;

    public static IEnumerable<CapturedMessage> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var packets = Magic(bytes) switch
        {
            0xA1B2C3D4 or 0xD4C3B2A1 or 0xA1B23C4D or 0x4D3CB2A1 => PcapReader.Read(bytes),
            0x0A0D0D0A => PcapNgReader.Read(bytes),
            _ => null,
        };
        return packets is null ? Lines(bytes) : PacketMessages.Of(packets);
    }

    private static uint Magic(byte[] bytes) => bytes.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    /// <summary>A message a line, or NDJSON.</summary>
    public static IEnumerable<CapturedMessage> Lines(byte[] bytes)
    {
        var number = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var rest = bytes.AsMemory(at);
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            at += line.Length + 1;
            if (!line.Span.TrimEnd("\r \t"u8).IsEmpty)
            {
                yield return Line(++number, line);
            }
        }
    }

    private static CapturedMessage Line(int number, ReadOnlyMemory<byte> line)
    {
        if (line.Span.TrimStart(" \t"u8).StartsWith("{"u8))
        {
            try
            {
                // A device may write JSON too.
                using var record = JsonDocument.Parse(line);
                if (Text(record.RootElement, "text") is not null || Text(record.RootElement, "hex") is not null)
                {
                    return Record(number, record.RootElement);
                }
            }
            catch (JsonException)
            {
                // A text may begin with a brace too.
            }
        }

        return new(number, Transport.SyslogUdp, CapturedMessage.NoSource, DateTimeOffset.UnixEpoch, line);
    }

    private static CapturedMessage Record(int number, JsonElement record)
    {
        var source = Text(record, "source") ?? CapturedMessage.NoSource;
        var (bytes, problem) = Content(record);
        return new(number, TransportOf(Text(record, "transport"), Text(record, "text") is null, bytes), source, DateTimeOffset.UnixEpoch, bytes, problem);
    }

    private static (byte[] Bytes, string? Problem) Content(JsonElement record)
    {
        if (Text(record, "text") is { } text)
        {
            return (Encoding.UTF8.GetBytes(text), null);
        }

        try
        {
            return (Convert.FromHexString(Text(record, "hex")!.Replace(" ", "", StringComparison.Ordinal)), null);
        }
        catch (FormatException)
        {
            return ([], "hex is not hexadecimal");
        }
    }

    private static Transport TransportOf(string? name, bool isOctets, byte[] bytes) =>
        name is null ? isOctets && bytes is [Sequence, ..] ? Transport.Snmp : Transport.SyslogUdp
        : name.StartsWith("snmp", StringComparison.OrdinalIgnoreCase) ? Transport.Snmp
        : name.Equals("syslog-tcp", StringComparison.OrdinalIgnoreCase) ? Transport.SyslogTcp
        : Transport.SyslogUdp;

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
