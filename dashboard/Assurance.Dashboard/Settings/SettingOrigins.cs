using System.Text.Json;

namespace Assurance.Dashboard.Settings;

/// <summary>Says where a setting was given: the command line, the environment, or a line of a settings file.</summary>
internal sealed class SettingOrigins(IReadOnlyCollection<string> arguments, IReadOnlyList<string> files)
{
    public string Of(string key)
    {
        var option = "--" + key;
        if (arguments.Any(a => a.Equals(option, StringComparison.OrdinalIgnoreCase) || a.StartsWith(option + "=", StringComparison.OrdinalIgnoreCase)))
        {
            return "command line";
        }

        var variable = key.Replace(":", "__", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(variable) is not null)
        {
            return $"environment {variable}";
        }

        foreach (var file in files.Where(File.Exists).Reverse())
        {
            if (LineOf(File.ReadAllBytes(file), key) is { } line)
            {
                return $"{Path.GetFileName(file)}:{line}";
            }
        }

        return "default";
    }

    internal static int? LineOf(byte[] json, string key)
    {
        var path = new List<string>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                path.RemoveRange(Math.Min(reader.CurrentDepth - 1, path.Count), Math.Max(0, path.Count - (reader.CurrentDepth - 1)));
                path.Add(reader.GetString()!);
                if (string.Join(':', path).Equals(key, StringComparison.OrdinalIgnoreCase))
                {
                    return 1 + json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
                }
            }
        }
        catch (JsonException)
        {
            // The file itself is refused elsewhere, with its own line.
            return null;
        }

        return null;
    }
}
