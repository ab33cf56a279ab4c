namespace Assurance.Syslog.Headers;

/// <summary>
/// A zone by name after a time. Only UTC and GMT say an offset: CST alone is China, America or Cuba, so other names are
/// stepped over and leave the device's own zone to decide.
/// </summary>
internal static class ZoneName
{
    private const int Longest = 8;

    /// <summary>Steps over a zone name; false when the word is something else, such as a host.</summary>
    public static bool TryRead(ref OctetReader reader, bool afterFraction, out TimeSpan? offset)
    {
        offset = null;
        var start = reader.Position;
        var word = ReadLetters(ref reader);
        if (word.SequenceEqual("UTC"u8) || word.SequenceEqual("GMT"u8))
        {
            offset = TimeSpan.Zero;
            if (reader.Peek() is 0 or (byte)' ' or (byte)':')
            {
                return true;
            }
        }
        else if (IsZoneWord(word, afterFraction) && IsFollowedByMnemonic(reader))
        {
            return true;
        }

        reader.Position = start;
        return false;
    }

    /// <summary>Steps over letters.</summary>
    public static ReadOnlySpan<byte> ReadLetters(ref OctetReader reader)
    {
        var rest = reader.Rest;
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter((char)rest[length]))
        {
            length++;
        }

        reader.Position += length;
        return rest[..length];
    }

    // CST, AKST; "clock timezone Beijing 8" too, yet without milliseconds "Core: %LINK" is rather a host.
    private static bool IsZoneWord(ReadOnlySpan<byte> word, bool afterFraction) =>
        word.Length is >= 2 and <= Longest && (afterFraction || (word.Length <= 5 && word.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0));

    // "CST: %LINK-3-UPDOWN" and IOS XR's "CST: ifmgr[200]: %PKT_INFRA". An ASA prints no zone: "FW: %ASA-6" is its host.
    private static bool IsFollowedByMnemonic(OctetReader after)
    {
        after.SkipSpaces();
        if (!after.TrySkip((byte)':') || after.SkipSpaces() == 0)
        {
            return false;
        }

        if (after.Peek() == '%')
        {
            return !after.Rest.StartsWith("%ASA-"u8) && !after.Rest.StartsWith("%PIX-"u8) && !after.Rest.StartsWith("%FTD-"u8);
        }

        var process = after.ReadToken();
        after.SkipSpaces();
        return process.EndsWith("]:"u8) && after.Peek() == '%';
    }
}
