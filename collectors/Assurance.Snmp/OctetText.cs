using Assurance.Text;

namespace Assurance.Snmp;

/// <summary>Whether an OCTET STRING is text or octets, for the syntaxes are not on the wire: DisplayString, MacAddress, DateAndTime and BITS look alike.</summary>
internal static class OctetText
{
    public static string Of(ReadOnlySpan<byte> octets)
    {
        var text = octets.TrimEnd("\0\r\n"u8);
        if (HasControls(text) || (text.IsEmpty && !octets.IsEmpty))
        {
            return Hex(octets);
        }

        var decoded = DeviceText.Decode(text, out var charset);
        return charset == TextCharset.Utf8 || !LooksBinary(octets, charset) ? decoded : Hex(octets);
    }

    /// <summary>Lower-case octets joined by colons.</summary>
    public static string Hex(ReadOnlySpan<byte> octets) => string.Create(Math.Max(0, (octets.Length * 3) - 1), octets, static (text, bytes) =>
    {
        const string digits = "0123456789abcdef";
        for (var i = 0; i < bytes.Length; i++)
        {
            text[i * 3] = digits[bytes[i] >> 4];
            text[(i * 3) + 1] = digits[bytes[i] & 0xF];
            if (i > 0)
            {
                text[(i * 3) - 1] = ':';
            }
        }
    });

    private static bool HasControls(ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            if (octet is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n') or 0x7F)
            {
                return true;
            }
        }

        return false;
    }

    // Six or eight octets may be a MAC, an address or a date: text only when every pair is a common hanzi (GB 2312 rows),
    // or in Latin-1 when letters prevail.
    private static bool LooksBinary(ReadOnlySpan<byte> octets, TextCharset charset)
    {
        if (charset == TextCharset.Gb18030)
        {
            return octets.Length <= 8 && !OnlyCommonHanzi(octets);
        }

        var ascii = 0;
        foreach (var octet in octets)
        {
            ascii += octet is >= 0x20 and < 0x7F ? 1 : 0;
        }

        return octets.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0 || ascii * 2 < octets.Length;
    }

    private static bool OnlyCommonHanzi(ReadOnlySpan<byte> octets)
    {
        for (var i = 0; i < octets.Length; i++)
        {
            if (octets[i] < 0x80)
            {
                continue;
            }

            if (octets[i] > 0xF7 || i + 1 == octets.Length || octets[++i] < 0xA1)
            {
                return false;
            }
        }

        return true;
    }
}
