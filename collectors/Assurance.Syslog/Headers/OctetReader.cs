namespace Assurance.Syslog.Headers;

/// <summary>A position in a message's octets.</summary>
internal ref struct OctetReader(ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> _octets = octets;

    public int Position { get; set; }

    public readonly ReadOnlySpan<byte> Rest => _octets[Position..];

    public readonly bool AtEnd => Position >= _octets.Length;

    /// <summary>The octet at a distance from here, or 0 beyond the end.</summary>
    public readonly byte Peek(int ahead = 0) => Position + ahead < _octets.Length ? _octets[Position + ahead] : (byte)0;

    public bool TrySkip(byte octet)
    {
        var found = !AtEnd && _octets[Position] == octet;
        Position += found ? 1 : 0;
        return found;
    }

    public int SkipSpaces()
    {
        var start = Position;
        while (!AtEnd && _octets[Position] is (byte)' ' or (byte)'\t')
        {
            Position++;
        }

        return Position - start;
    }

    /// <summary>What stands before the next blank or the end.</summary>
    public readonly ReadOnlySpan<byte> PeekToken()
    {
        var rest = Rest;
        var end = rest.IndexOfAny((byte)' ', (byte)'\t');
        return end < 0 ? rest : rest[..end];
    }

    public ReadOnlySpan<byte> ReadToken()
    {
        var token = PeekToken();
        Position += token.Length;
        return token;
    }

    /// <summary>A decimal number of that many digits; steps over it when found.</summary>
    public bool TryReadDigits(int min, int max, out int value)
    {
        value = 0;
        var count = 0;
        while (count < max && char.IsAsciiDigit((char)Peek(count)))
        {
            value = (value * 10) + Peek(count) - '0';
            count++;
        }

        if (count < min)
        {
            return false;
        }

        Position += count;
        return true;
    }
}
