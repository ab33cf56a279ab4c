using System.Diagnostics;
using Assurance.Correlation.Topology;
using Assurance.Lab.Scenarios;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Ten thousand alarms in minutes: what it costs, and that nothing is left unexplained.</summary>
public sealed class StormTests
{
    [Fact]
    public void A_storm_is_explained_as_it_comes()
    {
        var simulator = new Simulator(LabLine.Network);
        var incident = new Incident(simulator, "storm");
        var roots = LabLine.Network.Cables.Where(c => c.Kind == "duct").Select(c => c.Id).Concat(LabLine.Network.Cables.Where(c => c.Id.Contains("-feeder-", StringComparison.Ordinal)).Select(c => c.Id)).ToList();
        foreach (var (root, i) in roots.Select((r, i) => (r, i)))
        {
            incident.Break(TimeSpan.FromSeconds(i * 0.25), root);
        }

        var facts = LabLine.Facts(incident.Steps).OrderBy(f => f.At).Take(10_000).ToList();
        var line = new LabLine();
        var clock = Stopwatch.StartNew();
        line.Play(facts, 1);
        var spent = clock.Elapsed;
        line.To(line.Now + 120);

        var needed = line.Alarms.Values.Where(a => a.Stands && a.Effect != Assurance.Model.Alarms.ServiceEffect.None).Select(a => a.Id).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{facts.Count} reports over {facts[^1].At:0} s of {roots.Count} causes, {needed.Count} standing alarms, {line.Open.Count} open faults of {line.Faults.Count}: "
            + $"{spent.TotalSeconds:0.0} s, {spent.TotalMilliseconds / facts.Count:0.00} ms a report, {line.Told} steps told; with reviews {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(needed, line.Open.SelectMany(f => f.Alarms).Select(a => a.Alarm).Where(a => line.Alarms[a].Stands).Order());
    }
}
