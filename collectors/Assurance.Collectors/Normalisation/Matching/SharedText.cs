using System.Runtime.CompilerServices;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Short texts that one message after the other holds, such as names of events and states, as one string each: a table of the thread, where a newer
/// text takes the place of another that falls there. What a message becomes does not depend on it.</summary>
internal static class SharedText
{
    private const int Places = 2048;
    private const int Longest = 64;

    [ThreadStatic]
    private static string?[]? kept;

    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
        {
            return text.ToString();
        }

        ref var place = ref (kept ??= new string?[Places])[Hash(text) & (Places - 1)];
        return place is { } same && text.SequenceEqual(same) ? same : place = text.ToString();
    }

    /// <summary>In upper case.</summary>
    [SkipLocalsInit]
    public static string Upper(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return text.ToString().ToUpperInvariant();
        }

        Span<char> upper = stackalloc char[Longest];
        return Of(upper[..text.ToUpperInvariant(upper)]);
    }

    // A clash costs a string.
    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = (uint)text.Length;
        foreach (var c in text)
        {
            hash = (hash * 31) + c;
        }

        return (int)((hash * 0x9E3779B1) >> 21);
    }
}
