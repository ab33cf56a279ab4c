namespace Assurance.Syslog.Headers;

/// <summary>PRI (RFC 5424 §6.2.1, RFC 3164 §4.1.1): PRI = "&lt;" PRIVAL "&gt;", PRIVAL = 1*3DIGIT, 0..191.</summary>
internal static class Priority
{
    private const int Highest = 191;
    private const int UserNotice = 13;

    public static void Read(ref OctetReader reader, HeaderBuilder header)
    {
        var start = reader.Position;
        if (!reader.TrySkip((byte)'<') || !reader.TryReadDigits(1, 3, out var value) || !reader.TrySkip((byte)'>'))
        {
            reader.Position = start;
            header.Leniencies |= SyslogLeniencies.PriorityMissing;
            value = UserNotice;
        }

        var digits = reader.Position - start - 2;
        if (digits > 1 && value < (digits == 2 ? 10 : 100))
        {
            header.Leniencies |= SyslogLeniencies.PriorityPadded;
        }

        header.Severity = (SyslogSeverity)(value & 7);
        if (value > Highest)
        {
            header.Leniencies |= SyslogLeniencies.PriorityInvalid;
        }
        else
        {
            header.Facility = value >> 3;
        }
    }
}
