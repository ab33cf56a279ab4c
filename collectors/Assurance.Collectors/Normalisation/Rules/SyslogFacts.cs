using System.Globalization;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>The values of a log message: what the rule's template captured, and the parameters the text or its structured data names.</summary>
/// <param name="start">Where in the text the mnemonic's words begin.</param>
internal sealed class SyslogFacts(string text, int start, SyslogMessage? message, Captures captures) : Facts
{
    private const int LongestValue = 256;

    /// <summary>The event's name; null where the message has none.</summary>
    public Mnemonic? Mnemonic { get; init; }

    protected override string? Stated(ValueReference reference) => reference.Kind switch
    {
        ReferenceKind.Capture => captures[reference.Name],
        ReferenceKind.Parameter => Structured(reference.Name) ?? InText(reference.Name),
        ReferenceKind.Varbind when reference.Index is null => InText(reference.Name) ?? InText(WithoutMaker(reference.Name)),
        ReferenceKind.Position => AtPlace(reference.Place),
        ReferenceKind.Property when reference.Name == "host" => message?.Hostname,
        ReferenceKind.Property when reference.Name == "app" => message?.AppName,
        ReferenceKind.Property when reference.Name == "event" => Mnemonic?.Name,
        ReferenceKind.Property when reference.Name == "level" => Mnemonic?.Severity?.ToString(CultureInfo.InvariantCulture),
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

    // A log that tells of a notification calls the objects hwVsiName or VsiName.
    private static string WithoutMaker(string name) =>
        name.StartsWith("hw", StringComparison.Ordinal) ? name[2..] : name;

    // And lists them in the notification's order: (VsiName=v1, PwId=7).
    private string? AtPlace(int place)
    {
        var content = text.AsSpan(start);
        var open = content.LastIndexOf(" (", StringComparison.Ordinal);
        var list = open < 0 ? [] : content[(open + 2)..];
        for (var at = 1; !list.IsEmpty; at++)
        {
            var next = list.IndexOf(", ", StringComparison.Ordinal);
            var one = next < 0 ? list.TrimEnd(".)") : list[..next];
            var equals = one.IndexOf('=');
            if (equals <= 0)
            {
                return null;
            }

            if (at == place)
            {
                return one[(equals + 1)..].Trim().Trim('"').ToString();
            }

            list = next < 0 ? [] : list[(next + 2)..];
        }

        return null;
    }

    // name=value wherever it stands, else name: value, name value or name is value, up to a comma, semicolon or closing bracket.
    private string? InText(string name)
    {
        var content = text.AsSpan(start);
        var said = 0;
        for (var at = 0; content[at..].IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var ahead; at++)
        {
            at += ahead;
            var begin = at + name.Length;
            if ((at > 0 && char.IsAsciiLetterOrDigit(content[at - 1])) || begin >= content.Length)
            {
                continue;
            }

            if (content[begin] == '=')
            {
                return Value(content, begin);
            }

            said = said == 0 && content[begin] is (' ' or ':') ? begin : said;
        }

        return said == 0 ? null : Value(content, said);
    }

    private static string Value(ReadOnlySpan<char> content, int begin)
    {
        while (begin < content.Length && content[begin] is ' ' or '=' or ':' or '[' or '"' or '\'')
        {
            begin++;
        }

        begin += content[begin..].StartsWith("is ", StringComparison.Ordinal) ? 3 : 0;
        return content[begin..ValueEnd(content, begin)].Trim().ToString();
    }

    // A bracket that the value itself opened, as in down(2), belongs to it.
    private static int ValueEnd(ReadOnlySpan<char> content, int begin)
    {
        var open = 0;
        var end = begin;
        for (; end < content.Length && end - begin < LongestValue; end++)
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
