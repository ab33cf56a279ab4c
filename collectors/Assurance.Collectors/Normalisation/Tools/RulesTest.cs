using System.Globalization;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>Runs the cases that stand beside rule packs, in their <c>cases</c> folders.</summary>
public static class RulesTest
{
    /// <summary>Runs all cases below a folder of packs, by its rules over the standard ones; writes each failure as
    /// <c>file:line: what</c>, then <c>N passed, N failed</c>.</summary>
    /// <returns>True when none failed.</returns>
    public static bool Run(string path, TextWriter output)
    {
        try
        {
            return Run(path, Load(path), output);
        }
        catch (RulePackException fault)
        {
            return Closing(output, 0, [.. fault.Errors.Select(e => e.ToString())]);
        }
    }

    /// <summary>The cases below a folder; faults of their files are noted.</summary>
    internal static List<RuleCase> Cases(string path, ICollection<PackError> errors) =>
        [.. Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories)
            .Select(f => (Path: f, Shown: Path.GetRelativePath(path, f).Replace('\\', '/')))
            .Where(f => f.Shown.Split('/').Contains("cases"))
            .OrderBy(f => f.Shown, StringComparer.Ordinal)
            .SelectMany(f => Read(f.Path, f.Shown, errors))];

    /// <summary>Checks one pack file with its cases, and that no case of the folders fails by the rules that hold with it. The folders' own cases of that
    /// file are left out: <paramref name="cases"/> stand for them.</summary>
    /// <returns>How many pass, and each failure as <c>file:line: what</c>.</returns>
    public static (int Passed, IReadOnlyList<string> Failures) Check(string file, string cases, RuleSet rules, params IEnumerable<string> folders)
    {
        var errors = new List<PackError>();
        var own = Read(new PackText(0, CasesOf(file), cases), errors);
        var all = folders.SelectMany(f => Cases(f, errors)).Where(c => c.File != CasesOf(file)).Concat(own).ToList();
        var failures = Failures(all, rules, errors);
        var passed = all.Count + errors.Count - failures.Count;
        var covered = own.Select(c => c.Rule).ToHashSet(StringComparer.Ordinal);
        failures.AddRange(rules.Rules.Where(r => r.File == file && r.Layer > 0 && r.Becomes.IsEmpty && !covered.Contains(r.Id)).Select(WithoutCase));
        return (passed, failures);
    }

    /// <summary>Where the cases of a pack file stand: in <c>cases/</c> beside it, by its name.</summary>
    public static string CasesOf(string file)
    {
        var slash = file.LastIndexOf('/');
        return $"{file[..(slash + 1)]}cases/{file[(slash + 1)..]}";
    }

    private static bool Run(string path, RuleSet rules, TextWriter output)
    {
        var errors = new List<PackError>();
        var cases = Cases(path, errors);
        var failures = Failures(cases, rules, errors);
        var passed = cases.Count + errors.Count - failures.Count;
        failures.AddRange(WithoutCase(path, rules, cases));
        return Closing(output, passed, failures);
    }

    // A rule that hands the message on is covered by where its message arrives.
    private static IEnumerable<string> WithoutCase(string path, RuleSet rules, IEnumerable<RuleCase> cases)
    {
        var covered = cases.Select(c => c.Rule).ToHashSet(StringComparer.Ordinal);
        return rules.Rules
            .Where(r => r.Becomes.IsEmpty && !covered.Contains(r.Id) && File.Exists(Path.Combine(path, r.File)))
            .Select(WithoutCase);
    }

    private static string WithoutCase(Rule rule) => $"{rule.File}:{rule.Line}: rule '{rule.Id}' has no case";

    private static List<string> Failures(IEnumerable<RuleCase> cases, RuleSet rules, IEnumerable<PackError> errors) =>
        [.. errors.Select(e => e.ToString()), .. cases.Select(c => (Case: c, Fault: c.Fault(rules))).Where(r => r.Fault is not null).Select(r => $"{r.Case.File}:{r.Case.Line}: {r.Fault}")];

    private static RuleSet Load(string path)
    {
        var standard = RulePackLoader.StandardFolder;
        var isStandard = !Directory.Exists(standard) || Path.GetFullPath(path).TrimEnd('/') == Path.GetFullPath(standard).TrimEnd('/');
        return isStandard ? RulePackLoader.Load(path) : RulePackLoader.Load(standard, path);
    }

    private static List<RuleCase> Read(string path, string shown, ICollection<PackError> errors)
    {
        try
        {
            return Read(new PackText(0, shown, File.ReadAllText(path)), errors);
        }
        catch (IOException fault)
        {
            errors.Add(new(shown, 1, fault.Message));
            return [];
        }
    }

    internal static List<RuleCase> Read(PackText cases, ICollection<PackError> errors)
    {
        try
        {
            using var text = new StringReader(cases.Text);
            var stream = new YamlStream();
            stream.Load(text);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                var section = new YamlSection(cases.Path, root, errors);
                section.Allow("cases", "pairs");
                return [.. section.Sections("cases").Select(RuleCase.Read), .. section.Sections("pairs").SelectMany(RuleCase.ReadPairs)];
            }

            errors.Add(new(cases.Path, 1, "a case file holds one mapping with 'cases' or 'pairs'"));
        }
        catch (YamlException fault)
        {
            errors.Add(new(cases.Path, (int)fault.Start.Line, fault.Message));
        }

        return [];
    }

    private static bool Closing(TextWriter output, int passed, List<string> failures)
    {
        failures.ForEach(output.WriteLine);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failures.Count} failed"));
        return failures.Count == 0;
    }
}
