using System.Buffers;
using System.Globalization;
using System.Text;

namespace Assurance.Text;

/// <summary>The character set octets from a device were read in.</summary>
internal enum TextCharset
{
    Utf8,
    Gb18030,
    Latin1,
}

/// <summary>
/// Octets from a device as text: strict UTF-8, then GB18030, then Latin-1 (RFC 5424 §6.4 leaves the encoding open).
/// Control and bidirectional-override characters come out escaped, so no text can forge a second line or reorder one.
/// Source shared by the two codec libraries, which reference nothing.
/// </summary>
internal static class DeviceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(EscapedCharacters());

    /// <summary>Text of the octets; trailing NUL, CR and LF are padding and left out.</summary>
    public static string Decode(ReadOnlySpan<byte> octets, out TextCharset charset)
    {
        octets = octets.TrimEnd("\0\r\n"u8);
        charset = TextCharset.Utf8;
        if (octets.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0)
        {
            return Encoding.ASCII.GetString(octets);
        }

        return Escape(DecodeRaw(octets, out charset));
    }

    /// <summary>The same without escaping and trimming, for what is parsed further.</summary>
    public static string DecodeRaw(ReadOnlySpan<byte> octets, out TextCharset charset)
    {
        if (System.Text.Unicode.Utf8.IsValid(octets))
        {
            charset = TextCharset.Utf8;
            return StrictUtf8.GetString(octets);
        }

        if (Gb18030Octets.IsPlausible(octets))
        {
            var text = Gb18030.GetString(octets);
            if (!text.Contains('\uFFFD'))
            {
                charset = TextCharset.Gb18030;
                return text;
            }
        }

        charset = TextCharset.Latin1;
        return Encoding.Latin1.GetString(octets);
    }

    /// <summary>Control characters as \n, \r, \t or \uNNNN.</summary>
    public static string Escape(string text)
    {
        var at = text.AsSpan().IndexOfAny(Escaped);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16).Append(text, 0, at);
        foreach (var c in text.AsSpan(at))
        {
            AppendEscaped(result, c);
        }

        return result.ToString();
    }

    private static void AppendEscaped(StringBuilder result, char c)
    {
        _ = c switch
        {
            '\n' => result.Append("\\n"),
            '\r' => result.Append("\\r"),
            '\t' => result.Append("\\t"),
            _ when Escaped.Contains(c) => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            _ => result.Append(c),
        };
    }

    // C0, DEL, C1; what is not seen and parts words; line and paragraph separators; bidirectional controls; the byte order mark.
    private static char[] EscapedCharacters() =>
        [.. Range(0x00, 0x1F), .. Range(0x7F, 0x9F), '\u00AD', '\u200B', .. Range(0x200E, 0x200F), .. Range(0x2028, 0x202E), .. Range(0x2060, 0x2064), .. Range(0x2066, 0x2069), '\uFEFF'];

    private static IEnumerable<char> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
