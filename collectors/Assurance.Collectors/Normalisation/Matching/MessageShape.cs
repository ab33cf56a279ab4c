using System.Text;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>The constant part of a free text: what varies from one message of a kind to the next becomes <c>*</c>.</summary>
internal static class MessageShape
{
    private const int Words = 16;
    private const int LongestShape = 160;

    public static string Of(string text)
    {
        var shape = new StringBuilder();
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
            if (IsVariable(word))
            {
                shape.Append('*');
            }
            else
            {
                shape.Append(word.Length > 40 ? word[..40] : word);
            }
        }

        return shape.ToString();
    }

    // Numbers, addresses, names of ports and quoted values vary; plain words stay.
    private static bool IsVariable(ReadOnlySpan<char> word) =>
        word.ContainsAnyInRange('0', '9') || word[0] is '\'' or '"' or '<' || word.Contains('=') || word.Contains('@');
}
