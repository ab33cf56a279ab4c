namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>The maker that a text in the common event format (<c>CEF:0|Maker|Product|...</c>) or the log event extended format (<c>LEEF:1.0|Maker|...</c>)
/// names itself.</summary>
internal static class EventFormat
{
    private const int LongestMaker = 48;

    private static readonly string[] Marks = ["CEF:", "LEEF:"];

    /// <summary>Empty for a text of another form.</summary>
    public static ReadOnlySpan<char> MakerOf(ReadOnlySpan<char> text)
    {
        foreach (var mark in Marks)
        {
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            var first = at < 0 ? -1 : text[at..].IndexOf('|');

            // A version stands between mark and maker.
            if (first < mark.Length + 1 || first > mark.Length + 4 || !char.IsAsciiDigit(text[at + mark.Length]))
            {
                continue;
            }

            var maker = text[(at + first + 1)..];
            var end = maker.IndexOf('|');
            if (end is > 0 and <= LongestMaker)
            {
                return maker[..end].Trim();
            }
        }

        return [];
    }
}
