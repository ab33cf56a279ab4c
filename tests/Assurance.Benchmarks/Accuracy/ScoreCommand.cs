using System.Diagnostics;
using System.Globalization;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios.Generated;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;

namespace Assurance.Benchmarks.Accuracy;

/// <summary><c>score</c>: faults all over a generated network, told by real messages through the whole line in the engine's time, and how near its
/// conclusions come to the truth, beside simpler ways to group alarms.</summary>
internal static class ScoreCommand
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    public static int Run(string[] arguments)
    {
        var options = ScoreOptions.Read(arguments);
        var watch = Stopwatch.StartNew();
        var tallies = Score(options, Console.Out);
        Console.WriteLine(Tally.Header);
        foreach (var tally in tallies) Console.WriteLine(tally);
        Console.WriteLine();
        Console.WriteLine(tallies[0].ByKind());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tallies[0].Reports} reports in {watch.Elapsed.TotalSeconds:0} s"));
        return 0;
    }

    /// <summary>The product first, then the simpler ways.</summary>
    public static IReadOnlyList<Tally> Score(ScoreOptions options, TextWriter to)
    {
        var network = options.Make(Start.AddDays(-30));
        var (shown, errors) = options.Wrong == 0 ? (network, []) : InventoryErrors.Make(network, options.Wrong, options.Seed);
        var inventory = Import(shown);
        var rules = RulePackLoader.LoadStandard();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Where}, seed {options.Seed}: {network.Devices.Count} devices, {network.Links.Count} links, {network.Circuits.Count()} circuits; {errors.Length} links wrong in the inventory"));
        Tally[] tallies = [new("Assurance"), new("no correlation"), new("by device only"), new("by time window only")];
        var found = new HashSet<(string, string)>();
        var maker = new ExperimentMaker(network, options.Seed, options.Conduct) { Kinds = options.Kinds, Pairing = options.Pairing };
        var told = new Tellable(network);
        foreach (var experiment in maker.All(Start).Take(options.Faults).Where(e => options.Only is not { } only || e.Number == only))
        {
            var trial = Trial.Run(experiment, inventory, rules, Start);
            var beyond = told.Beyond(experiment);
            tallies[0].Add(experiment, trial.Verdict, beyond);
            found.UnionWith(trial.Findings);
            foreach (var (tally, verdict) in tallies.Skip(1).Zip(trial.Baselines)) tally.Add(experiment, verdict, beyond);
            if (options.Verbose && tallies[0].LastRemark is { } remark) to.WriteLine(remark);
            if (options.Only is not null) to.WriteLine($"{trial.Verdict.Story}\n{trial.Verdict.Reasons}");
        }

        if (options.Wrong > 0)
        {
            var devices = network.Resources.ToDictionary(r => r.Id, r => r.Device);
            var wrong = network.Links.Where(l => errors.Any(e => e.Link == l.Id)).SelectMany(l => new[] { (devices[l.A], devices[l.Z]), (devices[l.Z], devices[l.A]) }).ToHashSet();
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"findings: {found.Count} adjacencies without a link, {found.Count(wrong.Contains)} of them where the inventory is wrong"));
        }

        return tallies;
    }

    internal static NetworkInventory Import(LabNetwork network)
    {
        var folder = Directory.CreateTempSubdirectory("score-network");
        try
        {
            LabNetworkWriter.Write(network, folder.FullName);
            var store = Path.Combine(folder.FullName, "store");
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(folder.FullName, store)));
            return InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, 1).Inventory;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
