namespace Assurance.Collectors.Smi;

/// <summary>Tokens of a module. Tolerant as real files need: a comment runs to the end of its line whatever dashes it holds; in a file with a quote
/// too few a text ends where a value is assigned, so that one forgotten quote costs one definition.</summary>
internal sealed class SmiLexer
{
    private readonly string _text;
    private readonly bool _endsAtValue;
    private readonly List<SmiToken> _tokens = [];
    private int _at;
    private int _line = 1;

    private SmiLexer(string text, bool endsAtValue) => (_text, _endsAtValue) = (text, endsAtValue);

    public static List<SmiToken> Read(string text, string file, List<SmiProblem> problems)
    {
        var found = new List<SmiProblem>();
        var tokens = new SmiLexer(text, endsAtValue: false).Read(file, found);
        if (found.Count > 0)
        {
            found.Clear();
            tokens = new SmiLexer(text, endsAtValue: true).Read(file, found);
        }

        problems.AddRange(found);
        return tokens;
    }

    private List<SmiToken> Read(string file, List<SmiProblem> problems)
    {
        while (_at < _text.Length)
        {
            Next(file, problems);
        }

        return _tokens;
    }

    private void Next(string file, List<SmiProblem> problems)
    {
        var c = _text[_at];
        if (c == '\n')
        {
            _line++;
            _at++;
        }
        else if (c == '-' && Ahead('-'))
        {
            Comment();
        }
        else if (c == '"')
        {
            Quoted(file, problems);
        }
        else if (char.IsAsciiLetterOrDigit(c) || (c == '-' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
        {
            Word();
        }
        else if (c == ':' && string.CompareOrdinal(_text, _at, "::=", 0, 3) == 0)
        {
            Add(SmiTokenKind.Symbol, "::=");
            _at += 3;
        }
        else
        {
            if (c > ' ')
            {
                Add(SmiTokenKind.Symbol, c.ToString());
            }

            _at++;
        }
    }

    private bool Ahead(char c) => _at + 1 < _text.Length && _text[_at + 1] == c;

    private void Comment()
    {
        var end = _text.IndexOf('\n', _at);
        end = end < 0 ? _text.Length : end;
        if (_at + 2 < end && _text[_at + 2] == '#')
        {
            Add(SmiTokenKind.Annotation, _text[(_at + 3)..end].Trim());
        }

        _at = end;
    }

    private void Quoted(string file, List<SmiProblem> problems)
    {
        var end = _text.IndexOf('"', _at + 1);
        var past = end + 1;
        var value = _endsAtValue ? ValueBefore(end < 0 ? _text.Length : end) : -1;
        if (end < 0 || value >= 0)
        {
            problems.Add(new(file, _line, "a text in quotes never ends"));
            past = end = value >= 0 ? value : _text.Length;
        }

        var text = _text[(_at + 1)..end];
        Add(SmiTokenKind.Text, text);
        _line += text.Count(c => c == '\n');
        _at = past;
    }

    // Where, before the place, a line assigns a value; -1 for nowhere.
    private int ValueBefore(int end)
    {
        for (var line = _text.IndexOf('\n', _at, end - _at); line >= 0; line = _text.IndexOf('\n', line + 1, end - line - 1))
        {
            if (_text.AsSpan(line + 1, end - line - 1).TrimStart(" \t\r").StartsWith("::="))
            {
                return line + 1;
            }
        }

        return -1;
    }

    // Letters, digits, single dashes, and the underscores no standard allows and many files have.
    private void Word()
    {
        var start = _at++;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_' || (_text[_at] == '-' && !Ahead('-'))))
        {
            _at++;
        }

        var word = _text[start.._at];
        Add(word.AsSpan(word[0] == '-' ? 1 : 0).ContainsAnyExceptInRange('0', '9') ? SmiTokenKind.Name : SmiTokenKind.Number, word);
    }

    private void Add(SmiTokenKind kind, string text) => _tokens.Add(new(kind, text, _line));
}
