namespace Assurance.Syslog.Headers;

/// <summary>
/// Huawei VRP <c>%%01MODULE/severity/BRIEF(l)[sequence]:</c>, H3C and HPE Comware <c>%%10...</c>, and the form of old and of
/// traps without the first part.
/// </summary>
internal static class VrpEvent
{
    private const int Limit = 160;

    /// <summary>The event after <c>%%</c> and two digits of version; a blank between them, as some versions print, is taken out of the text.</summary>
    public static EventTag? ReadPrefixed(HeaderBuilder header)
    {
        var body = header.Text.AsSpan(2).TrimStart(' ');
        if (body is not [>= '0' and <= '9', >= '0' and <= '9', ..] || !TryRead(body[2..], out var tag))
        {
            return null;
        }

        header.Vendor = body.StartsWith("10", StringComparison.Ordinal) ? VendorHeader.H3cComware : VendorHeader.HuaweiVrp;
        header.Text = body.Length == header.Text.Length - 2 ? header.Text : string.Concat("%%", body);
        return tag;
    }

    public static bool TryRead(ReadOnlySpan<char> text, out EventTag? tag)
    {
        tag = null;
        var slash = text.IndexOf('/');
        if (slash is <= 0 or > 48 || text.Length < slash + 4 || text[slash + 1] is not (>= '0' and <= '7') || text[slash + 2] != '/' || text[..slash].Contains(' '))
        {
            return false;
        }

        // "LINK UPDOWN(l):" has a blank in the name, so it ends at the bracket or the colon.
        var rest = text[(slash + 3)..];
        var end = rest.IndexOfAny('(', ':', '[');

        // eth1/0/3 is a port, 0/0/ADMIN0 a card
        if (end is <= 0 or > Limit || !char.IsAsciiLetter(rest[0]) || !HasLetter(text[..slash]))
        {
            return false;
        }

        var after = rest[end..];
        after = after is ['(', _, ')', ..] ? after[3..] : after;
        tag = new EventTag(text[..slash].Trim("[]").ToString(), (SyslogSeverity)(text[slash + 1] - '0'), rest[..end].ToString())
        {
            Sequence = VendorEvents.BracketedNumber(after),
        };
        return true;
    }

    private static bool HasLetter(ReadOnlySpan<char> module) => module.ContainsAnyInRange('A', 'Z') || module.ContainsAnyInRange('a', 'z');
}
