using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Finds the owners of templates that a text may match, in their order, by one reading of the text.</summary>
internal sealed class TextIndex<T>
{
    /// <summary>A long word that no more templates share than this is as good as a rarer short one.</summary>
    private const int Shared = 8;

    private readonly ImmutableArray<T> owners;
    private readonly LiteralIndex anchors;

    public TextIndex(IEnumerable<T> owners, Func<T, ImmutableArray<Template>> templates)
    {
        this.owners = [.. owners.Where(o => !templates(o).IsEmpty)];
        var forms = this.owners.SelectMany((o, i) => templates(o).SelectMany(t => t.Forms).Select(f => (f.Words, Owner: i))).ToList();
        var often = forms.SelectMany(f => f.Words).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        anchors = new(forms.Select(f => (Anchor(f.Words, often), f.Owner)).Distinct());
    }

    // The word that fewest templates share: the cost of a text must not grow with rules that are like each other. A short word stands in many texts.
    private static string Anchor(ImmutableArray<string> words, Dictionary<string, int> often)
    {
        var best = words.Where(w => w.Length >= 4).MinBy(w => (often[w], -w.Length));
        return best is not null && often[best] <= Shared ? best : words.MinBy(w => (often[w], -w.Length))!;
    }

    public T this[int owner] => owners[owner];

    /// <summary>Their places, ascending.</summary>
    /// <param name="room">Where they may be kept.</param>
    public ReadOnlySpan<int> Candidates(LogText text, Span<int> room)
    {
        var found = new NumberSet(room);
        anchors.Find(text.Lower, ref found);
        return found.Ascending();
    }
}
