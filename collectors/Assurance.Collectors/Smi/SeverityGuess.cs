namespace Assurance.Collectors.Smi;

/// <summary>The severity a module states of a notification: by its annotation, the first word of its DESCRIPTION (<c>SEVERE: ...</c>), "severity: major" within it,
/// or the word its name ends with. Null where it states none.</summary>
internal static class SeverityGuess
{
    public static string? Of(string name, string description, string? annotation) =>
        Named(annotation) ?? Leading(description) ?? Told(description) ?? NotificationGuess.Words(name).Select(Named).LastOrDefault(severity => severity is not null);

    // "SEVERE: The UPS ...", "[Major] The fan ..."
    private static string? Leading(string description)
    {
        var text = description.AsSpan().TrimStart(" \t\r\n[(");
        var end = text.IndexOfAny(":])");
        return end is > 0 and < 16 ? Named(text[..end].ToString()) : null;
    }

    // "severity: major", "severity is Major", "severity level = 'major'"
    private static string? Told(string description)
    {
        var words = description.Split([' ', '\t', '\r', '\n', ':', '=', '\'', '"', '.', ',', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, word => word.Equals("severity", StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : words[(at + 1)..Math.Min(at + 4, words.Length)].SkipWhile(IsLink).Take(1).Select(Named).FirstOrDefault();
    }

    private static bool IsLink(string word) => word.ToUpperInvariant() is "IS" or "OF" or "LEVEL";

    private static string? Named(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "CRITICAL" or "SEVERE" => "critical",
        "MAJOR" => "major",
        "MINOR" => "minor",
        "WARNING" => "warning",
        _ => null,
    };
}
