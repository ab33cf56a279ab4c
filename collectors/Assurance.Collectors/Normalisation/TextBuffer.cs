using System.Globalization;

namespace Assurance.Collectors.Normalisation;

/// <summary>Puts a text together in the room it is given; it takes memory of its own only beyond that.</summary>
internal ref struct TextBuffer(Span<char> room)
{
    private Span<char> characters = room;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Text => characters[..Length];

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Append(char c)
    {
        Room(1)[0] = c;
        Length++;
    }

    /// <summary>In decimal.</summary>
    public void Append(long number)
    {
        const int Longest = 20;
        number.TryFormat(Room(Longest), out var written, provider: CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Arcs joined by dots.</summary>
    public void Append(ReadOnlySpan<uint> arcs)
    {
        for (var i = 0; i < arcs.Length; i++)
        {
            if (i > 0)
            {
                Append('.');
            }

            Append((long)arcs[i]);
        }
    }

    /// <summary>Octets that all are ASCII.</summary>
    public void AppendAscii(ReadOnlySpan<byte> octets)
    {
        System.Text.Ascii.ToUtf16(octets, Room(octets.Length), out var written);
        Length += written;
    }

    public override readonly string ToString() => Text.ToString();

    private Span<char> Room(int more)
    {
        if (Length + more > characters.Length)
        {
            var larger = new char[Math.Max(characters.Length * 2, Length + more)];
            characters[..Length].CopyTo(larger);
            characters = larger;
        }

        return characters[Length..];
    }
}
