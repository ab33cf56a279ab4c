using System.Buffers;
using System.Net;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Where a typed capture that begins at a place may end; several ends are tried in turn.</summary>
internal static class CaptureReader
{
    private static readonly SearchValues<char> InterfaceCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_.:-@#+|");

    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");
    private static readonly SearchValues<char> MacCharacters = SearchValues.Create("0123456789abcdefABCDEF:.-");

    public static IEnumerable<int> Ends(TemplateSegment piece, string text, int at) => piece.Type switch
    {
        CaptureType.Interface => InterfaceEnds(text, at),
        CaptureType.Address => AddressEnds(text, at),
        CaptureType.Integer => IntegerEnds(text, at),
        CaptureType.Mac => MacEnds(text, at),
        CaptureType.Choice => ChoiceEnds(piece.Choices, text, at),
        _ => [],
    };

    /// <summary>The end of the word that begins here, without the punctuation of the sentence.</summary>
    public static int WordEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return WithoutPunctuation(text, at, end);
    }

    private static IEnumerable<int> InterfaceEnds(string text, int at)
    {
        var end = RunEnd(text, at, InterfaceCharacters);
        var word = WithoutPunctuation(text, at, end);
        if (word == at)
        {
            yield break;
        }

        var numberStart = word + 1;
        if (word == end && word < text.Length && text[word] == ' ' && numberStart < text.Length && char.IsAsciiDigit(text[numberStart]) &&
            !text.AsSpan(at, word - at).ContainsAnyInRange('0', '9'))
        {
            yield return WithoutPunctuation(text, numberStart, RunEnd(text, numberStart, InterfaceCharacters));
        }

        yield return word;
        var bar = text.IndexOf('|', at, word - at);
        if (bar > at)
        {
            yield return bar;
        }
    }

    private static IEnumerable<int> AddressEnds(string text, int at)
    {
        var end = WithoutPunctuation(text, at, RunEnd(text, at, AddressCharacters));
        if (end == at)
        {
            yield break;
        }

        if (IsAddress(text.AsSpan(at, end - at)))
        {
            yield return end;
        }

        // 192.0.2.1:514
        var colon = text.LastIndexOf(':', end - 1, end - at);
        if (colon > at && IsAddress(text.AsSpan(at, colon - at)))
        {
            yield return colon;
        }
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        (text.Count('.') == 3 || text.Count(':') >= 2) && IPAddress.TryParse(text, out _);

    private static IEnumerable<int> IntegerEnds(string text, int at)
    {
        var end = at < text.Length && text[at] is '-' or '+' ? at + 1 : at;
        var digits = end;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end > digits)
        {
            yield return end;
        }
    }

    private static IEnumerable<int> MacEnds(string text, int at)
    {
        var end = WithoutPunctuation(text, at, RunEnd(text, at, MacCharacters));
        var digits = 0;
        foreach (var c in text.AsSpan(at, end - at))
        {
            digits += char.IsAsciiHexDigit(c) ? 1 : 0;
        }

        if (digits == 12)
        {
            yield return end;
        }
    }

    private static IEnumerable<int> ChoiceEnds(IReadOnlyList<string> choices, string text, int at)
    {
        foreach (var choice in choices)
        {
            var end = at + choice.Length;
            if (end <= text.Length && text.AsSpan(at, choice.Length).Equals(choice, StringComparison.OrdinalIgnoreCase) &&
                (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
            {
                yield return end;
            }
        }
    }

    private static int RunEnd(string text, int at, SearchValues<char> characters)
    {
        var length = text.AsSpan(at).IndexOfAnyExcept(characters);
        return length < 0 ? text.Length : at + length;
    }

    private static int WithoutPunctuation(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or ',' or ':' or ';' or ')' or '\'' or '"' or '>' or ']')
        {
            end--;
        }

        return end;
    }
}
