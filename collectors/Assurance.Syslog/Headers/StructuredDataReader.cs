namespace Assurance.Syslog.Headers;

/// <summary>
/// RFC 5424 §6.3: STRUCTURED-DATA = NILVALUE / 1*SD-ELEMENT, SD-ELEMENT = "[" SD-ID *(SP SD-PARAM) "]",
/// SD-PARAM = PARAM-NAME "=" %d34 PARAM-VALUE %d34. No blank stands between elements: a "[" after one starts MSG.
/// </summary>
internal static class StructuredDataReader
{
    private const int NameLimit = 32;

    public static void Read(ref OctetReader reader, HeaderBuilder header)
    {
        if (reader.SkipSpaces() != 1)
        {
            header.Leniencies |= SyslogLeniencies.HeaderIncomplete;
        }

        if (reader.PeekToken().SequenceEqual("-"u8))
        {
            reader.ReadToken();
            return;
        }

        if (reader.Peek() != '[')
        {
            header.Leniencies |= reader.AtEnd ? SyslogLeniencies.HeaderIncomplete : SyslogLeniencies.StructuredDataInvalid;
            return;
        }

        var elements = new List<StructuredElement>();
        while (reader.Peek() == '[')
        {
            var start = reader.Position;
            if (!TryReadElement(ref reader, header, out var element))
            {
                reader.Position = start;
                header.Leniencies |= SyslogLeniencies.StructuredDataInvalid;
                break;
            }

            header.Leniencies |= elements.Exists(e => e.Id == element.Id) ? SyslogLeniencies.StructuredDataLoose : 0;
            elements.Add(element);
        }

        header.StructuredData = elements;
    }

    private static bool TryReadElement(ref OctetReader reader, HeaderBuilder header, out StructuredElement element)
    {
        element = null!;
        reader.Position++;
        if (!TryReadName(ref reader, header, out var id))
        {
            return false;
        }

        var parameters = new List<StructuredParameter>();
        while (!reader.TrySkip((byte)']'))
        {
            if (reader.SkipSpaces() == 0)
            {
                return false;
            }

            if (reader.Peek() != ']')
            {
                if (!TryReadParameter(ref reader, header, out var parameter))
                {
                    return false;
                }

                parameters.Add(parameter);
            }
        }

        element = new StructuredElement(id, parameters);
        return true;
    }

    private static bool TryReadParameter(ref OctetReader reader, HeaderBuilder header, out StructuredParameter parameter)
    {
        parameter = null!;
        if (!TryReadName(ref reader, header, out var name))
        {
            return false;
        }

        // Some write name= "value"; nothing else can be meant.
        var blanks = reader.SkipSpaces();
        if (!reader.TrySkip((byte)'='))
        {
            return false;
        }

        blanks += reader.SkipSpaces();
        header.Leniencies |= blanks > 0 ? SyslogLeniencies.StructuredDataLoose : 0;
        if (!reader.TrySkip((byte)'"') || !TryReadValue(ref reader, header, out var value))
        {
            return false;
        }

        parameter = new StructuredParameter(name, value);
        return true;
    }

    // SD-NAME = 1*32PRINTUSASCII except "=", SP, "]", %d34
    private static bool TryReadName(ref OctetReader reader, HeaderBuilder header, out string name)
    {
        var rest = reader.Rest;
        var length = rest.IndexOfAny(" =]\""u8);
        if (length <= 0 || rest[..length].IndexOfAnyExceptInRange((byte)33, (byte)126) >= 0)
        {
            name = "";
            return false;
        }

        header.Leniencies |= length > NameLimit ? SyslogLeniencies.StructuredDataLoose : 0;
        name = header.Decode(rest[..length]);
        reader.Position += length;
        return true;
    }

    // §6.3.3: '"', '\' and ']' are escaped by '\'; a '\' before anything else is an ordinary character.
    private static bool TryReadValue(ref OctetReader reader, HeaderBuilder header, out string value)
    {
        var rest = reader.Rest;
        var escaped = false;
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case (byte)'"':
                    reader.Position += i + 1;
                    value = header.Decode(escaped ? Unescape(rest[..i]) : rest[..i]);
                    return true;
                case (byte)']':
                    value = "";
                    return false;
                case (byte)'\\' when i + 1 < rest.Length && rest[i + 1] is (byte)'"' or (byte)'\\' or (byte)']':
                    escaped = true;
                    i++;
                    break;
                default:
                    break;
            }
        }

        value = "";
        return false;
    }

    private static byte[] Unescape(ReadOnlySpan<byte> octets)
    {
        var result = new byte[octets.Length];
        var n = 0;
        for (var i = 0; i < octets.Length; i++)
        {
            var escapes = octets[i] == '\\' && i + 1 < octets.Length && octets[i + 1] is (byte)'"' or (byte)'\\' or (byte)']';
            i += escapes ? 1 : 0;
            result[n++] = octets[i];
        }

        return result[..n];
    }
}
