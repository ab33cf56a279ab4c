using System.Globalization;
using Assurance.Collectors.Journal;

namespace Assurance.Dashboard.Settings;

/// <summary>Reads <c>Journal:KeepFor</c> (a time span) and <c>Journal:KeepSize</c> (<c>500 MiB</c>, <c>200 GiB</c>); both off unless set.</summary>
internal static class JournalSettings
{
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    // Files are removed as a whole: with fewer than these four nothing useful is left.
    private const long Smallest = 256L << 20;

    /// <param name="wrong">Told the key and what is wrong with it.</param>
    public static RetentionPolicy Read(IConfiguration configuration, Action<string, string> wrong) =>
        new(For(configuration["Journal:KeepFor"], wrong), Size(configuration["Journal:KeepSize"], wrong));

    private static TimeSpan? For(string? text, Action<string, string> wrong)
    {
        if (IsOff(text))
        {
            return null;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= Shortest && span <= Longest)
        {
            return span;
        }

        wrong("Journal:KeepFor", $"'{text}' is no time span from 1 day to 3650 days (days.hh:mm:ss), nor off");
        return null;
    }

    private static long? Size(string? text, Action<string, string> wrong)
    {
        if (IsOff(text))
        {
            return null;
        }

        var trimmed = text!.Trim();
        var shift = trimmed.EndsWith("MiB", StringComparison.OrdinalIgnoreCase) ? 20 : trimmed.EndsWith("GiB", StringComparison.OrdinalIgnoreCase) ? 30 : 0;
        if (shift > 0 && long.TryParse(trimmed[..^3].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1L << 30 && count << shift >= Smallest)
        {
            return count << shift;
        }

        wrong("Journal:KeepSize", $"'{text}' is no size of 256 MiB or more, as 500 MiB or 200 GiB, nor off");
        return null;
    }

    private static bool IsOff(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim().Equals("off", StringComparison.OrdinalIgnoreCase);
}
