using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Scenarios.Generated;

namespace Assurance.Benchmarks.Accuracy;

/// <summary>Which circuits can be told from what is reported: where another cause would be told of in the same words and do something else to a circuit, nobody could say.</summary>
internal sealed class Tellable(LabNetwork network)
{
    private readonly Simulator simulator = new(network);

    /// <summary>Circuits whose state depends on which of the causes that are told of alike is the true one.</summary>
    public IReadOnlySet<string> Beyond(Experiment experiment)
    {
        var beyond = new HashSet<string>();
        // Where sessions are lost, or a site's power, the accepted names are names of the one cause.
        foreach (var cause in experiment.Causes.Where(c => c.Kind is not ("adjacency" or "session" or "site" or "siteInSteps")))
        {
            var others = experiment.Causes.Where(c => c != cause && c.Kind != "adjacency").Select(c => c.Root);
            foreach (var instead in cause.Alternatives)
            {
                var impact = simulator.Impact(simulator.Broken([instead, .. others])).ToDictionary(i => i.Circuit.Id, i => i.State);
                beyond.UnionWith(impact.Where(i => experiment.Circuits.GetValueOrDefault(i.Key) != i.Value).Select(i => i.Key));
                beyond.UnionWith(experiment.Circuits.Keys.Where(c => !impact.ContainsKey(c)));
            }
        }

        return beyond;
    }
}
