using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages;

/// <summary>Link aggregates that lost carriers to open faults, and devices that lost controllers: what one fault leaves standing, several together may not.</summary>
[StageState]
internal sealed class AssessImpactAggregates
{
    private readonly Dictionary<int, List<AssessImpactHold>> weakening = [];

    /// <summary>Notes what a fault takes from aggregates now; returns the other faults that share one of them with it, before or now.</summary>
    public IReadOnlyList<AssessImpactHold> Take(AssessImpactHold hold, (int Aggregate, int[] Lost)[] lost)
    {
        if (hold.Weakened.Length == 0 && lost.Length == 0)
        {
            return [];
        }

        var sharing = new List<AssessImpactHold>();
        foreach (var (aggregate, _) in hold.Weakened)
        {
            sharing.AddRange(weakening[aggregate]);
            weakening[aggregate].Remove(hold);
            _ = weakening[aggregate].Count == 0 && weakening.Remove(aggregate);
        }

        hold.Weakened = lost;
        foreach (var (aggregate, _) in lost)
        {
            (weakening.TryGetValue(aggregate, out var holds) ? holds : weakening[aggregate] = []).Add(hold);
            sharing.AddRange(weakening[aggregate]);
        }

        return [.. sharing.Where(h => h != hold).Distinct()];
    }

    /// <summary>Whether all open faults together leave an aggregate too few carriers, or a device no controller.</summary>
    public bool IsBroken(int aggregate, TopologyGraph graph) =>
        weakening.TryGetValue(aggregate, out var holds)
        && holds.SelectMany(h => h.Weakened).Where(w => w.Aggregate == aggregate).SelectMany(w => w.Lost).Distinct().Count() > SpareOf(aggregate, graph);

    private static int SpareOf(int node, TopologyGraph graph) => graph.KindOf(node).IsLink() ? graph.SpareCarriers(node) : graph.ControllersOf(node).Count - 1;
}
