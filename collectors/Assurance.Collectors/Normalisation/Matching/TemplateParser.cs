using System.Text;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>
/// Reads templates. <c>{name:type}</c> captures; types are <c>text</c> (the default), <c>word</c>, <c>if</c>, <c>ip</c>, <c>int</c>,
/// <c>mac</c>, or the allowed words themselves, <c>{state:up|down}</c>, <c>{state:=up}</c>; <c>{*}</c> skips anything. <c>[...]</c> may be absent.
/// <c>\</c> takes the next character as it is.
/// </summary>
internal static class TemplateParser
{
    // Each optional part doubles the forms a template is compiled to.
    private const int MaxOptional = 4;

    /// <exception cref="FormatException">The template is malformed; the message says where.</exception>
    public static IReadOnlyList<IReadOnlyList<TemplateSegment>> Parse(string template)
    {
        var forms = new List<List<TemplateSegment>> { new() };
        var optional = 0;
        foreach (var (part, isOptional) in SplitOptional(template))
        {
            var segments = Segments(part);
            if (isOptional && ++optional > MaxOptional)
            {
                throw new FormatException($"more than {MaxOptional} optional parts");
            }

            forms = isOptional
                ? [.. forms.Select(f => f.Concat(segments).ToList()), .. forms]
                : [.. forms.Select(f => f.Concat(segments).ToList())];
        }

        return [.. forms.Select(Join)];
    }

    private static IEnumerable<(string Part, bool Optional)> SplitOptional(string template)
    {
        var part = new StringBuilder();
        var inside = false;
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c == '\\' && i + 1 < template.Length)
            {
                part.Append(c).Append(template[++i]);
            }
            else if (c is '[' or ']')
            {
                if (inside == (c == '['))
                {
                    throw new FormatException($"unexpected '{c}' at {i}; write \\{c} for the character itself");
                }

                yield return (part.ToString(), inside);
                part.Clear();
                inside = c == '[';
            }
            else
            {
                part.Append(c);
            }
        }

        yield return inside ? throw new FormatException("'[' without ']'") : (part.ToString(), false);
    }

    private static List<TemplateSegment> Segments(string part)
    {
        var segments = new List<TemplateSegment>();
        var literal = new StringBuilder();
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '\\' && i + 1 < part.Length)
            {
                literal.Append(part[++i]);
            }
            else if (part[i] == '{')
            {
                var end = part.IndexOf('}', i);
                if (end < 0)
                {
                    throw new FormatException($"'{{' without '}}' in '{part}'");
                }

                AddLiteral(segments, literal);
                segments.Add(Capture(part[(i + 1)..end]));
                i = end;
            }
            else
            {
                literal.Append(part[i]);
            }
        }

        AddLiteral(segments, literal);
        return segments;
    }

    private static TemplateSegment Capture(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        var type = colon < 0 ? "text" : text[(colon + 1)..];
        name = name == "*" ? "" : name;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c)))
        {
            throw new FormatException($"'{name}' is no capture name: letters and digits only");
        }

        return type switch
        {
            "text" => new(null, name, CaptureType.Text),
            "word" => new(null, name, CaptureType.Word),
            "if" => new(null, name, CaptureType.Interface),
            "ip" => new(null, name, CaptureType.Address),
            "int" => new(null, name, CaptureType.Integer),
            "mac" => new(null, name, CaptureType.Mac),
            ['=', .. var only] => new(null, name, CaptureType.Choice) { Choices = [LogText.Folded(only)] },
            _ when type.Contains('|', StringComparison.Ordinal) => new(null, name, CaptureType.Choice)
            {
                Choices = [.. type.Split('|').Select(LogText.Folded).OrderByDescending(c => c.Length)],
            },
            _ => throw new FormatException($"'{type}' is no capture type: text, word, if, ip, int, mac, words joined by | or =word"),
        };
    }

    private static void AddLiteral(List<TemplateSegment> segments, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            segments.Add(new(literal.ToString()));
            literal.Clear();
        }
    }

    // Literals an optional part left side by side become one, their blanks collapsed, so that the matcher meets literal and capture in turn.
    private static List<TemplateSegment> Join(List<TemplateSegment> segments)
    {
        var joined = new List<TemplateSegment>();
        foreach (var segment in segments)
        {
            if (segment.Literal is not null && joined is [.., { Literal: { } before }])
            {
                joined[^1] = new(Collapse(before + segment.Literal));
            }
            else
            {
                joined.Add(segment.Literal is null ? segment : new(Collapse(segment.Literal)));
            }
        }

        return joined;
    }

    private static string Collapse(string literal)
    {
        var text = new StringBuilder(literal.Length);
        foreach (var c in literal)
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length == 0 || text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
