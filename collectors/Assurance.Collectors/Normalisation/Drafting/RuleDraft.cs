using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation.Drafting;

/// <summary>Writes a pack file with one rule, and its cases, from an example and what a person marked in it. A person reads and finishes it.</summary>
public static class RuleDraft
{
    /// <param name="compile">The packs with the drafted file, compiled.</param>
    /// <exception cref="FormatException">A mark or word does not fit; the message says which.</exception>
    /// <exception cref="RulePackException">The drafted pack has faults, as where a condition is not known.</exception>
    public static DraftedRule Of(Decoded example, MessageParts parts, DraftRequest request, Func<string, string, RuleSet> compile)
    {
        var vendor = Word(request.Vendor, "vendor");
        var name = Word(request.Name, "name");
        var id = $"{vendor}.{name}";
        var pack = Pack(parts, request, id);
        var file = $"{vendor}/{name}";
        return new(file, pack, Cases(example, parts, request, id, compile(file + ".yaml", pack)));
    }

    private static string Pack(MessageParts parts, DraftRequest request, string id)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"vendor: {Quoted(request.Vendor)}\n");
        if (request.NewCondition is { } own)
        {
            text.Append(CultureInfo.InvariantCulture, $"conditions:\n  {Word(own.Name, "condition")}: {{ event: {own.Event}, cause: {own.Cause}, severity: {own.Severity}, problem: {Quoted(own.Problem)} }}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"rules:\n  - id: {id}\n");
        if (parts.Kind == "trap")
        {
            text.Append(CultureInfo.InvariantCulture, $"    trap: {parts.Key}\n");
        }
        else
        {
            text.Append(parts.Key.Length > 0 ? $"    mnemonic: {Quoted(parts.Key)}\n" : "");
            text.Append(CultureInfo.InvariantCulture, $"    text: {Quoted(Template(parts, request))}\n");
        }

        if (request.Action == "none")
        {
            return text.Append("    action: none\n").ToString();
        }

        text.Append(Object(parts, request));
        text.Append(CultureInfo.InvariantCulture, $"    condition: {request.NewCondition?.Name ?? request.Condition}\n");
        if (Value(parts, request, "qualifier") is { } qualifier)
        {
            text.Append(CultureInfo.InvariantCulture, $"    qualifier: {Quoted(qualifier)}\n");
        }

        text.Append(request.Severity.Length > 0 ? $"    severity: {Word(request.Severity, "severity")}\n" : "");
        return text.Append(Action(parts, request)).ToString();
    }

    private static string Action(MessageParts parts, DraftRequest request)
    {
        if (request.Action != "states")
        {
            return $"    action: {Word(request.Action, "action")}\n";
        }

        var of = Value(parts, request, "state") ?? throw new FormatException("mark what says whether it begins or ends");
        return $"    states: {{ of: {Quoted(of)}, raise: {Listed(request.Raise)}, clear: {Listed(request.Clear)} }}\n";
    }

    private static string Object(MessageParts parts, DraftRequest request)
    {
        var kind = Word(request.ObjectKind, "object");
        if (kind == "device" || request.Marks.FirstOrDefault(m => m.Role is "object" or "index") is not { } mark)
        {
            return kind == "device" ? "" : throw new FormatException($"mark what names the {kind}");
        }

        var value = Value(parts, request, mark.Role)!;
        var isIndex = kind == "interface" && mark.Place > 0
            && (mark.Role == "index" || (BindingAt(parts, mark).Value is var given && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out _)));
        var key = isIndex ? "ifIndex" : mark.Type == "ip" && kind == "peer" ? "address" : "name";
        return $"    object: {{ kind: {kind}, {key}: {Quoted(value)} }}\n";
    }

    private static string? Value(MessageParts parts, DraftRequest request, string role)
    {
        var mark = request.Marks.FirstOrDefault(m => m.Role == role);
        return mark is null ? null
            : mark.Place == 0 ? $"{{{CaptureName(role)}}}"
            : role == "index" ? $"{{#{BindingAt(parts, mark).Place}.last}}"
            : $"{{#{BindingAt(parts, mark).Place}}}";
    }

    private static string Template(MessageParts parts, DraftRequest request)
    {
        var template = new StringBuilder();
        var at = 0;
        foreach (var mark in request.Marks.Where(m => m.Place == 0).OrderBy(m => m.Start))
        {
            if (mark.Start < at || mark.Length < 1 || mark.Start + mark.Length > parts.Text.Length)
            {
                throw new FormatException($"the mark at {mark.Start} lies outside the message or over another");
            }

            template.Append(Escaped(parts.Text[at..mark.Start])).Append(Capture(mark, request));
            at = mark.Start + mark.Length;
        }

        return template.Append(Escaped(parts.Text[at..])).ToString().Trim();
    }

    private static string Capture(DraftMark mark, DraftRequest request) => mark.Role switch
    {
        "state" => $"{{state:{(request.Raise.Length + request.Clear.Length > 1 ? "" : "=")}{string.Join('|', request.Raise.Concat(request.Clear).Distinct(StringComparer.OrdinalIgnoreCase))}}}",
        "varies" => $"{{*:{Type(mark)}}}",
        _ => $"{{{CaptureName(mark.Role)}:{Type(mark)}}}",
    };

    private static string Type(DraftMark mark) => mark.Type is "if" or "ip" or "int" or "mac" or "word" or "text" ? mark.Type
        : throw new FormatException($"'{mark.Type}' is no type of a word");

    private static string CaptureName(string role) => role switch
    {
        "object" => "name",
        "state" => "state",
        "qualifier" => "which",
        _ => throw new FormatException($"'{role}' is no role of a word"),
    };

    // The example as it is; where a state decides, also with each other state in its place.
    private static string Cases(Decoded example, MessageParts parts, DraftRequest request, string id, RuleSet rules)
    {
        var text = new StringBuilder("cases:\n");
        if (example is DecodedSyslog log)
        {
            var whole = log.Message.Text;
            var mark = request.Marks.FirstOrDefault(m => m is { Role: "state", Place: 0 });
            var start = mark is null ? 0 : whole.IndexOf(parts.Text, StringComparison.Ordinal) + mark.Start;
            var forms = mark is null ? [whole]
                : request.Raise.Concat(request.Clear).Select(s => $"{whole[..start]}{s}{whole[(start + mark.Length)..]}").Prepend(whole).Distinct(StringComparer.Ordinal);
            foreach (var form in forms)
            {
                // Header and all would tie the case to one sender: the text is what the rule reads.
                Case(text, $"log: {Quoted($"<13>{(parts.Application.Length > 0 && !form.StartsWith(parts.Application, StringComparison.Ordinal) ? parts.Application + ": " : "")}{form}")}", id, rules);
            }
        }
        else
        {
            Case(text, Trap((DecodedNotification)example), id, rules);
        }

        return text.ToString();
    }

    private static string Trap(DecodedNotification example)
    {
        var bindings = example.Notification.VarBinds.Select(b => $"{Quoted(b.Name.ToString())}: {Quoted(b.Value.AsText())}");
        return $"trap: {example.Notification.TrapOid}\n    with: {{ {string.Join(", ", bindings)} }}";
    }

    private static void Case(StringBuilder text, string message, string id, RuleSet rules)
    {
        var errors = new List<PackError>();
        var read = RulesTest.Read(new PackText(0, "cases", $"cases:\n  - {message}\n    rule: {id}\n    gives: none\n"), errors);
        if (errors.Count > 0)
        {
            throw new RulePackException([.. errors]);
        }

        var reports = Normaliser.Normalise(read[0].Message(rules), rules, NetworkInventory.Empty).Reports;
        text.Append(CultureInfo.InvariantCulture, $"  - {message}\n    rule: {id}\n    gives: {(reports.IsEmpty ? "none" : Listed([.. reports.Select(RuleCase.InWords)]))}\n");
    }

    private static MessageBinding BindingAt(MessageParts parts, DraftMark mark) =>
        parts.Bindings.FirstOrDefault(b => b.Place == mark.Place) ?? throw new FormatException($"there is no binding #{mark.Place}");

    private static string Escaped(string literal)
    {
        var text = new StringBuilder(literal.Length);
        foreach (var c in literal)
        {
            text.Append(c is '{' or '}' or '[' or ']' or '\\' ? "\\" : "").Append(c);
        }

        return text.ToString();
    }

    private static string Listed(ImmutableArray<string> values) => values.IsDefaultOrEmpty ? "[]" : $"[{string.Join(", ", values.Select(Quoted))}]";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static string Word(string text, string what) =>
        text.Length is > 0 and <= 60 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? what is "vendor" or "name" ? text.ToLowerInvariant() : text
        : throw new FormatException($"'{what}' is needed: letters, digits and dashes, at most 60");
}
