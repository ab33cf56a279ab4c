namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>
/// The form of a message, compiled. It may begin at any word of the text and end anywhere; letters match in either case and a blank
/// matches any run of blanks. The work of one search is bounded by <see cref="StepsPerCharacter"/>, whatever the text: what would take
/// longer does not match.
/// </summary>
internal sealed class Template
{
    private const int StepsPerCharacter = 16;
    private const int LeastSteps = 512;

    private readonly IReadOnlyList<IReadOnlyList<TemplateSegment>> forms;

    private readonly string[][] words;

    private Template(string source, IReadOnlyList<IReadOnlyList<TemplateSegment>> forms)
    {
        Source = source;
        this.forms = forms;
        words = [.. forms.Select(WordsOf)];
        CaptureNames = [.. forms.SelectMany(f => f).Select(s => s.Name).Where(n => n.Length > 0).Distinct()];
    }

    public string Source { get; }

    public IReadOnlyList<string> CaptureNames { get; }

    /// <summary>For each form the words of its literals, in lower case: no text without all of them can match that form.</summary>
    public IEnumerable<IReadOnlyList<string>> Words => words;

    /// <exception cref="FormatException">The template is malformed.</exception>
    public static Template Compile(string source) => new(source, TemplateParser.Parse(source));

    /// <summary>A template that an index can find by its text, for rules that no mnemonic leads to.</summary>
    /// <exception cref="FormatException">The template is malformed, or one of its forms has no literal.</exception>
    public static Template CompileFindable(string source) => Compile(source) is var template && template.Words.Any(w => w.Count == 0)
        ? throw new FormatException("a template without mnemonic needs at least one literal that is always there")
        : template;

    /// <summary>The captured values, or null when the text does not match.</summary>
    public Dictionary<string, string>? Match(string text)
    {
        for (var i = 0; i < forms.Count; i++)
        {
            // Most texts that hold one word of a form lack another.
            if (!Array.TrueForAll(words[i], w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var form = forms[i];
            var search = new TemplateSearch(text, form, Math.Max(LeastSteps, text.Length * StepsPerCharacter));
            if (search.Run() is { } values)
            {
                return values;
            }
        }

        return null;
    }

    public override string ToString() => Source;

    private static string[] WordsOf(IReadOnlyList<TemplateSegment> form) =>
        [.. form.SelectMany(s => (s.Literal ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
}
