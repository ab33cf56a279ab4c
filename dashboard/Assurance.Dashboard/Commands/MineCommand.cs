using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assurance.Correlation;
using Assurance.Correlation.Mining;
using Assurance.Correlation.State;
using Assurance.Dashboard.Composition;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Dashboard.Commands;

/// <summary><c>rules mine [--json]</c>: folds the journal and proposes which types of alarm follow which. Nothing mined acts on its own.</summary>
internal static class MineCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Create(CommandEnvironment environment)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a relation" };
        var support = new Option<int>("--support") { Description = "Least number of times", DefaultValueFactory = _ => new RelationMinerOptions().Support };
        var confidence = new Option<double>("--confidence") { Description = "Least share of causes that are followed, 0 to 1", DefaultValueFactory = _ => new RelationMinerOptions().Confidence };
        var draft = new Option<string?>("--draft") { Description = "Write them as relations of a pack here, for a person to accept by putting it among the site's packs" };
        var command = new Command("mine", "Proposes causal relations between alarm types, from the journal, for a person to accept") { json, support, confidence, draft };
        command.SetAction(parsed =>
        {
            var options = new RelationMinerOptions { Support = parsed.GetValue(support), Confidence = parsed.GetValue(confidence) };
            var mined = Mine(environment, options);
            Print(environment.Output, mined, parsed.GetValue(json));
            if (parsed.GetValue(draft) is { } file)
            {
                File.WriteAllText(file, Draft(mined));
            }

            return ExitStatus.Success;
        });
        return command;
    }

    private static IReadOnlyList<MinedRelation> Mine(CommandEnvironment environment, RelationMinerOptions options)
    {
        var settings = environment.ReadSettings();
        var journal = ReplayCommand.Open(settings);
        using var engine = EngineRoom.Again(settings, RuleKeeper.Read(settings), journal.Read);
        var miner = new RelationMiner(options);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        engine.State.Changed += change =>
        {
            if (change.Subject == StateSubject.Inventory)
            {
                miner.Take(engine.State.Inventory);
            }
            else if (change.Subject == StateSubject.Alarm && seen.Add(change.Id))
            {
                miner.Take(engine.State.Alarm(change.Id)!);
            }
        };
        foreach (var entry in journal.ReadFrom(1))
        {
            engine.Process(entry);
        }

        return miner.Relations();
    }

    private static void Print(TextWriter output, IReadOnlyList<MinedRelation> relations, bool json)
    {
        if (!json)
        {
            output.WriteLine(Line("cause", "effect", "distance", "lag", "95 %", "support", "confidence", "lift"));
        }

        foreach (var r in relations)
        {
            output.WriteLine(json ? JsonSerializer.Serialize(r, Json) : Line(
                r.Cause, r.Effect, char.ToLowerInvariant(r.Distance.ToString()[0]) + r.Distance.ToString()[1..], Number($"{r.Lag:0.0} s"), Number($"{r.LagMost:0.0} s"),
                Number($"{r.Support}"), Number($"{r.Confidence:0.00}"), Number($"{r.Lift:0.0}")));
        }

        if (!json)
        {
            output.WriteLine(Number($"{relations.Count} relations proposed; nothing acts on them"));
        }
    }

    internal static string Draft(IReadOnlyList<MinedRelation> mined)
    {
        var text = new StringBuilder("# Proposed by what followed what in the journal. Nothing of it acts before a person puts it among the site's packs.\nrelations:\n");
        foreach (var r in mined)
        {
            var place = char.ToLowerInvariant(r.Distance.ToString()[0]) + r.Distance.ToString()[1..];
            text.Append(CultureInfo.InvariantCulture, $"  - id: {r.Cause}-{r.Effect}-{place}  # {r.Support} times, followed by {r.Confidence:0.00} of the causes, {r.Lift:0.0} times as often as by chance\n")
                .Append(CultureInfo.InvariantCulture, $"    cause: {r.Cause}\n    effect: {r.Effect}\n    on: {place}\n    within: {Math.Ceiling(Math.Max(1, r.LagMost))}\n    weight: {Math.Round(Math.Clamp(r.Confidence, 0.01, 1), 2)}\n");
        }

        return mined.Count == 0 ? text.Replace("relations:\n", "relations: []\n").ToString() : text.ToString();
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Line(string cause, string effect, string distance, string lag, string most, string support, string confidence, string lift) =>
        $"{cause,-28} {effect,-28} {distance,-16} {lag,9} {most,9} {support,8} {confidence,11} {lift,8}";
}
