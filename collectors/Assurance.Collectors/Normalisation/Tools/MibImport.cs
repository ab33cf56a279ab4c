using System.Collections.Immutable;
using System.Text;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Smi;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary><c>rules import-mib</c>: reads modules, lists what is wrong in them, and drafts a pack for a person to finish.</summary>
public static class MibImport
{
    private const int MostFiles = 20_000;

    /// <summary>Reads the files, and those directly and below in the folders, and writes the draft where one is asked for.</summary>
    /// <param name="names">The folder that keeps the names for wherever messages are shown; null: they are not kept.</param>
    /// <returns>Whether a module was read.</returns>
    /// <exception cref="IOException">A file cannot be read, or draft or names cannot be written.</exception>
    public static bool Run(IEnumerable<string> paths, string? draft, string? vendor, string? names, TextWriter output)
    {
        var problems = new List<SmiProblem>();
        var modules = Read(Files(paths), problems);
        var catalogue = SmiCatalogue.Of(modules, problems);
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        var notifications = catalogue.Nodes.Count(n => n.Definition.Kind == SmiKind.Notification);
        output.WriteLine(FormattableString.Invariant(
            $"{modules.Length} modules, {catalogue.Nodes.Length} names, {notifications} notifications, {problems.Count} problems"));
        if (names is not null && modules.Length > 0)
        {
            Keep(catalogue, names);
            output.WriteLine($"{names}: keeps the names; messages show them from now on");
        }

        if (draft is not null && notifications > 0)
        {
            File.WriteAllText(draft, MibDraft.Of(catalogue, vendor, RulePackLoader.LoadStandard()));
            output.WriteLine($"{draft}: to be finished by hand; run rules test on it");
        }

        return modules.Length > 0;
    }

    private static void Keep(SmiCatalogue catalogue, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var module in catalogue.Nodes.GroupBy(n => n.Module.Name))
        {
            // A module's name is a word (RFC 2578 section 3); what is none gets no file of that name.
            var name = string.Concat(module.Key.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
            File.WriteAllText(Path.Combine(folder, name + MibNames.Extension), MibNames.Write(catalogue, module));
        }
    }

    internal static ImmutableArray<SmiModule> Read(IEnumerable<string> files, List<SmiProblem> problems)
    {
        var modules = ImmutableArray.CreateBuilder<SmiModule>();
        var seen = new HashSet<string>();
        foreach (var file in files)
        {
            // A character is at least an octet: what is longer than this cannot be a module within the bound.
            if (new FileInfo(file).Length > SmiParser.LongestModule)
            {
                problems.Add(new(file, 1, "longer than 16 MiB"));
                continue;
            }

            // Latin-1 takes any octet; the names are ASCII whatever the texts are.
            foreach (var module in SmiParser.Read(Encoding.Latin1.GetString(File.ReadAllBytes(file)), file, problems))
            {
                if (seen.Add(module.Name))
                {
                    modules.Add(module);
                }
                else
                {
                    problems.Add(new(file, 1, $"{module.Name}: read already from another file"));
                }
            }
        }

        return modules.ToImmutable();
    }

    internal static IEnumerable<string> Files(IEnumerable<string> paths) =>
        paths.SelectMany(IEnumerable<string> (path) => Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [path]).Take(MostFiles);
}
