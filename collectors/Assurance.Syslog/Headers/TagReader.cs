namespace Assurance.Syslog.Headers;

/// <summary>
/// TAG (RFC 3164 §4.1.3): <c>name:</c>, <c>name[pid]:</c> or <c>name[pid]</c>. A word without either sign is text. What names an
/// event rather than a program stays in the text.
/// </summary>
internal static class TagReader
{
    // The RFC has 32; APP-NAME of RFC 5424 has 48, and device processes exceed that now and then.
    private const int NameLimit = 64;
    private const int PidLimit = 128;

    public static bool TryRead(ref OctetReader reader, HeaderBuilder header)
    {
        reader.SkipSpaces();
        var rest = reader.Rest;
        var end = rest.IndexOfAny(" \t:["u8);
        if (end is <= 0 or > NameLimit || rest[end] is (byte)' ' or (byte)'\t' || rest[0] is (byte)'%' or (byte)'<' or (byte)'"' or (byte)'{')
        {
            return false;
        }

        var name = rest[..end];
        if (rest[end] == '[')
        {
            return TryReadPid(ref reader, header, name);
        }

        if (!IsProgram(name, rest[(end + 1)..]))
        {
            return false;
        }

        header.AppName = header.Decode(name);
        reader.Position += end + 1;
        return true;
    }

    private static bool TryReadPid(ref OctetReader reader, HeaderBuilder header, ReadOnlySpan<byte> name)
    {
        var pid = reader.Rest[(name.Length + 1)..];
        var close = pid.IndexOf((byte)']');
        if (close < 0 || pid[..close].Contains((byte)' ') || VendorEvents.IsModuleMnemonic(name))
        {
            return false;
        }

        header.AppName = header.Decode(name);
        header.ProcId = header.Field(pid[..close], PidLimit);
        reader.Position += name.Length + close + 2;
        reader.TrySkip((byte)':');
        return true;
    }

    private static bool IsProgram(ReadOnlySpan<byte> name, ReadOnlySpan<byte> after)
    {
        if (VendorEvents.IsModuleMnemonic(name) || name.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            return false;
        }

        // Junos may leave the process out: RPD_BGP_NEIGHBOR_STATE_CHANGED: is then the event, RT_FLOW: RT_FLOW_SESSION_DENY: the process.
        if (VendorEvents.IsUpperMnemonic(name) && !VendorEvents.StartsWithUpperMnemonic(after.TrimStart((byte)' ')))
        {
            return false;
        }

        // "key:value" and "http://" are text; so is a date, "05/21/2017:00:00:00".
        return after.IsEmpty || after[0] == ' ';
    }
}
