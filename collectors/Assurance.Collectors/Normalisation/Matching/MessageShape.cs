using System.Buffers;
using System.Runtime.CompilerServices;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>The constant part of a free text: what varies from one message of a kind to the next becomes <c>*</c>.</summary>
internal static class MessageShape
{
    private const int Words = 16;
    private const int LongestShape = 160;
    private const int LongestWord = 40;

    private static readonly SearchValues<char> Varying = SearchValues.Create("0123456789=@");

    [SkipLocalsInit]
    public static string Of(string text)
    {
        // The last word may go beyond the longest.
        var shape = new TextBuffer(stackalloc char[LongestShape + LongestWord + 2]);
        var words = 0;
        foreach (var range in text.AsSpan().SplitAny(' ', '\t'))
        {
            var word = text.AsSpan()[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (++words > Words || shape.Length > LongestShape)
            {
                break;
            }

            shape.Append(shape.Length == 0 ? "" : " ");
            shape.Append(IsVariable(word) ? "*" : word.Length > LongestWord ? word[..LongestWord] : word);
        }

        return shape.ToString();
    }

    // Numbers, addresses, names of ports and quoted values vary; plain words stay.
    private static bool IsVariable(ReadOnlySpan<char> word) => word[0] is '\'' or '"' or '<' || word.ContainsAny(Varying);
}
