namespace Assurance.Syslog.Headers;

/// <summary>Cisco's and Arista's <c>%FACILITY[-SUBFACILITY]-SEVERITY-MNEMONIC:</c>.</summary>
internal static class CiscoEvent
{
    private const int Limit = 128;

    public static bool TryRead(string text, out EventTag? tag)
    {
        tag = null;
        var end = text.AsSpan(1).IndexOfAny(':', ' ') + 1;
        if (end is <= 1 or > Limit)
        {
            return false;
        }

        var name = text.AsSpan(1, end - 1);
        tag = RecentTexts.TagOf(name);
        if (tag is not null)
        {
            return true;
        }

        for (var i = name.Length - 3; i > 0; i--)
        {
            if (name[i] == '-' && name[i + 1] is >= '0' and <= '7' && name[i + 2] == '-')
            {
                tag = new EventTag(name[..i].ToString(), (SyslogSeverity)(name[i + 1] - '0'), name[(i + 3)..].ToString());
                RecentTexts.Keep(name, tag);
                return true;
            }
        }

        return false;
    }

    public static VendorHeader VendorOf(HeaderBuilder header) =>
        header.Vendor == VendorHeader.CiscoIosXr ? VendorHeader.CiscoIosXr
        : header.Stamp?.Shape == StampShape.YearFirst ? VendorHeader.CiscoNxOs
        : header.AppName is not null ? VendorHeader.AristaEos
        : VendorHeader.CiscoIos;
}
