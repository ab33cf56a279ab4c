using System.Text.Json;
using System.Text.RegularExpressions;
using System.Reactive.Linq;
using Assurance.Benchmarks.Accuracy;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Correlation;
using Assurance.Lab.Scenarios.Generated;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Model.Operations;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>What holds for faults of every kind in networks of every shape, told by real messages.</summary>
public sealed partial class ExperimentProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly Conduct Quiet = Conduct.Realistic with { Noise = 0, Lost = 0 };

    // Between them every kind of cause.
    public static TheoryData<string, string, Pairing, string> Shapes => new()
    {
        { "ring", "furnished", Pairing.Apart, Usual }, { "tree", "bare", Pairing.Apart, Usual },
        { "dense", "furnished", Pairing.Apart, Kinds(0) }, { "rings", "bundled", Pairing.Apart, Kinds(1) }, { "sparse", "furnished", Pairing.Near, Usual },
        { "sparse", "furnished", Pairing.Apart, Kinds(1) }, { "chain", "aggregated", Pairing.Apart, Kinds(0) },
    };

    public static TheoryData<string, string, string, Pairing> Journals => new()
    {
        { "ring", "furnished", "realistic", Pairing.WhileRecovering }, { "tree", "bare", "harsh", Pairing.Near }, { "chain", "aggregated", "mute", Pairing.Apart },
        { "dense", "bundled", "terse", Pairing.Near }, { "islands", "bundled", "harsh", Pairing.WhileRecovering },
    };

    private static string Usual => string.Join(' ', CausePlaces.UsualKinds);

    // Every second of the others.
    private static string Kinds(int from) => string.Join(' ', CausePlaces.AllKinds.Except(CausePlaces.UsualKinds).Where((_, i) => i % 2 == from));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Faults_do_not_depend_on_the_order_in_which_all_arrives_nor_on_the_run(string shape, string style, Pairing pairs, string kinds)
    {
        var options = ScoreOptions.Read(["--shape", shape, "--style", style, "--seed", "31"]);
        var network = options.Make(Start.AddDays(-30));
        var (inventory, rules) = (ScoreCommand.Import(network), RulePackLoader.LoadStandard());
        var random = new Random(31);
        foreach (var experiment in new ExperimentMaker(network, 31, Quiet) { Pairing = pairs, Kinds = kinds.Split(' ') }.All(Start).Take(11))
        {
            var once = Grouping(Trial.Run(experiment, inventory, rules, Start));

            Assert.NotEmpty(once);
            Assert.Equal(once, Grouping(Trial.Run(experiment, inventory, rules, Start)));
            Assert.Equal(Standing(once), Standing(Grouping(Trial.Run(Shuffled(experiment, random), inventory, rules, Start))));
        }
    }

    [Theory]
    [MemberData(nameof(Journals))]
    public void A_journal_folded_from_a_snapshot_in_its_middle_gives_the_same_byte_for_byte(string shape, string style, string conduct, Pairing pairs)
    {
        var options = ScoreOptions.Read(["--shape", shape, "--style", style, "--seed", "33", "--conduct", conduct]);
        var network = options.Make(Start.AddDays(-30));
        var (inventory, rules) = (ScoreCommand.Import(network), RulePackLoader.LoadStandard());
        var random = new Random(33);
        foreach (var experiment in new ExperimentMaker(network, 33, options.Conduct) { Pairing = pairs, Kinds = [.. CausePlaces.AllKinds.Reverse()] }.All(Start).Take(7))
        {
            var journal = Journal(experiment);
            var end = Start + experiment.Ended;
            var planned = Trial.Planned(inventory, experiment.Works);
            using var whole = Begin(planned, rules);
            journal.ForEach(whole.Process);
            whole.AdvanceTo(end);
            var conclusions = Conclusions(whole);

            Assert.NotEmpty(whole.State.Faults);
            Assert.Equal(conclusions, AcrossSnapshot(journal, random.Next(1, journal.Count), end, planned, rules));
        }
    }

    private static List<JournalEntry> Journal(Experiment experiment) =>
    [
        new InventoryEntry(1, Start, new InventoryImport("lab", true, "", "lab")),
        .. experiment.Arrivals.Select((a, i) => new DatagramEntry(i + 2, Start + a.At,
            a.Transport switch { "snmp" => Transport.Snmp, "syslog-udp" => Transport.SyslogUdp, _ => Transport.SyslogTcp }, "127.0.0.1", 40_000, a.Bytes)),
    ];

    private static Engine Begin(NetworkInventory inventory, RuleSet rules) => new(
        new EngineOptions(), (messages, now) => messages.OfType<DatagramEntry>().Interpret(new(() => rules, now), _ => { }, (_, _, _) => { }), (_, _) => inventory);

    private static string AcrossSnapshot(List<JournalEntry> journal, int cut, DateTimeOffset end, NetworkInventory inventory, RuleSet rules)
    {
        using var image = new MemoryStream();
        using (var first = Begin(inventory, rules))
        {
            journal.GetRange(0, cut).ForEach(first.Process);
            first.Save(image);
        }

        image.Position = 0;
        using var second = Begin(inventory, rules);
        second.Restore(image);
        journal.GetRange(cut, journal.Count - cut).ForEach(second.Process);
        second.AdvanceTo(end);
        return Conclusions(second);
    }

    private static string Conclusions(Engine engine) => JsonSerializer.Serialize(new
    {
        Alarms = engine.State.Alarms.OrderBy(a => a.Id, StringComparer.Ordinal),
        Faults = engine.State.Faults.OrderBy(f => f.Id, StringComparer.Ordinal),
        Tickets = engine.State.Tickets.OrderBy(t => t.Id, StringComparer.Ordinal),
    });

    // What arrives within five seconds of the first message arrives in another order.
    private static Experiment Shuffled(Experiment experiment, Random random)
    {
        var first = experiment.Arrivals[0].At;
        var close = experiment.Arrivals.Where(a => a.At - first < TimeSpan.FromSeconds(5)).ToList();
        var messages = close.OrderBy(_ => random.Next()).ToList();
        return experiment with { Arrivals = [.. close.Select((a, i) => messages[i] with { At = a.At }), .. experiment.Arrivals.Skip(close.Count)] };
    }

    private static IEnumerable<string> Grouping(Trial trial) => trial.Verdict.Story.Split('\n').Select(line => Times().Replace(line, "")).Order(StringComparer.Ordinal);

    // How often something flapping came and went before it counted as that does depend on the order.
    private static IEnumerable<string> Standing(IEnumerable<string> grouping) => grouping.Where(line => !line.EndsWith("cleared", StringComparison.Ordinal));

    [GeneratedRegex(@" \d\d:\d\d ", RegexOptions.NonBacktracking)]
    private static partial Regex Times();
}
