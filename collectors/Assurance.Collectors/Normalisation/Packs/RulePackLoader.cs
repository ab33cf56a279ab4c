using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Reads rule packs from folders and compiles them to one rule set.</summary>
public static class RulePackLoader
{
    private static readonly ConcurrentDictionary<string, WeakReference<RuleSet>> Held = new(StringComparer.Ordinal);

    /// <summary>The packs delivered with the product.</summary>
    public static string StandardFolder => Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>Loads the standard packs.</summary>
    /// <exception cref="RulePackException">A pack has faults; all are listed.</exception>
    public static RuleSet LoadStandard() => Load(StandardFolder);

    /// <summary>Loads every <c>*.yaml</c> below the folders, case folders left out. Rules of a later folder go before those of an earlier
    /// one and replace those of the same id, so a site's own pack comes last.</summary>
    /// <exception cref="RulePackException">A pack has faults, or a folder is missing; all are listed.</exception>
    public static RuleSet Load(params string[] folders) => Compile(PackBundle.Read(folders));

    /// <summary>Compiles what was read. The same packs are compiled once while somebody holds the outcome: it does not change, and takes a second or two.</summary>
    /// <exception cref="RulePackException">A pack has faults; all are listed.</exception>
    public static RuleSet Compile(PackBundle bundle)
    {
        if (Held.TryGetValue(bundle.Hash, out var known) && known.TryGetTarget(out var rules))
        {
            return rules;
        }

        foreach (var (hash, _) in Held.Where(h => !h.Value.TryGetTarget(out _)))
        {
            Held.TryRemove(hash, out _);
        }

        var compiled = CompileAnew(bundle);
        Held[bundle.Hash] = new(compiled);
        return compiled;
    }

    private static RuleSet CompileAnew(PackBundle bundle)
    {
        var errors = new List<PackError>();
        var files = Layers(bundle, errors);
        var vocabulary = new Vocabulary();
        foreach (var file in files.SelectMany(f => f))
        {
            vocabulary.Add(file);
        }

        foreach (var family in files.SelectMany(f => f).SelectMany(f => f.Root.Sections("families")))
        {
            vocabulary.AddOwn(family);
        }

        var bases = new RuleBases(files);
        var rules = files.Select((f, i) => Rules(f, i, bases, vocabulary, errors)).Reverse().SelectMany(r => r).ToArray();
        var signatures = files.SelectMany(f => f).SelectMany(f => SignatureReader.Read(f, errors)).ToImmutableArray();
        var relations = RelationReader.Read(files.SelectMany(f => f), vocabulary);
        var polls = PollReader.Read(files.SelectMany(f => f), vocabulary);
        var names = Smi.MibNames.Read(bundle.Files.Where(f => f.Layer == PackText.Names), errors);
        if (errors.Count > 0)
        {
            throw new RulePackException([.. errors.Distinct().OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)]);
        }

        return new RuleSet([.. rules.DistinctBy(r => r.Id)], signatures, vocabulary, names) { Polls = polls, Relations = relations };
    }

    private static PackFile[][] Layers(PackBundle bundle, List<PackError> errors)
    {
        var layers = bundle.Files.Select(f => f.Layer).DefaultIfEmpty(-1).Max() + 1;
        return [.. Enumerable.Range(0, layers).Select(layer => bundle.Files.Where(f => f.Layer == layer).Select(f => PackFile.Read(f, errors)).OfType<PackFile>().ToArray())];
    }

    private static List<Rule> Rules(IEnumerable<PackFile> files, int folder, RuleBases bases, Vocabulary vocabulary, List<PackError> errors)
    {
        var rules = new List<Rule>();
        var ids = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var single = file.Root.Sections("rules").Select(s => new RuleReader(bases.Whole(s, folder), file.Vendor, vocabulary).Read());
            foreach (var rule in single.Concat(file.Root.Sections("families").SelectMany(s => new FamilyReader(s, file.Vendor, vocabulary).Read())))
            {
                if (!ids.TryAdd(rule.Id, rule))
                {
                    errors.Add(new(rule.File, rule.Line, $"rule '{rule.Id}' stands in {ids[rule.Id].File}:{ids[rule.Id].Line} too"));
                }

                rules.Add(rule with { Layer = folder });
            }
        }

        return rules;
    }
}
