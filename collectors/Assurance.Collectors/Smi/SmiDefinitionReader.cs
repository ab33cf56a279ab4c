using System.Collections.Immutable;
using System.Globalization;

namespace Assurance.Collectors.Smi;

/// <summary>One definition from its tokens.</summary>
internal static class SmiDefinitionReader
{
    private static readonly HashSet<string> Macros =
    [
        "OBJECT-TYPE", "NOTIFICATION-TYPE", "TRAP-TYPE", "MODULE-IDENTITY", "OBJECT-IDENTITY", "OBJECT-GROUP", "NOTIFICATION-GROUP",
        "MODULE-COMPLIANCE", "AGENT-CAPABILITIES",
    ];

    private static readonly HashSet<string> Clauses =
    [
        "UNITS", "ACCESS", "MAX-ACCESS", "MIN-ACCESS", "STATUS", "DESCRIPTION", "REFERENCE", "INDEX", "AUGMENTS", "DEFVAL", "OBJECTS",
        "VARIABLES", "ENTERPRISE", "DISPLAY-HINT", "SYNTAX",
    ];

    /// <summary>Whether a definition begins at this name.</summary>
    public static bool Begins(List<SmiToken> tokens, int at)
    {
        var next = tokens[at + 1];
        if (next.Is("OBJECT"))
        {
            return at + 3 < tokens.Count && tokens[at + 2].Is("IDENTIFIER") && tokens[at + 3].Is("::=");
        }

        // What follows a value that is missing is the next definition, not a type.
        return next.Is("::=")
            ? at + 2 < tokens.Count && tokens[at + 2].IsName && !tokens[at].Is("IDENTIFIER") && !(at + 3 < tokens.Count && Macros.Contains(tokens[at + 3].Text))
            : next.IsName && Macros.Contains(next.Text);
    }

    /// <summary>The definition; null, and a problem, when it cannot be read.</summary>
    public static SmiDefinition? Read(List<SmiToken> tokens, string file, List<SmiProblem> problems)
    {
        var head = tokens[0];
        if (tokens[1].Is("::="))
        {
            return new(head.Text, SmiKind.Type, head.Line, [], Syntax(tokens)) { Enumeration = Enumeration(tokens) };
        }

        var assign = tokens.FindIndex(t => t.Is("::="));
        if (assign < 0 || assign + 1 >= tokens.Count)
        {
            problems.Add(new(file, head.Line, $"{head.Text}: has no value"));
            return null;
        }

        var trap = tokens[1].Is("TRAP-TYPE");
        var arcs = trap ? Enterprise(tokens) : Arcs(tokens, assign + 1);
        uint specific = 0;
        if (arcs.IsDefaultOrEmpty || (trap && !uint.TryParse(tokens[assign + 1].Text, CultureInfo.InvariantCulture, out specific)))
        {
            problems.Add(new(file, tokens[assign].Line, $"{head.Text}: its value cannot be read"));
            return null;
        }

        return new(head.Text, Kind(tokens[1]), head.Line, arcs, Syntax(tokens))
        {
            Specific = trap ? specific : null,
            Enumeration = tokens[1].Is("OBJECT-TYPE") ? Enumeration(tokens) : [],
            Index = Names(tokens, "INDEX") is { IsEmpty: false } index ? index : Names(tokens, "AUGMENTS"),
            Objects = Names(tokens, "OBJECTS") is { IsEmpty: false } objects ? objects : Names(tokens, "VARIABLES"),
            Description = After(tokens, "DESCRIPTION") is { Kind: SmiTokenKind.Text } text ? text.Text : "",
            Annotations = Annotations(tokens),
        };
    }

    private static SmiKind Kind(SmiToken macro) =>
        macro.Is("OBJECT-TYPE") ? SmiKind.Object
        : macro.Is("NOTIFICATION-TYPE") || macro.Is("TRAP-TYPE") ? SmiKind.Notification
        : SmiKind.Node;

    private static SmiToken? After(List<SmiToken> tokens, string clause)
    {
        var at = tokens.FindIndex(t => t.Is(clause));
        return at >= 0 && at + 1 < tokens.Count ? tokens[at + 1] : null;
    }

    private static ImmutableArray<SmiArc> Enterprise(List<SmiToken> tokens)
    {
        var at = tokens.FindIndex(t => t.Is("ENTERPRISE"));
        return at < 0 || at + 1 >= tokens.Count ? []
            : tokens[at + 1].Is("{") ? Arcs(tokens, at + 1)
            : [new(tokens[at + 1].Text, null)];
    }

    // { parent 1 2 }, { iso org(3) dod(6) }, { 1 3 6 }
    private static ImmutableArray<SmiArc> Arcs(List<SmiToken> tokens, int at)
    {
        if (!tokens[at].Is("{"))
        {
            return [];
        }

        var arcs = ImmutableArray.CreateBuilder<SmiArc>();
        for (var i = at + 1; i < tokens.Count && !tokens[i].Is("}"); i++)
        {
            if (tokens[i].IsName)
            {
                var numbered = i + 2 < tokens.Count && tokens[i + 1].Is("(");
                if (numbered && !uint.TryParse(tokens[i + 2].Text, CultureInfo.InvariantCulture, out _))
                {
                    return [];
                }

                arcs.Add(new(tokens[i].Text, numbered ? uint.Parse(tokens[i + 2].Text, CultureInfo.InvariantCulture) : null));
                i += numbered ? 3 : 0;
            }
            else if (uint.TryParse(tokens[i].Text, CultureInfo.InvariantCulture, out var number))
            {
                arcs.Add(new(null, number));
            }
            else
            {
                return [];
            }
        }

        return arcs.ToImmutable();
    }

    private static string Syntax(List<SmiToken> tokens)
    {
        var name = After(tokens, "SYNTAX") ?? (tokens[1].Is("::=") ? tokens.ElementAtOrDefault(2) : default);
        return name.Text ?? "";
    }

    private static ImmutableArray<KeyValuePair<int, string>> Enumeration(List<SmiToken> tokens)
    {
        var at = tokens.FindIndex(t => t.Is("SYNTAX"));
        at = at < 0 ? 2 : at + 1;
        var all = ImmutableArray.CreateBuilder<KeyValuePair<int, string>>();
        for (var i = at; i + 3 < tokens.Count && !(tokens[i].IsName && Clauses.Contains(tokens[i].Text)) && !tokens[i].Is("}"); i++)
        {
            if (tokens[i].IsName && tokens[i + 1].Is("(") && int.TryParse(tokens[i + 2].Text, CultureInfo.InvariantCulture, out var value) && tokens[i + 3].Is(")"))
            {
                all.Add(new(value, tokens[i].Text));
                i += 3;
            }
        }

        return all.ToImmutable();
    }

    private static ImmutableArray<string> Names(List<SmiToken> tokens, string clause)
    {
        var at = tokens.FindIndex(t => t.Is(clause));
        if (at < 0 || at + 1 >= tokens.Count || !tokens[at + 1].Is("{"))
        {
            return [];
        }

        return [.. tokens.Skip(at + 2).TakeWhile(t => !t.Is("}")).Where(t => t.IsName && t.Text != "IMPLIED").Select(t => t.Text)];
    }

    private static ImmutableDictionary<string, string> Annotations(List<SmiToken> tokens) =>
        tokens.Where(t => t.Kind == SmiTokenKind.Annotation)
            .Select(t => t.Text.Split(' ', 2, StringSplitOptions.TrimEntries))
            .Where(words => words.Length == 2)
            .GroupBy(words => words[0].ToUpperInvariant())
            .ToImmutableDictionary(group => group.Key, group => group.First()[1].Trim('"', ' '));
}
