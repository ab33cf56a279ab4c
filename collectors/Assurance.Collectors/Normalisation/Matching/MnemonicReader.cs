using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Finds the mnemonic in a message's text, whatever header remains before it.</summary>
internal static class MnemonicReader
{
    // A mnemonic stands near the beginning; further on the same form is quoted text.
    private const int Reach = 200;
    private const int LongestName = 64;

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static readonly string[] Severities = ["-CRITICAL-", "-MAJOR-", "-MINOR-", "-WARNING-", "-CLEARED-", "-INDETERMINATE-"];

    private static readonly string[] Levels = [", INFO, ", ", WARNING, ", ", ERROR, ", ", CRITICAL, "];

    private static readonly SearchValues<string> AnySeverity = SearchValues.Create(Severities, StringComparison.Ordinal);

    /// <summary>The mnemonic and where the text after it begins; false when the message has none.</summary>
    public static bool TryFind(string text, [NotNullWhen(true)] out Mnemonic? mnemonic, out int content)
    {
        mnemonic = AfterPercent(text, out content) ?? BetweenSlashes(text, out content) ?? EventTag(text, out content) ?? ApplicationEvent(text, out content) ?? Numbered(text, out content);
        return mnemonic is not null;
    }

    /// <summary><c>LINK-3-UPDOWN</c>, <c>LINK-W-Down</c>; null when no severity stands between dashes.</summary>
    public static Mnemonic? FromToken(ReadOnlySpan<char> token)
    {
        for (var at = 0; at + 2 < token.Length; at++)
        {
            if (token[at] == '-' && token[at + 2] == '-' && token[at + 1] is (>= '0' and <= '7') or 'A' or 'C' or 'E' or 'W' or 'N' or 'I' or 'D')
            {
                var facility = token[..at];
                var name = token[(at + 3)..];
                return facility.IsEmpty || name.IsEmpty ? null : new(Upper(facility), Upper(name), SeverityOf(token[at + 1]));
            }
        }

        return null;
    }

    /// <summary>MSGID of RFC 5424, or a tag alone, where they name the event: <c>RPD_BGP_NEIGHBOR_STATE_CHANGED</c>; null for a program's name.</summary>
    public static Mnemonic? FromHeader(string? field) =>
        field is not null && field.Contains('_', StringComparison.Ordinal) && IsTag(field) ? new("", field, null) : null;

    // %LINK-3-UPDOWN: (Cisco and many others); FRR writes %ADJCHANGE: without severity.
    private static Mnemonic? AfterPercent(string text, out int content)
    {
        content = 0;
        for (var at = NextPercent(text, 0); at >= 0; at = NextPercent(text, at + 1))
        {
            var end = at + 1 + RunLength(text.AsSpan(at + 1), TokenCharacters);
            end = IsFirstOfTwo(text, at + 1, end) ? end + 1 + RunLength(text.AsSpan(end + 1), TokenCharacters) : end;
            var token = text.AsSpan(at + 1, end - at - 1);
            var colon = SkipBlanks(text, end);
            var closed = colon < text.Length && text[colon] == ':';
            var mnemonic = FromToken(token) ?? (closed && IsTag(token) ? new Mnemonic("", Upper(token), null) : null);
            if (mnemonic is not null)
            {
                content = closed ? SkipBlanks(text, colon + 1) : colon;
                return mnemonic;
            }
        }

        return null;
    }

    // %STCK SYSL-I-UNITMSG: a facility of two words.
    private static bool IsFirstOfTwo(string text, int start, int end) =>
        end < text.Length && text[end] == ' ' && end - start > 1 && !text.AsSpan(start, end - start).ContainsAnyExceptInRange('A', 'Z')
        && text.AsSpan(end + 1) is var rest && RunLength(rest, TokenCharacters) is var length && length < rest.Length && rest[length] == ':' && FromToken(rest[..length]) is not null;

    // %%01IFNET/4/IF_STATE(l)[12]:, IFNET/1/IF_PVCDOWN:, [PHY]/5/PORT LINK STATUS CHANGE: (Huawei, H3C and their kin).
    private static Mnemonic? BetweenSlashes(string text, out int content)
    {
        content = 0;
        for (var at = text.IndexOf('/', StringComparison.Ordinal); at > 0 && at < Reach; at = text.IndexOf('/', at + 1))
        {
            if (at + 3 >= text.Length || text[at + 1] is < '0' or > '7' || text[at + 2] != '/' || !char.IsAsciiLetter(text[at + 3]))
            {
                continue;
            }

            var start = at;
            while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '[' or ']'))
            {
                start--;
            }

            var module = text.AsSpan(start, at - start).Trim("[]").TrimStart("0123456789");
            var length = text.AsSpan(at + 3).IndexOfAny(':', '(');
            var end = at + 3 + length;
            if (module.IsEmpty || !char.IsAsciiLetterUpper(module[0]) || length < 0 || end - at > LongestName)
            {
                continue;
            }

            content = AfterSuffix(text, end);
            return new(Upper(module), Upper(text.AsSpan(at + 3, length).Trim()), text[at + 1] - '0') { IsSlashed = true };
        }

        return null;
    }

    // RPD_BGP_NEIGHBOR_STATE_CHANGED: at the beginning or after a process tag (Junos).
    private static Mnemonic? EventTag(string text, out int content)
    {
        content = 0;
        if (!text.Contains('_', StringComparison.Ordinal))
        {
            return null;
        }

        for (var at = 0; at < Math.Min(text.Length, Reach);)
        {
            var end = at + RunLength(text.AsSpan(at), TagCharacters);
            if (end - at >= 4 && text.AsSpan(at, end - at).Contains('_') && (end == text.Length || text[end] == ':'))
            {
                content = end == text.Length ? end : SkipBlanks(text, end + 1);
                return new("", SharedText.Of(text.AsSpan(at, end - at)), null);
            }

            var blank = text.IndexOf(' ', at);
            at = blank < 0 ? text.Length : blank + 1;
        }

        return null;
    }

    // SNMP-WARNING-linkDown-2004 [Interface 1/1/1]: (Nokia SR OS).
    private static Mnemonic? ApplicationEvent(string text, out int content)
    {
        content = 0;
        if (!text.AsSpan().ContainsAny(AnySeverity))
        {
            return null;
        }

        foreach (var word in Severities)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at is <= 0 or > Reach)
            {
                continue;
            }

            var start = text.LastIndexOf(' ', at) + 1;
            var end = text.IndexOf('-', at + word.Length);
            if (end > 0 && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            {
                content = SkipBlanks(text, end + 1 + RunLength(text.AsSpan(end + 1), TokenCharacters));
                return new(Upper(text.AsSpan(start, at - start)), Upper(text.AsSpan((at + word.Length)..end)), null);
            }
        }

        return null;
    }

    // [EM-1034], 4421, CHASSIS, ERROR, sw1, text (RASLOG of Fabric OS, Network OS and SLX-OS).
    private static Mnemonic? Numbered(string text, out int content)
    {
        content = 0;
        var close = text.IndexOf("], ", StringComparison.Ordinal);
        var open = close is > 0 and < Reach ? text.LastIndexOf('[', close) : -1;
        var dash = open < 0 ? -1 : text.IndexOf('-', open, close - open);
        if (dash < 0 || dash == open + 1 || !char.IsAsciiLetterUpper(text[open + 1]) || text.AsSpan((dash + 1)..close).ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        foreach (var level in Levels)
        {
            var at = text.IndexOf(level, close, StringComparison.Ordinal);
            if (at > 0 && text.IndexOf(", ", at + level.Length, StringComparison.Ordinal) is > 0 and var host)
            {
                content = SkipBlanks(text, host + 1);
                return new(Upper(text.AsSpan((open + 1)..dash)), text[(dash + 1)..close], null);
            }
        }

        return null;
    }

    // What may follow a VRP brief: (l), (t), (s), (d), [serial], then the colon.
    private static int AfterSuffix(string text, int at)
    {
        if (text[at] == '(' && at + 2 < text.Length && text[at + 2] == ')')
        {
            at += 3;
        }

        at = SkipBlanks(text, at);
        if (at < text.Length && text[at] == '[' && text.IndexOf(']', at) is var close and > 0)
        {
            at = close + 1;
        }

        return SkipBlanks(text, at < text.Length && text[at] == ':' ? at + 1 : at);
    }

    private static int? SeverityOf(char c) => c switch
    {
        'A' => 1,
        'C' => 2,
        'E' => 3,
        'W' => 4,
        'N' => 5,
        'I' => 6,
        'D' => 7,
        _ => c - '0',
    };

    private static string Upper(ReadOnlySpan<char> text) => SharedText.Upper(text);

    private static bool IsTag(ReadOnlySpan<char> token) => token.Length >= 4 && token.IndexOfAnyExcept(TagCharacters) < 0 && char.IsAsciiLetterUpper(token[0]);

    private static int NextPercent(string text, int from)
    {
        var at = text.IndexOf('%', Math.Min(from, text.Length));
        return at < Reach ? at : -1;
    }

    private static int RunLength(ReadOnlySpan<char> text, SearchValues<char> characters)
    {
        var length = text.IndexOfAnyExcept(characters);
        return length < 0 ? text.Length : length;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
