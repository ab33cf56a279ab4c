using System.Collections.Immutable;

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

    private Template(string source, ImmutableArray<TemplateForm> forms)
    {
        Source = source;
        Forms = forms;
        CaptureNames = [.. forms.SelectMany(f => f.Segments).Select(s => s.Name).Where(n => n.Length > 0).Distinct()];
    }

    public string Source { get; }

    /// <summary>With and without its optional parts, in the order they are tried.</summary>
    public ImmutableArray<TemplateForm> Forms { get; }

    public IReadOnlyList<string> CaptureNames { get; }

    /// <exception cref="FormatException">The template is malformed.</exception>
    public static Template Compile(string source) => new(source, [.. TemplateParser.Parse(source).Select(f => new TemplateForm(f))]);

    /// <summary>A template that an index can find by its text, for rules that no mnemonic leads to.</summary>
    /// <exception cref="FormatException">The template is malformed, or one of its forms has no literal.</exception>
    public static Template CompileFindable(string source) => Compile(source) is var template && template.Forms.Any(f => f.Words.IsEmpty)
        ? throw new FormatException("a template without mnemonic needs at least one literal that is always there")
        : template;

    /// <summary>The captured values, or null when the text does not match.</summary>
    public Captures? Match(in LogText text)
    {
        foreach (var form in Forms)
        {
            if (form.Match(in text, Math.Max(LeastSteps, text.Lower.Length * StepsPerCharacter)) is { } captures)
            {
                return captures;
            }
        }

        return null;
    }

    public override string ToString() => Source;
}
