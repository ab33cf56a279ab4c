namespace Assurance.Dashboard.Api.Choices;

/// <summary>How a person wants the page. What is null was not chosen: the page then does as the browser does.</summary>
/// <param name="Times">In whose zone times are told: <c>browser</c>, <c>utc</c>, <c>site</c> or <c>customer</c>.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Theme"><c>dark</c> or <c>light</c>.</param>
/// <param name="Keys">Keys given instead of the delivered ones, by what they do.</param>
/// <param name="KeysOff">Whether keys do nothing.</param>
/// <param name="Columns">How the columns are, by list.</param>
/// <param name="Starts">The filter and order a list begins with, by list.</param>
internal sealed record PersonChoices(
    string? Times,
    string? Language,
    string? Theme,
    IReadOnlyDictionary<string, string>? Keys,
    bool? KeysOff,
    IReadOnlyDictionary<string, ColumnChoice>? Columns,
    SoundChoice? Sound,
    IReadOnlyDictionary<string, StartChoice>? Starts);

/// <param name="Hidden">Columns that do not show.</param>
/// <param name="Widths">Widths that were drawn, in rem.</param>
internal sealed record ColumnChoice(IReadOnlyList<string> Hidden, IReadOnlyDictionary<string, double> Widths);

/// <param name="From">The least severity that sounds.</param>
/// <param name="Again">Seconds after which what nobody took sounds again; 0: never.</param>
/// <param name="QuietUntil">Milliseconds since 1970; nothing sounds before.</param>
internal sealed record SoundChoice(bool On, string From, int Again, double QuietUntil);

/// <param name="Name">That of the saved view it was taken from.</param>
/// <param name="Query">The list's part of the page's address, without <c>?</c>.</param>
internal sealed record StartChoice(string Name, string Query);

/// <summary>Choices as they are kept.</summary>
/// <param name="Version">Counts the changes; 0: nothing was chosen yet.</param>
internal sealed record ChoicesResource(long Version, PersonChoices Choices);
