using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Assurance.Model.Faults;

namespace Assurance.Model.Wording;

/// <summary>Codes in words for people, in zh-CN or English. What has no words is shown as the code, never left out.</summary>
public sealed class Words
{
    public static readonly Words English = Load("en");

    public static readonly Words Chinese = Load("zh-CN", terms: "terms.zh-CN");

    private readonly FrozenDictionary<string, string> phrases;

    private readonly Terms? terms;

    private Words(string language, FrozenDictionary<string, string> phrases, Terms? terms) => (Language, this.phrases, this.terms) = (language, phrases, terms);

    /// <summary><c>en</c> or <c>zh-CN</c>.</summary>
    public string Language { get; }

    internal IEnumerable<string> Keys => phrases.Keys;

    /// <summary>Words of a language tag: any English for <c>en...</c>, Chinese for <c>zh...</c> and where none is given.</summary>
    public static Words In(string? language) =>
        string.IsNullOrWhiteSpace(language) || language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <summary>A statement with its arguments in their places.</summary>
    public string Of(Explanation explanation)
    {
        if (phrases.TryGetValue(explanation.Code, out var phrase))
        {
            return Fill(phrase, explanation);
        }

        var arguments = string.Join(", ", explanation.Arguments);
        return arguments.Length == 0 ? explanation.Code : $"{explanation.Code} ({arguments})";
    }

    /// <summary>A condition such as <c>linkDown</c>; without a phrase of its own its words are taken apart, and put together anew in a language that has the terms.</summary>
    public string Condition(string condition) => phrases.GetValueOrDefault($"condition.{condition}") ?? terms?.Of(condition) ?? Apart(condition);

    /// <summary>An inventory kind such as <c>cable</c>.</summary>
    public string Kind(string kind) => phrases.GetValueOrDefault($"kind.{kind}", kind);

    public string State(ServiceState state) => phrases[$"state.{state}"];

    // "{0}" is an argument as it is, "{0:condition}" one that is a condition's name.
    private string Fill(string phrase, Explanation explanation)
    {
        var words = new StringBuilder(phrase.Length + 64);
        var rest = phrase.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open && rest[open..].IndexOf('}') is > 0 and var length)
        {
            words.Append(rest[..open]).Append(Argument(rest.Slice(open + 1, length - 1), explanation));
            rest = rest[(open + length + 1)..];
        }

        return words.Append(rest).ToString();
    }

    private string Argument(ReadOnlySpan<char> place, Explanation explanation)
    {
        var isCondition = place.EndsWith(":condition", StringComparison.Ordinal);
        var number = isCondition ? place[..^":condition".Length] : place;
        var known = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < explanation.Arguments.Length;
        return !known ? "?" : isCondition ? Condition(explanation.Arguments[index]) : explanation.Arguments[index];
    }

    private static string Apart(string camelCase)
    {
        var words = new StringBuilder(camelCase.Length + 8);
        for (var i = 0; i < camelCase.Length; i++)
        {
            var startsWord = i > 0 && char.IsAsciiLetterUpper(camelCase[i]) && char.IsAsciiLetterLower(camelCase[i - 1]);
            _ = startsWord ? words.Append(' ').Append(char.ToLowerInvariant(camelCase[i])) : words.Append(camelCase[i]);
        }

        return words.ToString();
    }

    private static Words Load(string language, string? terms = null) => new(language, Lines(language), terms is null ? null : new Terms(Lines(terms)));

    private static FrozenDictionary<string, string> Lines(string language)
    {
        var resource = $"Assurance.Model.Wording.{language}.txt";
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not built in");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}
