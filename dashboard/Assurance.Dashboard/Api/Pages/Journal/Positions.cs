using System.Globalization;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>Journal positions in paths: whole numbers from 1.</summary>
internal static class Positions
{
    public static bool TryParse(string text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position) && position > 0;

    public static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
}
