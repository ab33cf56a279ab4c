using System.Globalization;

namespace Assurance.Syslog.Headers;

/// <summary>ZTE ZXR10: <c>alarm 6 occurred %ENVIRONMENT% Rack fan 2 wrong ...</c>, <c>alarm 6 cleared ...</c>; the number is the event's name.</summary>
internal static class ZteEvent
{
    private const string Alarm = "alarm ";

    public static EventTag? Read(HeaderBuilder header)
    {
        var text = header.Text.AsSpan();
        text = text.StartsWith("An ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        if (!text.StartsWith(Alarm, StringComparison.Ordinal))
        {
            return null;
        }

        text = text[Alarm.Length..];
        var end = text.IndexOf(' ');
        if (end <= 0 || !int.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !(text[end..].StartsWith(" occurred", StringComparison.Ordinal) || text[end..].StartsWith(" cleared", StringComparison.Ordinal)))
        {
            return null;
        }

        header.Vendor = VendorHeader.ZteZxr10;
        return new EventTag(ModuleOf(text), null, number.ToString(CultureInfo.InvariantCulture));
    }

    // %ENVIRONMENT%
    private static string ModuleOf(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('%');
        var length = first < 0 ? -1 : text[(first + 1)..].IndexOf('%');
        return length > 0 ? text.Slice(first + 1, length).ToString() : "";
    }
}
