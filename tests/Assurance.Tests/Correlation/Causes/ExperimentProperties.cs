using System.Text.RegularExpressions;
using Assurance.Benchmarks.Accuracy;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Lab.Scenarios.Generated;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>What holds for faults of every kind in networks of every shape, told by real messages.</summary>
public sealed partial class ExperimentProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly Conduct Quiet = Conduct.Realistic with { Noise = 0, Lost = 0 };

    public static TheoryData<string, string> Shapes => new() { { "ring", "furnished" }, { "tree", "bare" }, { "dense", "furnished" } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Faults_do_not_depend_on_the_order_in_which_all_arrives_nor_on_the_run(string shape, string style)
    {
        var options = ScoreOptions.Read(["--shape", shape, "--style", style, "--seed", "31"]);
        var network = options.Make(Start.AddDays(-30));
        var (inventory, rules) = (ScoreCommand.Import(network), RulePackLoader.LoadStandard());
        var random = new Random(31);
        foreach (var experiment in new ExperimentMaker(network, 31, Quiet).All(Start).Take(11))
        {
            var once = Grouping(Trial.Run(experiment, inventory, rules, Start));

            Assert.NotEmpty(once);
            Assert.Equal(once, Grouping(Trial.Run(experiment, inventory, rules, Start)));
            Assert.Equal(once, Grouping(Trial.Run(Shuffled(experiment, random), inventory, rules, Start)));
        }
    }

    // What arrives within five seconds of the first message arrives in another order.
    private static Experiment Shuffled(Experiment experiment, Random random)
    {
        var first = experiment.Arrivals[0].At;
        var close = experiment.Arrivals.Where(a => a.At - first < TimeSpan.FromSeconds(5)).ToList();
        var messages = close.OrderBy(_ => random.Next()).ToList();
        return experiment with { Arrivals = [.. close.Select((a, i) => messages[i] with { At = a.At }), .. experiment.Arrivals.Skip(close.Count)] };
    }

    private static IEnumerable<string> Grouping(Trial trial) => trial.Verdict.Story.Split('\n').Select(line => Times().Replace(line, "")).Order(StringComparer.Ordinal);

    [GeneratedRegex(@" \d\d:\d\d ", RegexOptions.NonBacktracking)]
    private static partial Regex Times();
}
