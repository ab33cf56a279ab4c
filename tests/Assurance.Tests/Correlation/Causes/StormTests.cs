using System.Diagnostics;
using Assurance.Lab.Scenarios;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Thousands of reports in seconds: what it costs, and that nothing is left unexplained.</summary>
public sealed class StormTests
{
    [Fact]
    public void A_storm_is_explained_as_it_comes()
    {
        var reports = int.TryParse(Environment.GetEnvironmentVariable("ASSURANCE_STORM_REPORTS"), out var asked) ? asked : 3_000;
        var simulator = new Simulator(LabLine.Network);
        var cables = LabLine.Network.Cables.Where(c => c.Kind != "fibre").Select(c => c.Id).ToList();
        var facts = cables.SelectMany((root, i) => BrokenAndRepaired(simulator, root, i * 0.15)).OrderBy(f => f.At).Take(reports).ToList();
        var line = new LabLine();
        var clock = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        line.Play(facts, 1);
        var spent = clock.Elapsed;
        var worked = Environment.CpuUsage.TotalTime - processor;
        line.To(line.Now + 120);

        var needed = line.Alarms.Values.Where(a => a.Stands && a.Effect != Assurance.Model.Alarms.ServiceEffect.None).Select(a => a.Id).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{facts.Count} reports over {facts[^1].At:0} s of {cables.Count} causes, {needed.Count} standing alarms, {line.Open.Count} open faults of {line.Faults.Count}: "
            + $"{spent.TotalSeconds:0.0} s, {spent.TotalMilliseconds / facts.Count:0.00} ms a report ({worked.TotalMilliseconds / facts.Count:0.00} ms of processor), {line.Told} steps told; with reviews {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(needed, line.Open.SelectMany(f => f.Alarms).Select(a => a.Alarm).Where(a => line.Alarms[a].Stands).Order());
    }

    private static IEnumerable<(double At, Fact Fact)> BrokenAndRepaired(Simulator simulator, string root, double at)
    {
        var incident = new Incident(simulator, "storm" + root);
        incident.Break(TimeSpan.FromSeconds(at), root);
        incident.Repair(TimeSpan.FromSeconds(at + 25), root);
        return LabLine.Facts(incident.Steps);
    }
}
