namespace Assurance.Syslog.Headers;

/// <summary>
/// RFC 3164 §4.1 as devices write it: [origin] TIMESTAMP [HOSTNAME] [TAG] CONTENT, where a vendor may put a running number, its
/// name or its node before the time, and a relay its own time and name before all that. Without a time all is text, a plain TAG excepted.
/// </summary>
internal static class Rfc3164Header
{
    public static void Read(ref OctetReader reader, HeaderBuilder header)
    {
        reader.SkipSpaces();
        if (OriginReader.TryRead(ref reader, header))
        {
            header.Format = SyslogFormat.Rfc3164;
            ReadHost(ref reader, header);
            if (OriginReader.TryReadRelayed(ref reader, header))
            {
                ReadHost(ref reader, header);
            }
        }

        header.Leniencies |= header.Stamp is null ? SyslogLeniencies.TimestampMissing : 0;
        var tagged = (header.Leniencies & SyslogLeniencies.PriorityMissing) == 0 || header.Format == SyslogFormat.Rfc3164;
        if (tagged && TagReader.TryRead(ref reader, header))
        {
            header.Format = SyslogFormat.Rfc3164;
        }

        reader.SkipSpaces();
        header.Text = header.Decode(reader.Rest);
    }

    // §4.1.2 HOSTNAME; §5.3, Cisco and ZXR10 leave it out.
    private static void ReadHost(ref OctetReader reader, HeaderBuilder header)
    {
        if (header.Node is not null || header.Hostname is not null || header.Sequence is not null
            || header.Stamp?.Shape == StampShape.TimeFirst || reader.Peek() == '%')
        {
            return;
        }

        var name = HostName.Read(ref reader);
        if (!name.IsEmpty)
        {
            header.Hostname = header.Field(name, HostName.Limit);
        }
    }
}
