namespace Assurance.Syslog.Headers;

/// <summary>
/// A zone by name after a time. Only UTC and GMT say an offset: CST alone is China, America or Cuba, so other names are
/// stepped over and leave the device's own zone to decide.
/// </summary>
internal static class ZoneName
{
    private const int Longest = 8;

    // In use somewhere, or said by VRP in summer.
    private static ReadOnlySpan<byte> Usual =>
        " CST CDT EST EDT MST MDT PST PDT AKST AKDT HST CET CEST EET EEST WET WEST BST MSK IST JST KST HKT SGT AEST AEDT ACST AWST NZST NZDT BRT ART DST "u8;

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
        else if ((IsZoneWord(word, afterFraction) && IsFollowedByMnemonic(reader)) || (IsUsual(word) && IsFollowedByHostAndTag(reader)))
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

    private static bool IsUsual(ReadOnlySpan<byte> word)
    {
        Span<byte> apart = stackalloc byte[7];
        if (word.Length is < 3 or > 4)
        {
            return false;
        }

        word.CopyTo(apart[1..]);
        apart[0] = apart[word.Length + 1] = (byte)' ';
        return Usual.IndexOf(apart[..(word.Length + 2)]) >= 0;
    }

    // "CST pe1 sshd[7]: " and "DST PE1 %%01IFNET": with one word less it is the host's own name.
    private static bool IsFollowedByHostAndTag(OctetReader after)
    {
        if (after.SkipSpaces() == 0 || !HostName.IsName(after.ReadToken()) || after.SkipSpaces() == 0)
        {
            return false;
        }

        var tag = after.ReadToken();
        return tag.EndsWith(":"u8) || tag is [(byte)'%', _, ..];
    }

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
