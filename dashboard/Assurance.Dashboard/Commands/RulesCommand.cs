using System.CommandLine;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Dashboard.Composition;

namespace Assurance.Dashboard.Commands;

/// <summary><c>rules test [PATH]</c>, <c>rules try FILE [--json]</c>, <c>rules schema</c>, <c>rules import-mib FILES</c>, <c>rules coverage [MIBS]</c>, <c>rules mine</c>.</summary>
internal static class RulesCommand
{
    public static Command Create(CommandEnvironment environment) =>
        new("rules", "Rule packs")
        {
            Test(environment), Try(environment), Schema(environment), ImportMib(environment), Coverage(environment), MineCommand.Create(environment),
        };

    private static Command Test(CommandEnvironment environment)
    {
        var path = new Argument<string?>("path") { Arity = ArgumentArity.ZeroOrOne, Description = "A pack, or a folder of packs; left out: the packs in use" };
        var command = new Command("test", "Runs the rule packs' own cases") { path };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(path) is { } given && !File.Exists(given) && !Directory.Exists(given))
            {
                throw new CommandFailedException($"{given}: no such file or folder", ExitStatus.Usage);
            }

            return RulesTest.Run(parsed.GetValue(path) ?? environment.ReadSettings().Rules, environment.Output) ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }

    private static Command Schema(CommandEnvironment environment)
    {
        var command = new Command("schema", "Prints the JSON Schema of a pack file, for editors");
        command.SetAction(_ =>
        {
            environment.Output.Write(PackSchema.Text);
            return ExitStatus.Success;
        });
        return command;
    }

    private static Command Try(CommandEnvironment environment)
    {
        var file = new Argument<string>("file") { Description = "Captured messages: text, NDJSON, pcap or pcapng" };
        var json = new Option<bool>("--json") { Description = "One JSON object a message" };
        var coverage = new Option<bool>("--coverage") { Description = "Count what no rule knows instead, by shape, most frequent first" };
        var command = new Command("try", "Says what each captured message becomes, and by which rule") { file, json, coverage };
        command.SetAction(parsed =>
        {
            var settings = environment.ReadSettings();
            var captured = parsed.GetValue(file)!;
            if (!File.Exists(captured))
            {
                throw new CommandFailedException($"{captured}: no such file", ExitStatus.Usage);
            }

            var rules = LineFront.LoadRules(settings.RuleFolders);
            if (parsed.GetValue(coverage))
            {
                RulesCoverage.Run(captured, rules, environment.Output, parsed.GetValue(json));
            }
            else
            {
                RulesTry.Run(captured, rules, environment.Output, parsed.GetValue(json));
            }

            return ExitStatus.Success;
        });
        return command;
    }

    private static Command ImportMib(CommandEnvironment environment)
    {
        var files = new Argument<string[]>("files") { Arity = ArgumentArity.OneOrMore, Description = "MIB modules, or folders of them" };
        var draft = new Option<string?>("--draft") { Description = "Write a pack drafted from the notifications here, for a person to finish" };
        var vendor = new Option<string?>("--vendor") { Description = "Vendor the draft names" };
        var command = new Command("import-mib", "Reads MIB modules, lists what is wrong in them, keeps their names, drafts a pack") { files, draft, vendor };
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(files)!;
            if (Array.Find(paths, path => !File.Exists(path) && !Directory.Exists(path)) is { } absent)
            {
                throw new CommandFailedException($"{absent}: no such file", ExitStatus.Usage);
            }

            return MibImport.Run(paths, parsed.GetValue(draft), parsed.GetValue(vendor), environment.ReadSettings().MibNames, environment.Output) ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }

    private static Command Coverage(CommandEnvironment environment)
    {
        var modules = new Argument<string[]>("mibs") { Arity = ArgumentArity.ZeroOrMore, Description = "MIB modules, or folders of them; left out: how many notifications the rules name" };
        var json = new Option<bool>("--json") { Description = "One JSON object a notification" };
        var all = new Option<bool>("--all") { Description = "Also what each known notification becomes" };
        var command = new Command("coverage", "Says which notifications of MIB modules no rule knows, by vendor and module") { modules, json, all };
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(modules)!;
            if (Array.Find(paths, path => !File.Exists(path) && !Directory.Exists(path)) is { } absent)
            {
                throw new CommandFailedException($"{absent}: no such file", ExitStatus.Usage);
            }

            var rules = LineFront.LoadRules(environment.ReadSettings().RuleFolders);
            if (paths is [])
            {
                MibCoverage.Count(rules, environment.Output);
                return ExitStatus.Success;
            }

            return MibCoverage.Run(paths, rules, environment.Output, parsed.GetValue(json), parsed.GetValue(all)) ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }
}
