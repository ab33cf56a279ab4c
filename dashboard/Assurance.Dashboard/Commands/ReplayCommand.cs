using System.CommandLine;
using System.Reactive.Linq;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Correlation.Replay;
using Assurance.Dashboard.Composition;
using Assurance.Dashboard.Settings;
using Assurance.Model.Faults;
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
            var journal = Open(settings);
            var span = (From: parsed.GetValue(from), To: parsed.GetValue(to));
            var others = parsed.GetValue(rules) is { } other ? LineFront.LoadRules(new(other, "", settings.MibNames)) : null;
            var asItWas = Fold(journal, settings, null, null, span);
            var changed = Fold(journal, settings, others, Given(parsed.GetValue(inventory)), span);
            Print(environment.Output, FaultComparison.Of(asItWas.Faults, changed.Faults), asItWas.Faults.Length, changed.Faults.Length);
            Print(environment.Output, "tickets", asItWas.Tickets, changed.Tickets);
            Print(environment.Output, "messages", asItWas.Messages, changed.Messages);
            return ExitStatus.Success;
        });
        return command;
    }

    /// <param name="Tickets">A line a ticket that does not hold its number.</param>
    /// <param name="Messages">A line a message to an account manager.</param>
    private sealed record Outcome(Fault[] Faults, string[] Tickets, string[] Messages);

    private static Outcome Fold(JournalReader journal, AssuranceSettings settings, RuleSet? others, NetworkInventory? given, (DateTimeOffset From, DateTimeOffset To) span)
    {
        using var engine = EngineOfJournal.Begin(settings, EngineOfJournal.RulesOf(settings), given is null ? null : (_, _) => given, others);
        if (given is not null)
        {
            engine.Start(given);
        }

        var messages = new List<string>();
        using var listening = engine.Notices.Where(n => n.Time >= span.From && n.Time <= span.To)
            .Subscribe(n => messages.Add($"{Stamp(n.Time)} {n.Kind} {n.Root.Kind} {n.Root.Id} to {n.Recipient} for {n.Customer}: {n.State}, {n.Circuits.Length} circuits"));
        foreach (var entry in journal.ReadFrom(journal.FirstPosition).TakeWhile(e => e.Time <= span.To))
        {
            engine.Process(entry);
        }

        engine.AdvanceTo(span.To);
        var tickets = engine.State.Tickets.Where(t => t.CreatedAt >= span.From && t.CreatedAt <= span.To)
            .Select(t => $"{Stamp(t.CreatedAt)} {(engine.State.Fault(t.Fault) is { } of ? $"{of.Root.Kind} {of.Root.Id}" : t.Fault)}: priority {t.Priority}, {t.Status}");
        return new Outcome([.. engine.State.Faults.Where(f => f.RaisedAt >= span.From && f.RaisedAt <= span.To)], [.. tickets.Order(StringComparer.Ordinal)], [.. messages.Order(StringComparer.Ordinal)]);
    }

    private static string Stamp(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

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

    private static void Print(TextWriter output, string what, string[] before, string[] after)
    {
        var (gone, added) = (before.Except(after, StringComparer.Ordinal).ToList(), after.Except(before, StringComparer.Ordinal).ToList());
        output.WriteLine($"{what} as it was {before.Length}, with the change {after.Length}; gone {gone.Count}, new {added.Count}");
        gone.ForEach(g => output.WriteLine("- " + g));
        added.ForEach(a => output.WriteLine("+ " + a));
    }

    private static void Print(TextWriter output, FaultComparison difference, int before, int after)
    {
        output.WriteLine($"faults as it was {before}, with the change {after}; same {difference.Same}, changed {difference.Changed.Count}, gone {difference.Gone.Count}, new {difference.New.Count}");
        foreach (var fault in difference.Gone)
        {
            output.WriteLine("- " + FaultComparison.Line(fault));
        }

        foreach (var fault in difference.New)
        {
            output.WriteLine("+ " + FaultComparison.Line(fault));
        }

        foreach (var (was, now) in difference.Changed)
        {
            output.WriteLine("< " + FaultComparison.Line(was));
            output.WriteLine("> " + FaultComparison.Line(now));
        }
    }
}
