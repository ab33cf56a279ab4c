using System.Collections;
using System.Text.Json;

namespace Assurance.Dashboard.Settings;

/// <summary>Says where a setting was given: the command line, the environment, or a line of a settings file.</summary>
internal sealed class SettingOrigins(IReadOnlyCollection<string> arguments, IReadOnlyList<string> files)
{
    /// <summary>Where a key was given; of one that is missing, where what it is missing in was given.</summary>
    public string Of(string key)
    {
        var place = Given(key);
        for (var section = Above(key); place is null && section.Length > 0; section = Above(section))
        {
            place = Given(section);
        }

        return place ?? "default";
    }

    private static string Above(string key) => key.LastIndexOf(':') is > 0 and var colon ? key[..colon] : "";

    private string? Given(string key)
    {
        if (arguments.Any(a => IsAt(a, "--" + key, ":") || a.StartsWith($"--{key}=", StringComparison.OrdinalIgnoreCase)))
        {
            return "command line";
        }

        var variable = key.Replace(":", "__", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => (string)v.Key).FirstOrDefault(v => IsAt(v, variable, "__")) is { } set)
        {
            return $"environment {set}";
        }

        foreach (var file in files.Where(File.Exists).Reverse())
        {
            if (LineOf(File.ReadAllBytes(file), key) is { } line)
            {
                return $"{Path.GetFileName(file)}:{line}";
            }
        }

        return null;
    }

    // The key itself, or one below it.
    private static bool IsAt(string text, string key, string below) =>
        text.Equals(key, StringComparison.OrdinalIgnoreCase) || text.StartsWith(key + below, StringComparison.OrdinalIgnoreCase);

    internal static int? LineOf(byte[] json, string key)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            return reader.Read() && Find(ref reader, "", key) is { } at ? 1 + json.AsSpan(0, (int)at).Count((byte)'\n') : null;
        }
        catch (JsonException)
        {
            // The file itself is refused elsewhere, with its own line.
            return null;
        }
    }

    // The reader stands at the value of the path, and at its end after it. Entries of a list are named by their number.
    private static long? Find(ref Utf8JsonReader reader, string path, string key)
    {
        var isList = reader.TokenType == JsonTokenType.StartArray;
        if (!isList && reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        for (var entry = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); entry++)
        {
            var name = isList ? entry.ToString(System.Globalization.CultureInfo.InvariantCulture) : reader.GetString()!;
            var at = path.Length == 0 ? name : $"{path}:{name}";
            if (at.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return reader.TokenStartIndex;
            }

            if ((isList || reader.Read()) && Find(ref reader, at, key) is { } below)
            {
                return below;
            }
        }

        return null;
    }
}
