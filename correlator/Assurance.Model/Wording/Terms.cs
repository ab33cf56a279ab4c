using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Assurance.Model.Wording;

/// <summary>The words that names of conditions are made of, in a language that does not take them as they are. The page puts them together alike (<c>words/terms.ts</c>).</summary>
internal sealed partial class Terms(FrozenDictionary<string, string> terms)
{
    /// <summary>A name such as <c>upsFanFailed</c>, word by word; null where a word is not known: half of it would mislead.</summary>
    public string? Of(string name)
    {
        // Signs between the words are no words, and what they mean is not known.
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == ' '))
        {
            return null;
        }

        var words = InOrder([.. Parts().Matches(name).Select(m => m.Value.ToLowerInvariant())]);
        var said = words.Select(w => char.IsAsciiDigit(w[0]) ? w : terms.GetValueOrDefault(w)).ToArray();
        return said.Length == 0 || said.Contains(null) ? null : Joined(said!);
    }

    // What English puts before "of" other languages put behind.
    private static string[] InOrder(string[] words)
    {
        var of = Array.IndexOf(words, "of");
        return of < 0 ? words : [.. InOrder(words[(of + 1)..]), .. words[..of]];
    }

    // With a space where Latin letters begin or end.
    private static string Joined(string[] words)
    {
        var text = new StringBuilder();
        var last = ' ';
        foreach (var word in words)
        {
            var isNumber = char.IsAsciiDigit(word[0]);
            var apart = text.Length > 0 && !isNumber && (char.IsAsciiLetter(word[0]) || char.IsAsciiLetter(last));
            text.Append(apart ? " " : "").Append(word);
            last = isNumber ? last : word[^1];
        }

        return text.ToString();
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
