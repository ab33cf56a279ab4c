namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>A word of a text, and what it may mean.</summary>
/// <param name="Start">In the content.</param>
internal readonly record struct SentenceWord(int Start, int End, KnownWord Known)
{
    public bool Is(WordMeaning meaning) => (Known.Meaning & meaning) != 0;
}

/// <summary>The words of a log message, in their order.</summary>
internal readonly ref struct Sentence
{
    /// <summary>What stands further behind is not read.</summary>
    public const int MostWords = 96;

    private const int MostCharacters = 1024;

    private readonly ReadOnlySpan<SentenceWord> words;

    private Sentence(ReadOnlySpan<char> lower, ReadOnlySpan<SentenceWord> words, WordMeaning all)
    {
        Lower = lower;
        this.words = words;
        All = all;
    }

    public ReadOnlySpan<char> Lower { get; }

    /// <summary>All meanings of all words.</summary>
    public WordMeaning All { get; }

    public int Length => words.Length;

    /// <summary>Broken or whole where the text begins with <c>Set|</c> or <c>Clear|</c>; else empty.</summary>
    public string Mark => Lower.StartsWith("set|", StringComparison.Ordinal) ? Direction.Broken : Lower.StartsWith("clear|", StringComparison.Ordinal) ? Direction.Whole : "";

    /// <summary>Something is no longer so.</summary>
    public bool SaysNoLonger => (All & WordMeaning.Not) != 0 && Lower.Contains("no longer", StringComparison.Ordinal);

    public SentenceWord this[int at] => words[at];

    /// <param name="lower">The content in lower case.</param>
    /// <param name="room">For <see cref="MostWords"/>.</param>
    public static Sentence Of(ReadOnlySpan<char> lower, Span<SentenceWord> room)
    {
        lower = lower[..Math.Min(lower.Length, MostCharacters)];
        var count = 0;
        var all = WordMeaning.None;
        for (var at = 0; at < lower.Length && count < room.Length;)
        {
            if (IsArrow(lower, at))
            {
                room[count++] = Word(lower, at, at + 2);
                all |= WordMeaning.Towards;
                at += 2;
                continue;
            }

            if (Separates(lower[at]))
            {
                at++;
                continue;
            }

            if (IsIdeograph(lower[at]))
            {
                // Written without spaces: the longest word that is known, else one character that is not.
                var length = Ideographs(lower[at..]);
                if (KnownWords.Of(lower.Slice(at, length)).Meaning != WordMeaning.None)
                {
                    room[count] = Word(lower, at, at + length);
                    all |= room[count++].Known.Meaning;
                }

                at += length;
                continue;
            }

            var end = End(lower, at);
            var (first, last) = Trimmed(lower, at, end);
            if (first < last)
            {
                var word = Word(lower, first, last);
                all |= word.Known.Meaning;
                room[count++] = word;
            }

            at = end == at ? at + 1 : end;
        }

        return new(lower, room[..count], all);
    }

    public ReadOnlySpan<char> Text(int word) => Lower[words[word].Start..words[word].End];

    private static int End(ReadOnlySpan<char> lower, int at)
    {
        var end = at;
        while (end < lower.Length && !Separates(lower[end]) && !IsArrow(lower, end) && !IsIdeograph(lower[end]))
        {
            // ip:192.0.2.1, state:down: not 2001:db8::1, Ethernet1/1:2
            if (lower[end] == ':' && end - at > 1 && end + 1 < lower.Length && lower[end + 1] != ':' && !lower[at..end].ContainsAnyExceptInRange('a', 'z'))
            {
                return end;
            }

            end++;
        }

        return end;
    }

    private static SentenceWord Word(ReadOnlySpan<char> lower, int start, int end) => new(start, end, KnownWords.Of(lower[start..end]));

    private static int Ideographs(ReadOnlySpan<char> from)
    {
        for (var length = Math.Min(from.Length, KnownWords.LongestIdeographs); length > 1; length--)
        {
            if (KnownWords.Of(from[..length]).Meaning != WordMeaning.None)
            {
                return length;
            }
        }

        return 1;
    }

    private static bool IsIdeograph(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static bool IsArrow(ReadOnlySpan<char> lower, int at) => lower[at] == '-' && at + 1 < lower.Length && lower[at + 1] == '>';

    private static bool Separates(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '，' or '。' or '；' or '：' or '（' or '）' or '、' or '(' or ')' or '[' or ']' or '{' or '}' or '"' or '\'' or '<' or '>' or '=' or '|' or '!' or '`';

    // The sentence's own punctuation.
    private static (int First, int Last) Trimmed(ReadOnlySpan<char> lower, int first, int last)
    {
        while (first < last && lower[first] is '.' or ':' or '-' or '*' or '#' or '/' or '%')
        {
            // ::1 is an address
            if (lower[first] == ':' && first + 1 < last && lower[first + 1] == ':')
            {
                break;
            }

            first++;
        }

        while (last > first && lower[last - 1] is '.' or ':' or '-' or '?' or '#')
        {
            last--;
        }

        return (first, last);
    }
}
