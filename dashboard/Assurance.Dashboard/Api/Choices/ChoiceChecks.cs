using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Choices;

/// <summary>What may be chosen: the page acts on it wherever the person logs in, so nothing that it does not know is kept.</summary>
internal static class ChoiceChecks
{
    private const int MostOfAKind = 50;
    private const int LongestName = 100;
    private const int LongestQuery = 4_000;
    private const int LongestPause = 86_400;

    private static readonly string[] Times = ["browser", "utc", "site", "customer"];
    private static readonly string[] Languages = ["zh-CN", "en"];
    private static readonly string[] Themes = ["dark", "light"];
    private static readonly string[] Severities = ["critical", "major", "minor", "warning"];

    /// <exception cref="ApiException">400: the fields that are wrong.</exception>
    public static void Check(PersonChoices choices)
    {
        var wrong = new Dictionary<string, string>();
        Need("times", choices.Times is null || Times.Contains(choices.Times));
        Need("language", choices.Language is null || Languages.Contains(choices.Language));
        Need("theme", choices.Theme is null || Themes.Contains(choices.Theme));
        Need("keys", Named(choices.Keys, IsName));
        Need("columns", Named(choices.Columns, IsColumns));
        Need("sound", choices.Sound is null || IsSound(choices.Sound));
        Need("starts", Named(choices.Starts, IsStart));
        if (wrong.Count > 0)
        {
            throw new ApiException(ApiError.InvalidFields(wrong));
        }

        void Need(string field, bool holds)
        {
            if (!holds)
            {
                wrong[field] = "invalid";
            }
        }
    }

    private static bool Named<T>(IReadOnlyDictionary<string, T>? all, Func<T, bool> isRight) =>
        all is null || (all.Count <= MostOfAKind && all.All(p => IsName(p.Key) && p.Value is not null && isRight(p.Value)));

    private static bool IsName(string? text) => text is { Length: > 0 and <= LongestName };

    private static bool IsColumns(ColumnChoice columns) =>
        columns is { Hidden.Count: <= MostOfAKind, Widths: not null } && columns.Hidden.All(IsName) && Named(columns.Widths, w => w is > 0 and < 1_000);

    private static bool IsSound(SoundChoice sound) =>
        Severities.Contains(sound.From) && sound.Again is >= 0 and <= LongestPause && double.IsFinite(sound.QuietUntil) && sound.QuietUntil >= 0;

    private static bool IsStart(StartChoice start) => IsName(start.Name) && start.Query is { Length: <= LongestQuery };
}
