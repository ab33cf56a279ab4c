using Assurance.Benchmarks.Accuracy;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Accuracy as a number: the benchmark's score over few faults. Real messages, lost, late, doubled, out of order and among unrelated ones,
/// through the whole line.</summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    [Fact]
    public void Root_causes_and_circuits_are_right_in_spite_of_loss_delay_and_noise()
    {
        var product = Score("--seed", "21", "--faults", "44");

        Assert.True(product.Top1 >= 0.95 && product.F1 >= 0.99, product.ToString());
        Assert.Equal(0, product.Hidden);
    }

    [Fact]
    public void An_inventory_wrong_in_one_link_of_twenty_costs_little()
    {
        var product = Score("--seed", "22", "--faults", "44", "--topology", "synthetic", "--cities", "20", "--wrong", "5");

        Assert.True(product.Top1 >= 0.90 && product.F1 >= 0.95, product.ToString());
    }

    // A tree, where work on one link parts half of the network, and aggregates, that planned work leaves with fewer members.
    [Theory]
    [InlineData("tree", "furnished")]
    [InlineData("star", "bundled")]
    [InlineData("sparse", "furnished")]
    public void Planned_work_is_told_from_what_happens_beside_it_and_beyond_it(string shape, string style)
    {
        var product = Scores("--seed", "24", "--faults", "24", "--shape", shape, "--style", style, "--kinds", "work,workElsewhere,workBeyond,workOtherLeg,workOverruns,bothLegs")[0];

        Assert.True(product.Top1 >= 0.95, product.ToString());
        Assert.Equal((0, 0), (product.Hidden, product.WrongTickets));
    }

    [Fact]
    public void Kinds_that_come_in_steps_or_are_told_by_halves_are_found_too()
    {
        var product = Scores("--seed", "25", "--faults", "28", "--shape", "ring", "--kinds", "linkRemote,linkFlaps,linkReturns,switchOver,sessionShut,linkDegrades,siteInSteps")[0];

        Assert.True(product.Top1 >= 0.95 && product.F1 >= 0.98, product.ToString());
        Assert.Equal((0, 0), (product.Hidden, product.WrongTickets));
    }

    private Tally Score(params string[] arguments)
    {
        var tallies = Scores(arguments);
        Assert.True(tallies[0].Top1 > tallies.Skip(1).Max(t => t.Top1), "a simpler way does as well");
        return tallies[0];
    }

    private IReadOnlyList<Tally> Scores(params string[] arguments)
    {
        var report = new StringWriter();
        var tallies = ScoreCommand.Score(ScoreOptions.Read([.. arguments, "--verbose"]), report);
        output.WriteLine(report.ToString());
        output.WriteLine(Tally.Header);
        foreach (var tally in tallies)
        {
            output.WriteLine(tally.ToString());
        }

        return tallies;
    }
}
