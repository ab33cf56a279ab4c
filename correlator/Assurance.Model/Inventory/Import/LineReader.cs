namespace Assurance.Model.Inventory.Import;

/// <summary>Lines of a text (LF, CRLF or CR), without a string for each.</summary>
internal sealed class LineReader(TextReader from)
{
    private char[] buffer = new char[1 << 16];
    private int start;
    private int length;
    private int next;
    private int filled;
    // The line ended on a CR that was the last character at hand: a LF behind it is none of the next.
    private bool isAfterReturn;

    /// <summary>The line without its ending, until the next is read.</summary>
    public ReadOnlySpan<char> Line => buffer.AsSpan(start, length);

    public bool Read()
    {
        if (isAfterReturn)
        {
            isAfterReturn = false;
            if (next == filled && !Fill())
            {
                return false;
            }

            next += buffer[next] == '\n' ? 1 : 0;
        }

        for (var seen = 0; ;)
        {
            var at = buffer.AsSpan(next + seen, filled - next - seen).IndexOfAny('\n', '\r');
            if (at >= 0)
            {
                End(seen + at);
                return true;
            }

            seen = filled - next;
            if (!Fill())
            {
                (start, length, next) = (next, seen, filled);
                return seen > 0;
            }
        }
    }

    private void End(int characters)
    {
        (start, length, next) = (next, characters, next + characters + 1);
        if (buffer[next - 1] == '\r')
        {
            isAfterReturn = next == filled;
            next += !isAfterReturn && buffer[next] == '\n' ? 1 : 0;
        }
    }

    // What is not read yet moves to the front.
    private bool Fill()
    {
        buffer.AsSpan(next, filled - next).CopyTo(buffer);
        (next, filled) = (0, filled - next);
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = from.Read(buffer, filled, buffer.Length - filled);
        filled += count;
        return count > 0;
    }
}
