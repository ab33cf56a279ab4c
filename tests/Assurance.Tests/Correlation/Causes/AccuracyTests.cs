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

    private Tally Score(params string[] arguments)
    {
        var report = new StringWriter();
        var tallies = ScoreCommand.Score(ScoreOptions.Read([.. arguments, "--verbose"]), report);
        output.WriteLine(report.ToString());
        output.WriteLine(Tally.Header);
        foreach (var tally in tallies)
        {
            output.WriteLine(tally.ToString());
        }

        Assert.True(tallies[0].Top1 > tallies.Skip(1).Max(t => t.Top1), "a simpler way does as well");
        return tallies[0];
    }
}
