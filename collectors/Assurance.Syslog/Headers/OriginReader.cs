namespace Assurance.Syslog.Headers;

/// <summary>
/// What stands up to and with the time. Cisco: <c>[number:] [host:] [number:] [*|.]time[ zone]:</c>; IOS XR:
/// <c>[number:] [host] node:time :</c>; NX-OS: <c>[host:|:] year time:</c>; VRP of old and Comware: <c>%time</c> or <c>#time</c>.
/// </summary>
internal static class OriginReader
{
    private const int MostParts = 5;

    /// <summary>Reads the parts when they lead to a time or a mnemonic; else nothing is read.</summary>
    public static bool TryRead(ref OctetReader reader, HeaderBuilder header)
    {
        var ahead = reader;
        var parts = new Parts();
        for (var n = 0; n < MostParts; n++)
        {
            if (TryReadStamp(ref ahead, header, ref parts))
            {
                Accept(ahead, ref reader, header, parts);
                return true;
            }

            if (n > 0 && LeadsToBody(ahead, parts))
            {
                Accept(ahead, ref reader, header, parts);
                return true;
            }

            if (!TryReadPart(ref ahead, header, ref parts))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>A second origin behind a relay's time and name; it stands nearer to the device, so it wins.</summary>
    public static bool TryReadRelayed(ref OctetReader reader, HeaderBuilder header)
    {
        var start = reader.Rest;
        var begins = StampReader.MonthAt(start is [(byte)'*' or (byte)'.' or (byte)'%' or (byte)'#', ..] ? start[1..] : start) > 0
            || (start.Length > 0 && char.IsAsciiDigit((char)start[0]) && reader.PeekToken().EndsWith(":"u8))
            || IsNode(reader.PeekToken());
        if (!begins)
        {
            return false;
        }

        var relay = header.Hostname;
        header.Hostname = null;
        if (TryRead(ref reader, header))
        {
            header.Hostname ??= reader.Peek() == '%' || header.Sequence is not null || header.Node is not null ? relay : null;
            return true;
        }

        header.Hostname = relay;
        return false;
    }

    // Without a time a mnemonic must follow; behind a number IOS may also log in XML.
    private static bool LeadsToBody(OctetReader ahead, Parts parts) =>
        (ahead.Peek() == '%' && ahead.Peek(1) is (byte)'%' or (>= (byte)'A' and <= (byte)'Z')) || (ahead.Peek() == '<' && parts.Sequence is not null);

    private static bool TryReadStamp(ref OctetReader ahead, HeaderBuilder header, ref Parts parts)
    {
        var prefixed = ahead.Peek() is (byte)'%' or (byte)'#' && StampReader.MonthAt(ahead.Rest[1..]) > 0;
        ahead.Position += prefixed ? 1 : 0;
        if (StampReader.TryRead(ref ahead, out var stamp))
        {
            parts.Stamp = stamp;
        }
        else if (!UptimeStamp.TrySkip(ref ahead))
        {
            return false;
        }

        // Other makers write the sign before their times as well, but no milliseconds behind them.
        header.Vendor = prefixed && parts.Stamp?.FractionDigits > 0 ? VendorHeader.H3cComware : header.Vendor;
        ahead.SkipSpaces();
        ahead.TrySkip((byte)':');
        ahead.SkipSpaces();
        return true;
    }

    private static bool TryReadPart(ref OctetReader ahead, HeaderBuilder header, ref Parts parts)
    {
        var token = ahead.PeekToken();
        if (IsNode(token))
        {
            var colon = token.IndexOf((byte)':');
            parts.Node = header.Decode(token[..colon]);
            ahead.Position += colon + 1;
        }
        else if (token.SequenceEqual(":"u8))
        {
            ahead.Position++;
        }
        else if (token.EndsWith(":"u8) && token.Length > 1)
        {
            ReadNumberOrHost(ref ahead, header, ref parts);
        }
        else if (parts.Host is null && HostName.IsName(token) && NextIsNode(ahead))
        {
            parts.Host = header.Decode(ahead.ReadToken());
        }
        else
        {
            return false;
        }

        ahead.SkipSpaces();
        return !ahead.AtEnd;
    }

    private static void ReadNumberOrHost(ref OctetReader ahead, HeaderBuilder header, ref Parts parts)
    {
        var word = ahead.ReadToken()[..^1];
        if (word.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && word.Length <= 18)
        {
            _ = System.Buffers.Text.Utf8Parser.TryParse(word, out long number, out _);
            parts.Sequence ??= number;
        }
        else if (HostName.IsName(word))
        {
            parts.Host ??= header.Decode(word);
        }
    }

    // IOS XR: RP/0/RSP0/CPU0:
    private static bool IsNode(ReadOnlySpan<byte> token)
    {
        var colon = token.IndexOf((byte)':');
        return colon > 0 && token[..colon].IndexOf("/CPU"u8) > 0;
    }

    private static bool NextIsNode(OctetReader ahead)
    {
        ahead.ReadToken();
        ahead.SkipSpaces();
        return IsNode(ahead.PeekToken());
    }

    private static void Accept(OctetReader ahead, ref OctetReader reader, HeaderBuilder header, Parts parts)
    {
        reader = ahead;
        header.Stamp = parts.Stamp ?? header.Stamp;
        header.Hostname ??= parts.Host;
        header.Sequence = parts.Sequence ?? header.Sequence;
        header.Node = parts.Node ?? header.Node;
        if (parts.Node is not null)
        {
            header.Vendor = VendorHeader.CiscoIosXr;
        }
    }

    private struct Parts
    {
        public Stamp? Stamp;
        public string? Host;
        public string? Node;
        public long? Sequence;
    }
}
