using System.Text;

namespace Assurance.Model.Inventory.Import;

/// <summary>Records of a CSV file (RFC 4180; LF or CRLF; blank lines are none). A record that is wrong costs itself: the next begins on the next line.</summary>
internal sealed class CsvRecords(TextReader from)
{
    /// <summary>A quoted field of more lines than this lacks its closing quote.</summary>
    private const int MostLines = 1_000;

    private readonly LineReader lines = new(from);
    private readonly List<(int Start, int Length)> plain = [];
    private readonly List<string> quoted = [];
    // The line, if it holds a quote: the record may go on over further lines. Empty otherwise.
    private string text = "";
    private int read;

    /// <summary>Line on which the record begins, from 1.</summary>
    public int Line { get; private set; }

    public int Fields { get; private set; }

    /// <summary>A quote stands where none may, or the closing one is missing.</summary>
    public bool IsBad { get; private set; }

    public ReadOnlySpan<char> this[int field] =>
        plain[field] is var (start, length) && length >= 0 ? (text.Length > 0 ? text : lines.Line).Slice(start, length) : quoted[start];

    public bool Read()
    {
        do
        {
            if (!lines.Read())
            {
                return false;
            }

            Line = ++read;
        }
        while (lines.Line.IsEmpty);

        plain.Clear();
        quoted.Clear();
        IsBad = false;
        if (!Split(lines.Line))
        {
            text = lines.Line.ToString();
            plain.Clear();
            Scan();
        }

        Fields = plain.Count;
        return true;
    }

    // Gives up at a quote.
    private bool Split(ReadOnlySpan<char> line)
    {
        text = "";
        for (var start = 0; ;)
        {
            var found = line[start..].IndexOfAny(',', '"');
            if (found < 0)
            {
                plain.Add((start, line.Length - start));
                return true;
            }

            if (line[start + found] == '"')
            {
                return false;
            }

            plain.Add((start, found));
            start += found + 1;
        }
    }

    private void Scan()
    {
        var at = 0;
        do
        {
            at = at < text.Length && text[at] == '"' ? Quoted(at + 1) : Plain(at);
        }
        while (at <= text.Length && !IsBad);
    }

    // Both return the start of the next field, or one beyond the end of the text.
    private int Plain(int start)
    {
        var comma = text.IndexOf(',', start);
        var end = comma < 0 ? text.Length : comma;
        IsBad = text.AsSpan(start, end - start).Contains('"');
        plain.Add((start, end - start));
        return end + 1;
    }

    // What was split off the line before outlasts it.
    private void KeepFields()
    {
        for (var i = 0; i < plain.Count; i++)
        {
            if (plain[i] is var (start, length) && length >= 0)
            {
                plain[i] = (quoted.Count, -1);
                quoted.Add(text.Substring(start, length));
            }
        }
    }

    private int Quoted(int start)
    {
        var value = new StringBuilder();
        for (var more = 0; ;)
        {
            var quote = text.IndexOf('"', start);
            if (quote < 0)
            {
                value.Append(text, start, text.Length - start).Append('\n');
                if (++more > MostLines || !lines.Read())
                {
                    IsBad = true;
                    return text.Length + 1;
                }

                read++;
                KeepFields();
                (text, start) = (lines.Line.ToString(), 0);
                continue;
            }

            value.Append(text, start, quote - start);
            if (quote + 1 < text.Length && text[quote + 1] == '"')
            {
                value.Append('"');
                start = quote + 2;
                continue;
            }

            plain.Add((quoted.Count, -1));
            quoted.Add(value.ToString());
            IsBad = quote + 1 < text.Length && text[quote + 1] != ',';
            return quote + 2;
        }
    }
}
