using System.Buffers;
using System.Globalization;
using System.Text;

namespace Assurance.Syslog.Headers;

/// <summary>Vendors' names of events at the start of the text, and whose they are.</summary>
internal static class VendorEvents
{
    private const int TagLimit = 96;

    private static readonly SearchValues<byte> UpperOctets = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    public static void Recognise(HeaderBuilder header, out EventTag? tag)
    {
        tag = null;
        var text = header.Text;
        if (text.StartsWith("%%", StringComparison.Ordinal))
        {
            tag = VrpEvent.ReadPrefixed(header);
        }
        else if (text.StartsWith('%') && CiscoEvent.TryRead(text, out tag))
        {
            header.Vendor = CiscoEvent.VendorOf(header);
        }
        else if (VrpEvent.TryRead(text, out tag))
        {
            // "%Apr 26 12:00:05:123 2026 HOST IFNET/3/..." is Comware, "[PHY]/5/..." a small switch of 3Com; the others the VRP they came from.
            header.Vendor = header.Vendor == VendorHeader.H3cComware || text.StartsWith('[') ? VendorHeader.H3cComware : VendorHeader.HuaweiVrp;
        }
        else
        {
            tag = JunosEvent.Read(header) ?? ZteEvent.Read(header) ?? NokiaEvent.Read(header);
        }

        // VRP prints UTC unless told otherwise.
        if (header.Vendor == VendorHeader.HuaweiVrp && header.Format == SyslogFormat.Rfc3164 && header.Stamp is { } stamp)
        {
            header.Stamp = stamp with { UtcByDefault = true };
        }
    }

    /// <summary>VRP's and Comware's <c>MODULE/3/NAME</c>.</summary>
    public static bool IsModuleMnemonic(ReadOnlySpan<byte> word)
    {
        var slash = word.IndexOf((byte)'/');
        return slash > 0 && word.Length > slash + 2 && word[slash + 1] is >= (byte)'0' and <= (byte)'9' && word[slash + 2] == '/';
    }

    /// <summary>Junos' <c>SNMP_TRAP_LINK_DOWN</c>: capitals and digits with an underscore among them.</summary>
    public static bool IsUpperMnemonic(ReadOnlySpan<byte> word) =>
        word.Length is > 3 and <= TagLimit && word.Contains((byte)'_') && word[0] is >= (byte)'A' and <= (byte)'Z'
        && !word.ContainsAnyExcept(UpperOctets);

    public static bool StartsWithUpperMnemonic(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0 && IsUpperMnemonic(text[..colon]);
    }

    /// <summary>The upper mnemonic a text starts with; null when it does not.</summary>
    public static string? UpperMnemonicOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= TagLimit && IsUpperMnemonic(Encoding.UTF8.GetBytes(text, 0, colon)) ? text[..colon] : null;
    }

    /// <summary>A number in brackets at the start; null when there is none.</summary>
    public static long? BracketedNumber(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf(']');
        return close > 1 && text[0] == '[' && long.TryParse(text[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
    }
}
