using System.Collections.Immutable;

namespace Assurance.Collectors.Smi;

/// <summary>
/// Modules of SMIv1 (RFC 1155, 1212, 1215) and SMIv2 (RFC 2578 to 2580). A definition is what stands between one beginning and the next, so a bad
/// one costs itself alone. Macros and conformance statements are passed over.
/// </summary>
internal static class SmiParser
{
    /// <summary>The longest module read, in characters.</summary>
    public const int LongestModule = 16 * 1024 * 1024;

    public static ImmutableArray<SmiModule> Read(string text, string file, List<SmiProblem> problems)
    {
        if (text.Length > LongestModule)
        {
            problems.Add(new(file, 1, "longer than 16 Mi characters"));
            return [];
        }

        var tokens = SmiLexer.Read(text, file, problems);
        var modules = ImmutableArray.CreateBuilder<SmiModule>();
        var heads = Heads(tokens);
        for (var n = 0; n < heads.Count; n++)
        {
            var end = n + 1 < heads.Count ? heads[n + 1] : tokens.Count;
            modules.Add(Module(tokens.GetRange(heads[n], end - heads[n]), file, problems));
        }

        if (modules.Count == 0)
        {
            problems.Add(new(file, 1, "no module: 'NAME DEFINITIONS ::= BEGIN' is missing"));
        }

        return modules.ToImmutable();
    }

    private static List<int> Heads(List<SmiToken> tokens)
    {
        var heads = new List<int>();
        for (var i = 1; i < tokens.Count; i++)
        {
            if (!tokens[i].Is("DEFINITIONS"))
            {
                continue;
            }

            // NAME { iso org(3) ... } DEFINITIONS is a form of ASN.1 some files use.
            var name = i - 1;
            if (tokens[name].Is("}"))
            {
                name = tokens.FindLastIndex(name, t => t.Is("{")) - 1;
            }

            if (name >= 0 && tokens[name].IsName)
            {
                heads.Add(name);
            }
        }

        return heads;
    }

    private static SmiModule Module(List<SmiToken> tokens, string file, List<SmiProblem> problems)
    {
        if (!tokens.Exists(t => t.Is("END")))
        {
            problems.Add(new(file, tokens[^1].Line, $"{tokens[0].Text}: the file ends before its END"));
        }

        var begin = tokens.FindIndex(t => t.Is("BEGIN"));
        var imports = ImmutableDictionary.CreateBuilder<string, string>();
        var definitions = ImmutableArray.CreateBuilder<SmiDefinition>();
        var starts = Starts(tokens, begin + 1, imports);
        for (var n = 0; n < starts.Count; n++)
        {
            var end = n + 1 < starts.Count ? starts[n + 1] : tokens.Count;
            if (SmiDefinitionReader.Read(tokens.GetRange(starts[n], end - starts[n]), file, problems) is { } definition)
            {
                definitions.Add(definition);
            }
        }

        return new(tokens[0].Text, file, imports.ToImmutable(), definitions.ToImmutable());
    }

    private static List<int> Starts(List<SmiToken> tokens, int from, ImmutableDictionary<string, string>.Builder imports)
    {
        var starts = new List<int>();
        for (var i = from; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is("IMPORTS") || tokens[i].Is("EXPORTS"))
            {
                i = Imports(tokens, i, imports);
            }
            else if (tokens[i + 1].Is("MACRO"))
            {
                var end = tokens.FindIndex(i, t => t.Is("END"));
                i = end < 0 ? tokens.Count : end;
            }
            else if (tokens[i].IsName && SmiDefinitionReader.Begins(tokens, i))
            {
                starts.Add(i);
                i++;
            }
        }

        return starts;
    }

    // IMPORTS a, b FROM X c FROM Y ; where the semicolon is missing, a definition's beginning ends them.
    private static int Imports(List<SmiToken> tokens, int at, ImmutableDictionary<string, string>.Builder imports)
    {
        var names = new List<string>();
        var i = at + 1;
        for (; i < tokens.Count && !tokens[i].Is(";") && !tokens[i].Is("::="); i++)
        {
            if (tokens[i].Is("FROM") && i + 1 < tokens.Count)
            {
                var module = tokens[++i].Text;
                names.ForEach(name => imports[name] = module);
                names.Clear();
            }
            else if (tokens[i].IsName)
            {
                names.Add(tokens[i].Text);
            }
        }

        return i < tokens.Count && tokens[i].Is("::=") ? Math.Max(at, tokens.FindLastIndex(i, t => t.Is("FROM")) + 1) : i;
    }
}
