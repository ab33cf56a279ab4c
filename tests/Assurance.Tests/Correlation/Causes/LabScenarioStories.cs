using Assurance.Lab.Scenarios;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Each scenario of the lab, told fact by fact: the faults must be its ground truth, exactly.</summary>
public sealed class LabScenarioStories
{
    private static readonly Lazy<IReadOnlyList<Scenario>> Catalogue = new(() => ScenarioCatalogue.For(LabLine.Network));

    public static TheoryData<string> Scenarios() => new(
        "fibre-cut", "duct-cut", "feeder-cut", "line-card", "line-card-juniper", "line-card-log", "flapping", "protected-path", "bgp-session",
        "site-power", "node-failure", "planned-work", "two-faults");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_faults_are_the_truth(string id)
    {
        var scenario = Catalogue.Value.Single(s => s.Id == id);
        var line = new LabLine().Play(LabLine.Facts(scenario.Steps), 10);
        line.To(line.Now + 8);
        Compare(scenario, line);
        line.To(line.Now + 120);
        Compare(scenario, line);

        line.Play(LabLine.Facts(scenario.RepairSteps), line.Now + 1).To(line.Now + 200);
        Assert.All(line.Faults, f => Assert.NotEqual(FaultStatus.Open, f.Status));
    }

    private static void Compare(Scenario scenario, LabLine line)
    {
        var truth = scenario.GroundTruth.Faults;
        Assert.Equal(truth.Count, line.Open.Count);
        foreach (var expected in truth)
        {
            var fault = Assert.Single(line.Open, f => expected.Accepts(f.Root.Id));
            Assert.Equal(expected.PlannedWork, fault.PlannedWork);
            Assert.Equal(
                expected.Circuits.Select(c => $"{c.Id} {c.State}").Order(StringComparer.Ordinal),
                fault.Impact.Circuits.Select(c => $"{c.Circuit} {char.ToLowerInvariant(c.State.ToString()[0])}{c.State.ToString()[1..]}"));
            Assert.Equal(expected.Customers.Order(StringComparer.Ordinal), fault.Impact.Customers.Select(c => c.Customer));
        }
    }
}
