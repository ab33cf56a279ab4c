namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>One search of a template's form in a text, with a limit on its steps.</summary>
internal sealed class TemplateSearch(string text, IReadOnlyList<TemplateSegment> form, int steps)
{
    private readonly List<(string Name, int Start, int End)> taken = [];
    private int steps = steps;

    public Dictionary<string, string>? Run()
    {
        var first = FirstWord();
        for (var at = 0; at < text.Length && steps > 0; at++)
        {
            at = first.Length == 0 ? at : text.IndexOf(first, at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            if (BeginsWord(at) && MatchFrom(0, at))
            {
                return Values();
            }
        }

        return null;
    }

    // What a match has to begin with; empty where the form begins with a value or a blank.
    private string FirstWord()
    {
        var literal = form.Count == 0 ? "" : form[0].Literal ?? "";
        var blank = literal.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? literal : literal[..blank];
    }

    private Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, start, end) in taken)
        {
            values[name] = text[start..end].Trim();
        }

        return values;
    }

    private bool BeginsWord(int at) => at == 0 || !char.IsAsciiLetterOrDigit(text[at]) || !char.IsAsciiLetterOrDigit(text[at - 1]);

    private bool MatchFrom(int segment, int at)
    {
        if (--steps < 0)
        {
            return false;
        }

        if (segment == form.Count)
        {
            return true;
        }

        var piece = form[segment];
        if (piece.Literal is { } literal)
        {
            return LiteralEnd(literal, at) is var end and >= 0 && MatchFrom(segment + 1, end);
        }

        return piece.Type is CaptureType.Text or CaptureType.Word ? MatchLazily(piece, segment, at) : MatchTyped(piece, segment, at);
    }

    private bool MatchTyped(TemplateSegment piece, int segment, int at)
    {
        foreach (var end in CaptureReader.Ends(piece, text, at))
        {
            if (Take(piece, at, end, segment))
            {
                return true;
            }
        }

        return false;
    }

    // Shortest first: up to each place where what follows in the template stands.
    private bool MatchLazily(TemplateSegment piece, int segment, int at)
    {
        if (segment + 1 == form.Count)
        {
            var end = piece.Type == CaptureType.Word ? CaptureReader.WordEnd(text, at) : text.Length;
            return (end > at || piece.Type == CaptureType.Text) && Take(piece, at, end, segment);
        }

        for (var end = at; end < text.Length && steps > 0; end++)
        {
            if (end > at && piece.Type == CaptureType.Word && char.IsWhiteSpace(text[end - 1]))
            {
                return false;
            }

            steps--;
            if ((end > at || piece.Name.Length == 0) && Take(piece, at, end, segment))
            {
                return true;
            }
        }

        return false;
    }

    private bool Take(TemplateSegment piece, int start, int end, int segment)
    {
        if (piece.Name.Length == 0)
        {
            return MatchFrom(segment + 1, end);
        }

        taken.Add((piece.Name, start, end));
        if (MatchFrom(segment + 1, end))
        {
            return true;
        }

        taken.RemoveAt(taken.Count - 1);
        return false;
    }

    // Where the literal ends if it stands here, else -1. A blank in it takes all blanks.
    private int LiteralEnd(string literal, int at)
    {
        foreach (var c in literal)
        {
            if (at >= text.Length)
            {
                return -1;
            }

            if (c == ' ')
            {
                var start = at;
                while (at < text.Length && char.IsWhiteSpace(text[at]))
                {
                    at++;
                }

                if (at == start)
                {
                    return -1;
                }
            }
            else if (char.ToLowerInvariant(text[at++]) != c)
            {
                return -1;
            }
        }

        return at;
    }
}
