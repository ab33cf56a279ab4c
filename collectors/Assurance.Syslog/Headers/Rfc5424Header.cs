namespace Assurance.Syslog.Headers;

/// <summary>
/// RFC 5424 §6: SYSLOG-MSG = HEADER SP STRUCTURED-DATA [SP MSG],
/// HEADER = PRI VERSION SP TIMESTAMP SP HOSTNAME SP APP-NAME SP PROCID SP MSGID.
/// </summary>
internal static class Rfc5424Header
{
    private const int HostnameLimit = 255;
    private const int AppNameLimit = 48;
    private const int ProcIdLimit = 128;
    private const int MsgIdLimit = 32;

    public static bool TryRead(ref OctetReader reader, HeaderBuilder header)
    {
        var start = reader.Position;
        if (!TryReadVersion(ref reader, header, out var version))
        {
            reader.Position = start;
            return false;
        }

        header.Format = SyslogFormat.Rfc5424;
        header.Version = version;
        ReadTimestamp(ref reader, header);
        header.Hostname = header.Field(ReadField(ref reader, header), HostnameLimit);
        header.AppName = header.Field(ReadField(ref reader, header), AppNameLimit);
        header.ProcId = header.Field(ReadField(ref reader, header), ProcIdLimit);
        header.MsgId = header.Field(ReadField(ref reader, header), MsgIdLimit);
        var data = reader.Rest;
        StructuredDataReader.Read(ref reader, header);
        reader.SkipSpaces();

        // Without MSG the data is all the message says.
        header.Text = ReadMessage(reader.AtEnd && header.StructuredData.Count > 0 ? data : reader.Rest, header);
        return true;
    }

    // VERSION = NONZERO-DIGIT 0*2DIGIT, then a date or NILVALUE: else the digits are something else, such as a counter.
    private static bool TryReadVersion(ref OctetReader reader, HeaderBuilder header, out int version)
    {
        version = 0;
        if (reader.Peek() == '0' || !reader.TryReadDigits(1, 3, out version) || !reader.TrySkip((byte)' '))
        {
            return false;
        }

        reader.SkipSpaces();
        if (reader.Rest is [(byte)'-'] or [(byte)'-', (byte)' ', ..])
        {
            return (header.Leniencies & SyslogLeniencies.PriorityMissing) == 0;
        }

        var ahead = reader;
        return ahead.TryReadDigits(4, 4, out _) && ahead.TrySkip((byte)'-');
    }

    // TIMESTAMP = NILVALUE / FULL-DATE "T" FULL-TIME, upper-case T and Z, fraction of 1 to 6 digits, offset mandatory.
    private static void ReadTimestamp(ref OctetReader reader, HeaderBuilder header)
    {
        var token = reader.PeekToken();
        var ahead = reader;
        if (token.SequenceEqual("-"u8))
        {
            reader.ReadToken();
        }
        else if (StampReader.TryReadIso(ref ahead, out var stamp) && (ahead.AtEnd || ahead.Peek() == ' '))
        {
            header.Stamp = stamp;
            header.Leniencies |= Departures(token, stamp);
            reader = ahead;
        }
        else
        {
            header.Leniencies |= SyslogLeniencies.TimestampInvalid;
            reader.ReadToken();
        }
    }

    private static SyslogLeniencies Departures(ReadOnlySpan<byte> token, Stamp stamp)
    {
        var strict = token.Length > 10 && token[10] == 'T' && !token.EndsWith("z"u8) && !token.ContainsAny((byte)'/', (byte)',') && stamp.Offset is not null;
        return (strict ? 0 : SyslogLeniencies.TimestampInvalid) | (stamp.FractionDigits > 6 ? SyslogLeniencies.FractionCut : 0);
    }

    // SP field, NILVALUE read as empty. Superfluous blanks are stepped over.
    private static ReadOnlySpan<byte> ReadField(ref OctetReader reader, HeaderBuilder header)
    {
        if (reader.SkipSpaces() != 1 || reader.AtEnd)
        {
            header.Leniencies |= SyslogLeniencies.HeaderIncomplete;
        }

        var token = reader.ReadToken();
        return token.SequenceEqual("-"u8) ? default : token;
    }

    // §6.4: MSG = MSG-ANY / MSG-UTF8; BOM EF BB BF says UTF-8 and is no part of the text.
    private static string ReadMessage(ReadOnlySpan<byte> octets, HeaderBuilder header)
    {
        var bom = octets.StartsWith("\uFEFF"u8) ? 3 : 0;
        return header.Decode(octets[bom..].TrimStart(" \t"u8));
    }
}
