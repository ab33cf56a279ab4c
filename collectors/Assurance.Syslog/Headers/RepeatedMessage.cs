using System.Globalization;

namespace Assurance.Syslog.Headers;

/// <summary>The BSD daemon's compression: <c>last message repeated N times</c>.</summary>
internal static class RepeatedMessage
{
    private const string Before = "last message repeated ";
    private const string After = " times";

    public static int? Times(string text)
    {
        if (!text.StartsWith(Before, StringComparison.Ordinal))
        {
            return null;
        }

        var count = text.AsSpan(Before.Length);
        var end = count.IndexOf(After, StringComparison.Ordinal);
        return end > 0 && int.TryParse(count[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : null;
    }
}
