using System.Buffers;
using System.Net;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Places where a capture may end, to be tried in turn; -1 for none.</summary>
internal readonly record struct CaptureEnds(int First, int Second, int Third)
{
    public static readonly CaptureEnds None = new(-1, -1, -1);
}

/// <summary>Where a typed capture that begins at a place may end.</summary>
internal static class CaptureReader
{
    private static readonly SearchValues<char> InterfaceCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_.:-@#+|");

    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");
    private static readonly SearchValues<char> MacCharacters = SearchValues.Create("0123456789abcdefABCDEF:.-");

    /// <summary>Where a capture of an interface, address, number or MAC may end, in the order to try.</summary>
    public static CaptureEnds EndsOf(CaptureType type, ReadOnlySpan<char> text, int at) => type switch
    {
        CaptureType.Interface => InterfaceEnds(text, at),
        CaptureType.Address => AddressEnds(text, at),
        CaptureType.Integer => IntegerEnds(text, at),
        CaptureType.Mac => MacEnds(text, at),
        _ => CaptureEnds.None,
    };

    /// <summary>Where one of the listed words ends if it stands here as a whole word, else -1.</summary>
    /// <param name="lower">The text in lower case.</param>
    public static int ChoiceEnd(string choice, ReadOnlySpan<char> lower, int at)
    {
        var end = at + choice.Length;
        return lower[at..].StartsWith(choice) && (end == lower.Length || !char.IsAsciiLetterOrDigit(lower[end])) ? end : -1;
    }

    /// <summary>The end of the word that begins here, without the punctuation of the sentence.</summary>
    public static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return WithoutPunctuation(text, at, end);
    }

    private static CaptureEnds InterfaceEnds(ReadOnlySpan<char> text, int at)
    {
        var end = RunEnd(text, at, InterfaceCharacters);
        var word = WithoutPunctuation(text, at, end);
        if (word == at)
        {
            return CaptureEnds.None;
        }

        var numberStart = word + 1;
        var apart = word == end && word < text.Length && text[word] == ' ' && numberStart < text.Length && char.IsAsciiDigit(text[numberStart]) &&
            !text[at..word].ContainsAnyInRange('0', '9')
            ? WithoutPunctuation(text, numberStart, RunEnd(text, numberStart, InterfaceCharacters))
            : -1;
        var bar = text[at..word].IndexOf('|');
        return new(apart, word, bar > 0 ? at + bar : -1);
    }

    private static CaptureEnds AddressEnds(ReadOnlySpan<char> text, int at)
    {
        var end = WithoutPunctuation(text, at, RunEnd(text, at, AddressCharacters));
        if (end == at)
        {
            return CaptureEnds.None;
        }

        // 192.0.2.1:514
        var colon = text[at..end].LastIndexOf(':');
        return new(IsAddress(text[at..end]) ? end : -1, colon > 0 && IsAddress(text.Slice(at, colon)) ? at + colon : -1, -1);
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        (text.Count('.') == 3 || text.Count(':') >= 2) && IPAddress.IsValid(text);

    private static CaptureEnds IntegerEnds(ReadOnlySpan<char> text, int at)
    {
        var end = at < text.Length && text[at] is '-' or '+' ? at + 1 : at;
        var digits = end;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > digits ? new(end, -1, -1) : CaptureEnds.None;
    }

    private static CaptureEnds MacEnds(ReadOnlySpan<char> text, int at)
    {
        var end = WithoutPunctuation(text, at, RunEnd(text, at, MacCharacters));
        var digits = 0;
        foreach (var c in text[at..end])
        {
            digits += char.IsAsciiHexDigit(c) ? 1 : 0;
        }

        return digits == 12 ? new(end, -1, -1) : CaptureEnds.None;
    }

    private static int RunEnd(ReadOnlySpan<char> text, int at, SearchValues<char> characters)
    {
        var length = text[at..].IndexOfAnyExcept(characters);
        return length < 0 ? text.Length : at + length;
    }

    private static int WithoutPunctuation(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or ',' or ':' or ';' or ')' or '\'' or '"' or '>' or ']')
        {
            end--;
        }

        return end;
    }
}
