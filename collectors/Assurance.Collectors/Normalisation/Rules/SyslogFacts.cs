using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>The values of a log message: what the rule's template captured, and the parameters the text or its structured data names.</summary>
internal sealed class SyslogFacts(string content, SyslogMessage? message, IReadOnlyDictionary<string, string> captures) : Facts
{
    private const int LongestValue = 256;

    protected override string? Stated(ValueReference reference) => reference.Kind switch
    {
        ReferenceKind.Capture => captures.GetValueOrDefault(reference.Name),
        ReferenceKind.Parameter => Structured(reference.Name) ?? InText(reference.Name),
        ReferenceKind.Property when reference.Name == "host" => message?.Hostname,
        ReferenceKind.Property when reference.Name == "app" => message?.AppName,
        _ => null,
    };

    private string? Structured(string name)
    {
        foreach (var element in message?.StructuredData ?? [])
        {
            if (element[name] is { } value)
            {
                return value;
            }
        }

        return null;
    }

    // name=value, name: value or name value, up to a comma, semicolon or closing bracket.
    private string? InText(string name)
    {
        for (var at = content.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = content.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var start = at + name.Length;
            if ((at > 0 && char.IsAsciiLetterOrDigit(content[at - 1])) || start >= content.Length || content[start] is not (' ' or '=' or ':'))
            {
                continue;
            }

            while (start < content.Length && content[start] is ' ' or '=' or ':' or '[' or '"' or '\'')
            {
                start++;
            }

            return content[start..ValueEnd(start)].Trim();
        }

        return null;
    }

    // A bracket that the value itself opened, as in down(2), belongs to it.
    private int ValueEnd(int start)
    {
        var open = 0;
        var end = start;
        for (; end < content.Length && end - start < LongestValue; end++)
        {
            var c = content[end];
            if (c is ',' or ';' or ']' or '"' || (c == ')' && open == 0))
            {
                break;
            }

            open += c switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return end;
    }
}
