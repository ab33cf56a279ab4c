using System.Buffers;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>What a capture of a form took from a text.</summary>
internal readonly record struct TakenPart(int Segment, int Start, int End);

/// <summary>One search of a template's form in a text, with a limit on its steps.</summary>
internal ref struct TemplateSearch
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<char> lower;
    private readonly ReadOnlySpan<TemplateSegment> segments;
    private readonly ReadOnlySpan<char> first;
    private readonly TemplateForm form;
    private readonly Span<TakenPart> parts;
    private int steps;
    private bool mayMatch;

    /// <param name="parts">Room for all captures of the form that have a name.</param>
    public TemplateSearch(in LogText text, TemplateForm form, int steps, Span<TakenPart> parts)
    {
        this.text = text.Characters;
        lower = text.Lower;
        segments = form.Segments.AsSpan();
        first = form.FirstWord;
        this.form = form;
        this.parts = parts;
        this.steps = steps;
        mayMatch = form.IsDirect;
    }

    /// <summary>How many captures took something.</summary>
    public int Taken { get; private set; }

    public bool Run()
    {
        for (var at = 0; at < lower.Length && steps > 0; at++)
        {
            if (!first.IsEmpty)
            {
                var ahead = lower[at..].IndexOf(first);
                if (ahead < 0)
                {
                    return false;
                }

                at += ahead;
            }

            if (BeginsWord(at) && MatchFrom(0, at))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool BeginsWord(int at) => at == 0 || !char.IsAsciiLetterOrDigit(lower[at]) || !char.IsAsciiLetterOrDigit(lower[at - 1]);

    private bool MatchFrom(int segment, int at)
    {
        if (--steps < 0)
        {
            return false;
        }

        if (segment == segments.Length)
        {
            return true;
        }

        if (!mayMatch && !MayGoOn(segment))
        {
            steps = 0;
            return false;
        }

        var piece = segments[segment];
        if (piece.Literal is { } literal)
        {
            return LiteralEnd(literal, at) is var end and >= 0 && MatchFrom(segment + 1, end);
        }

        return piece.Type switch
        {
            CaptureType.Text or CaptureType.Word => MatchLazily(piece, segment, at),
            CaptureType.Choice => MatchChoice(piece, segment, at),
            _ => MatchTyped(piece, segment, at),
        };
    }

    // Whether the first literal stands somewhere is seen sooner than whether all words do.
    private bool MayGoOn(int segment)
    {
        mayMatch = segment > 0 ? form.MayMatch(lower) : first.IsEmpty && form.MayMatch(lower);
        return mayMatch || (segment == 0 && !first.IsEmpty);
    }

    private bool MatchTyped(TemplateSegment piece, int segment, int at)
    {
        var ends = CaptureReader.EndsOf(piece.Type, text, at);
        return (ends.First >= 0 && Take(piece, at, ends.First, segment))
            || (ends.Second >= 0 && Take(piece, at, ends.Second, segment))
            || (ends.Third >= 0 && Take(piece, at, ends.Third, segment));
    }

    private bool MatchChoice(TemplateSegment piece, int segment, int at)
    {
        foreach (var choice in piece.Choices)
        {
            if (CaptureReader.ChoiceEnd(choice, lower, at) is var end and >= 0 && Take(piece, at, end, segment))
            {
                return true;
            }
        }

        return false;
    }

    // Shortest first: up to each place where what follows in the template stands.
    private bool MatchLazily(TemplateSegment piece, int segment, int at)
    {
        var isWord = piece.Type == CaptureType.Word;
        if (segment + 1 == segments.Length)
        {
            var last = isWord ? CaptureReader.WordEnd(text, at) : text.Length;
            return (last > at || !isWord) && Take(piece, at, last, segment);
        }

        var following = segments[segment + 1].Literal;
        for (var end = at; end < text.Length && steps > 0; end++)
        {
            if (end > at && isWord && char.IsWhiteSpace(lower[end - 1]))
            {
                return false;
            }

            steps--;
            if (end == at && piece.Name.Length > 0)
            {
                continue;
            }

            // The steps that would not find the literal count as if they were made: one to get there, one to look.
            if (following is not null && !CanBegin(following[0], lower[end]))
            {
                var passed = isWord ? 1 : Distance(following[0], lower[end..]);
                steps -= (2 * passed) - 1;
                end += passed - 1;
            }
            else if (Take(piece, at, end, segment))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanBegin(char literal, char c) => literal == ' ' ? char.IsWhiteSpace(c) : literal == c;

    // How many characters come before one that the literal can begin with.
    private static int Distance(char literal, ReadOnlySpan<char> ahead)
    {
        var distance = literal == ' ' ? ahead.IndexOfAny(Blanks) : ahead.IndexOf(literal);
        return distance < 0 ? ahead.Length : distance;
    }

    private bool Take(TemplateSegment piece, int start, int end, int segment)
    {
        if (piece.Name.Length == 0)
        {
            return MatchFrom(segment + 1, end);
        }

        parts[Taken++] = new(segment, start, end);
        if (MatchFrom(segment + 1, end))
        {
            return true;
        }

        Taken--;
        return false;
    }

    // Where the literal ends if it stands here, else -1. A blank in it takes all blanks.
    private readonly int LiteralEnd(string literal, int at)
    {
        foreach (var c in literal)
        {
            if (at >= lower.Length)
            {
                return -1;
            }

            if (c == ' ')
            {
                var start = at;
                while (at < lower.Length && char.IsWhiteSpace(lower[at]))
                {
                    at++;
                }

                if (at == start)
                {
                    return -1;
                }
            }
            else if (lower[at++] != c)
            {
                return -1;
            }
        }

        return at;
    }
}
