using System.Buffers;
using System.Text;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>A text as templates read it: each letter in lower case at its own place, worked out once for all of them. It holds until the next one is
/// made on the same thread.</summary>
internal readonly ref struct LogText
{
    // A buffer for a longer text is not kept.
    private const int Kept = 16 * 1024;

    [ThreadStatic]
    private static char[]? buffer;

    private LogText(string whole, int start, ReadOnlySpan<char> folded)
    {
        Whole = whole;
        Start = start;
        Lower = folded;
    }

    /// <summary>The text this is a part of.</summary>
    public string Whole { get; }

    /// <summary>Where in <see cref="Whole"/> it begins; it goes to the end.</summary>
    public int Start { get; }

    /// <summary>Its characters in lower case.</summary>
    public ReadOnlySpan<char> Lower { get; }

    public ReadOnlySpan<char> Characters => Whole.AsSpan(Start);

    public static LogText Of(string text)
    {
        var room = buffer;
        if (room is null || room.Length < text.Length)
        {
            room = new char[Math.Max(text.Length, 512)];
            buffer = room.Length <= Kept ? room : buffer;
        }

        Fold(text, room);
        return new(text, 0, room.AsSpan(0, text.Length));
    }

    /// <summary>What a text would have to hold in its place, for what is compared with one.</summary>
    public static string Folded(string text) => string.Create(text.Length, text, static (folded, text) => Fold(text, folded));

    /// <summary>The rest from a place in it.</summary>
    public LogText From(int at) => new(Whole, Start + at, Lower[at..]);

    private static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        while (Ascii.ToLower(text, folded, out var done) != OperationStatus.Done)
        {
            folded[done] = Folding(text[done]);
            text = text[(done + 1)..];
            folded = folded[(done + 1)..];
        }
    }

    // What is not ASCII never stands for a letter of it: the Kelvin sign is no k.
    private static char Folding(char c) => char.ToLowerInvariant(c) is var lower && char.IsAscii(lower) ? c : lower;
}
