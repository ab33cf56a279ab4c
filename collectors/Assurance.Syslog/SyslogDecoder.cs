using Assurance.Syslog.Headers;

namespace Assurance.Syslog;

/// <summary>Octets to <see cref="SyslogMessage"/>. Never throws: whatever is not empty is at least text.</summary>
public static class SyslogDecoder
{
    /// <summary>What is read of one message; the rest is cut and flagged. Twice a large UDP datagram.</summary>
    public const int MaxOctets = 128 * 1024;

    /// <summary>Reads a message whose sender's zone, where it states none, is that of <paramref name="received"/>.</summary>
    /// <param name="received">The time of receipt, which completes years and zones.</param>
    /// <returns>False when there is nothing but white space and padding.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> datagram, DateTimeOffset received, out SyslogMessage message, out DecodeError error) =>
        TryDecode(datagram, new StampContext(received, null), out message, out error);

    /// <summary>Reads a message whose sender keeps its clock in <paramref name="deviceZone"/> where it states no zone.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> datagram, DateTimeOffset received, TimeZoneInfo deviceZone, out SyslogMessage message, out DecodeError error) =>
        TryDecode(datagram, new StampContext(received, deviceZone), out message, out error);

    private static bool TryDecode(ReadOnlySpan<byte> datagram, StampContext context, out SyslogMessage message, out DecodeError error)
    {
        // RFC 5426 §3.1: no trailer is needed, yet LF, CR LF and NUL are seen.
        var octets = datagram.TrimEnd("\0\r\n \t"u8);
        if (octets.IsEmpty)
        {
            message = null!;
            error = new DecodeError("nothing but padding", datagram.Length);
            return false;
        }

        error = default;
        var header = new HeaderBuilder(context);
        if (octets.Length > MaxOctets)
        {
            octets = octets[..MaxOctets];
            header.Leniencies |= SyslogLeniencies.MessageCut;
        }

        var reader = new OctetReader(octets);
        Priority.Read(ref reader, header);
        if (!Rfc5424Header.TryRead(ref reader, header))
        {
            Rfc3164Header.Read(ref reader, header);
        }

        message = header.Build();
        return true;
    }
}
