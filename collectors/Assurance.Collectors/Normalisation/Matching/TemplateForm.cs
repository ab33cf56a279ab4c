using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>One form of a template: its optional parts there or not.</summary>
internal sealed class TemplateForm
{
    // Short words stand in most texts: they are left to the search.
    private const int Telling = 3;

    private readonly int named;
    private readonly ImmutableArray<string> telling;
    private readonly ImmutableArray<SearchValues<string>> choices;

    public TemplateForm(IReadOnlyList<TemplateSegment> segments)
    {
        Segments = [.. segments];
        Words = [.. segments.SelectMany(s => (s.Literal ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length)];
        var literal = segments.Count == 0 ? "" : segments[0].Literal ?? "";
        var blank = literal.IndexOf(' ', StringComparison.Ordinal);
        FirstWord = blank < 0 ? literal : literal[..blank];
        telling = [.. Words.Where((w, i) => w.Length >= Telling || i == 0)];
        choices = [.. segments.Where(s => !s.Choices.IsEmpty).Select(s => SearchValues.Create(s.Choices.AsSpan(), StringComparison.Ordinal))];
        named = segments.Count(s => s.Name.Length > 0);
        IsDirect = FirstWord.Length > 0 && !segments.SkipLast(1).Any(s => s.Literal is null && s.Type == CaptureType.Text);
    }

    /// <summary>Literals and captures in turn.</summary>
    public ImmutableArray<TemplateSegment> Segments { get; }

    /// <summary>The words of its literals, in lower case, the longest first: no text without all of them can match.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>What a match has to begin with; empty where the form begins with a value or a blank.</summary>
    public string FirstWord { get; }

    /// <summary>Whether nothing within may be of any length: a search from the first word then costs less than to look for the others.</summary>
    public bool IsDirect { get; }

    /// <summary>What it takes from the text; null when it does not match within so many steps.</summary>
    [SkipLocalsInit]
    public Captures? Match(in LogText text, int steps)
    {
        Span<TakenPart> taken = stackalloc TakenPart[named];
        var search = new TemplateSearch(in text, this, steps, taken);
        return search.Run() ? Taken(in text, taken[..search.Taken]) : null;
    }

    /// <summary>Whether a text has the words it needs: most that hold one word of a form lack another, and a search costs more than to see that.</summary>
    public bool MayMatch(ReadOnlySpan<char> lower)
    {
        foreach (var word in telling)
        {
            if (lower.IndexOf(word) < 0)
            {
                return false;
            }
        }

        foreach (var any in choices)
        {
            if (!lower.ContainsAny(any))
            {
                return false;
            }
        }

        return true;
    }

    private Captures Taken(in LogText text, ReadOnlySpan<TakenPart> parts)
    {
        if (parts.IsEmpty)
        {
            return Captures.None;
        }

        var captures = new Capture[parts.Length];
        for (var i = 0; i < captures.Length; i++)
        {
            captures[i] = new(Segments[parts[i].Segment].Name, text.Start + parts[i].Start, text.Start + parts[i].End);
        }

        return new(text.Whole, ImmutableCollectionsMarshal.AsImmutableArray(captures));
    }
}
