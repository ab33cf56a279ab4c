using System.Collections.Frozen;
using System.Text.Json;
using Assurance.Model.Alarms;

namespace Assurance.Dashboard.Live;

/// <summary>The words APIs and pages use for the model's values: lower camel case.</summary>
internal static class Words
{
    public static string Word<T>(this T value)
        where T : struct, Enum => Of<T>.Words[value];

    /// <summary>The value a word stands for; null if it stands for none.</summary>
    public static T? Value<T>(string word)
        where T : struct, Enum => Of<T>.Values.TryGetValue(word, out var value) ? value : null;

    /// <summary>TMF642 alarm state: raised, updated (reported again, or with another severity), cleared.</summary>
    public static string StateWord(this Alarm alarm) => alarm.IsCleared ? "cleared" : alarm.Tally > 1 ? "updated" : "raised";

    /// <summary>Whether it lies on the shelf, or why it came back from there.</summary>
    public static string ShelfWord(this Shelving? shelving) => shelving switch
    {
        null => "none",
        { Lies: true } => "shelved",
        _ => shelving.End.Word(),
    };

    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Words =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(w => w.Value, w => w.Key, StringComparer.Ordinal);
    }
}
