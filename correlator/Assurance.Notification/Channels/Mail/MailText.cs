using System.Globalization;
using System.Text;

namespace Assurance.Notification.Channels.Mail;

/// <summary>Names and device words are hostile until they are one line of bounded text: no line end may forge a header or a line of the
/// mail, no direction mark may turn its words around.</summary>
internal static class MailText
{
    public static string Line(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest - 1)
            {
                line.Append('…');
                break;
            }

            if (IsDirectionMark(rune.Value))
            {
                continue;
            }

            var breaks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            line.Append(breaks ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    private static bool IsDirectionMark(int value) => value is 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
