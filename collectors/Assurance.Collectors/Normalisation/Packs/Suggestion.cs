namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>What somebody may have meant.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean 'x'?</c> for the nearest known word that is at most a third of its letters away; else empty.</summary>
    public static string For(string given, IEnumerable<string> known)
    {
        var (best, least) = ("", Math.Max(1, given.Length / 3) + 1);
        foreach (var word in known.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(word.Length - given.Length) < least && Distance(given, word) is var distance && distance < least)
            {
                (best, least) = (word, distance);
            }
        }

        return best.Length == 0 ? "" : $"; did you mean '{best}'?";
    }

    // Levenshtein; letters that differ in case alone are as good as the same.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                row[j] = same ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
