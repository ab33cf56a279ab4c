using System.CommandLine;
using Assurance.Collectors.Journal;
using Assurance.Dashboard.Composition;
using Assurance.Dashboard.Replays;
using Assurance.Dashboard.Settings;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Dashboard.Commands;

/// <summary><c>replay --from T --to T [--rules PATH] [--inventory PATH]</c>: folds the journal twice, as it was and with what is given
/// instead, and prints the difference in the faults of the span.</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var from = new Option<DateTimeOffset>("--from") { Required = true, Description = "Start of the span, ISO 8601 with offset" };
        var to = new Option<DateTimeOffset>("--to") { Required = true, Description = "End of the span" };
        var rules = new Option<string>("--rules") { Description = "Rule packs to try instead" };
        var inventory = new Option<string>("--inventory") { Description = "Inventory folder or zip to try instead of the journalled imports" };
        var command = new Command("replay", "Folds the journal again and prints the difference in faults") { from, to, rules, inventory };
        command.SetAction(parsed =>
        {
            var settings = environment.ReadSettings();
            var span = new ReplaySpan(parsed.GetValue(from), parsed.GetValue(to));
            if (span.To <= span.From)
            {
                throw new CommandFailedException("--to is not after --from", ExitStatus.Usage);
            }

            var journal = Open(settings);
            if (journal.Beginning is var kept && kept.IsAfter(span.From))
            {
                throw new CommandFailedException($"--from lies before what can be replayed: {kept}", ExitStatus.Usage);
            }

            var others = parsed.GetValue(rules) is { } other ? LineFront.LoadRules(new(other, "", settings.MibNames)) : null;
            var change = new ReplayChange(others, Given(parsed.GetValue(inventory)));
            Print(environment.Output, ReplayComparison.Of(
                with => EngineRoom.Again(settings, RuleKeeper.Read(settings), journal.Read, null, with), () => journal.ReadFrom(1), span, change));
            return ExitStatus.Success;
        });
        return command;
    }

    /// <exception cref="CommandFailedException">The journal cannot be read.</exception>
    public static JournalReader Open(AssuranceSettings settings)
    {
        try
        {
            return JournalReader.Open(JournalOptions.Below(settings.DataDirectory), NullLogger.Instance);
        }
        catch (IOException e)
        {
            throw new CommandFailedException($"The journal in {settings.DataDirectory} cannot be read: {e.Message}");
        }
    }

    private static NetworkInventory? Given(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var store = Directory.CreateTempSubdirectory("assurance-replay");
        try
        {
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store.FullName, InventoryPackage.Keep(path, store.FullName)));
            return InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, version: 0).Inventory;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new CommandFailedException(e.Message, ExitStatus.Usage);
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    private static void Print(TextWriter output, ReplayDifference difference)
    {
        var faults = difference.Faults;
        Print(output, faults, $"faults as it was {faults.Before}, with the change {faults.After}; same {faults.Same}, changed {faults.Changed}, gone {faults.Gone}, new {faults.New}");
        Print(output, difference.Tickets, Counts("tickets", difference.Tickets));
        Print(output, difference.Messages, Counts("messages", difference.Messages));
    }

    private static string Counts(string what, ReplayPart part) => $"{what} as it was {part.Before}, with the change {part.After}; gone {part.Gone}, new {part.New}";

    private static void Print(TextWriter output, ReplayPart part, string counts)
    {
        output.WriteLine(counts);
        foreach (var line in part.Lines)
        {
            output.WriteLine(line);
        }
    }
}
