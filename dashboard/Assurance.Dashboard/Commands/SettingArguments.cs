namespace Assurance.Dashboard.Commands;

/// <summary>Tells settings from the command's own words: <c>--A:B=c</c>, or <c>--A:B c</c>, always with a colon in the key.</summary>
internal static class SettingArguments
{
    public static (string[] Settings, string[] Words) Split(IReadOnlyList<string> arguments)
    {
        var settings = new List<string>();
        var words = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!IsSetting(arguments[i]))
            {
                words.Add(arguments[i]);
                continue;
            }

            settings.Add(arguments[i]);
            if (!arguments[i].Contains('=') && i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add(arguments[++i]);
            }
        }

        return ([.. settings], [.. words]);
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.AsSpan().SliceBefore('=').Contains(':');

    private static ReadOnlySpan<char> SliceBefore(this ReadOnlySpan<char> text, char mark) =>
        text.IndexOf(mark) is >= 0 and var at ? text[..at] : text;
}
