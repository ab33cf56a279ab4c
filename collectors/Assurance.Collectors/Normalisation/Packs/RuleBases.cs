namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>The rules that others extend, by id: a rule takes from the one it extends what it does not say itself. A rule of a later folder may extend
/// the one that it replaces.</summary>
internal sealed class RuleBases
{
    private readonly List<Dictionary<string, (YamlSection Section, string Vendor)>> folders = [];

    public RuleBases(IEnumerable<IEnumerable<PackFile>> files)
    {
        foreach (var folder in files)
        {
            var rules = new Dictionary<string, (YamlSection, string)>(StringComparer.Ordinal);
            foreach (var file in folder)
            {
                foreach (var rule in file.Root.Sections("rules"))
                {
                    rules.TryAdd(rule.Scalar("id"), (rule, file.Vendor));
                }
            }

            folders.Add(rules);
        }
    }

    /// <summary>The rule with all that it takes over.</summary>
    public YamlSection Whole(YamlSection rule, int folder) => Whole(rule, folder, []);

    private YamlSection Whole(YamlSection rule, int folder, HashSet<(string, int)> seen)
    {
        var wanted = rule.Scalar("extends");
        if (wanted.Length == 0)
        {
            return rule;
        }

        // Its own id means the rule of that name in a folder before.
        var from = wanted == rule.Scalar("id") ? folder - 1 : folder;
        while (from >= 0 && !folders[from].ContainsKey(wanted))
        {
            from--;
        }

        if (from < 0)
        {
            rule.Error("extends", $"no rule '{wanted}' to extend{Suggestion.For(wanted, folders.SelectMany(f => f.Keys))}; a row of a family is none");
            return rule;
        }

        if (!seen.Add((wanted, from)))
        {
            rule.Error("extends", $"rule '{wanted}' extends itself");
            return rule;
        }

        var (section, vendor) = folders[from][wanted];
        return rule.Over(Whole(section, from, seen), vendor);
    }
}
