using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages;

/// <summary>Link aggregates that lost carriers to open faults, and devices that lost controllers, or may have: what one fault leaves standing, several together may not.</summary>
[StageState]
internal sealed class AssessImpactAggregates
{
    private readonly Dictionary<int, List<AssessImpactHold>> weakening = [];

    /// <summary>Notes what a fault takes from aggregates now, and what it may take; returns the other faults that share one of them with it, before or now.</summary>
    public IReadOnlyList<AssessImpactHold> Take(AssessImpactHold hold, (int Aggregate, int[] Lost)[] lost, (int Aggregate, int[] Lost)[] mayBeLost)
    {
        if (hold.Weakened.Length + hold.MayWeaken.Length + lost.Length + mayBeLost.Length == 0)
        {
            return [];
        }

        var sharing = new List<AssessImpactHold>();
        foreach (var aggregate in Touched(hold))
        {
            sharing.AddRange(weakening[aggregate]);
            weakening[aggregate].Remove(hold);
            _ = weakening[aggregate].Count == 0 && weakening.Remove(aggregate);
        }

        (hold.Weakened, hold.MayWeaken) = (lost, mayBeLost);
        foreach (var aggregate in Touched(hold))
        {
            (weakening.TryGetValue(aggregate, out var holds) ? holds : weakening[aggregate] = []).Add(hold);
            sharing.AddRange(weakening[aggregate]);
        }

        return [.. sharing.Where(h => h != hold).Distinct()];
    }

    /// <summary>Whether all open faults together leave an aggregate too few carriers, or a device no controller.</summary>
    public bool IsBroken(int aggregate, TopologyGraph graph) => Lost(aggregate).Distinct().Count() > SpareOf(aggregate, graph);

    /// <summary>Whether they do together with what may be broken by one of them. That two are mistaken at once is not thought of.</summary>
    public bool MayBeBroken(int aggregate, AssessImpactHold hold, TopologyGraph graph) =>
        Lost(aggregate).Concat(hold.MayWeaken.Where(w => w.Aggregate == aggregate).SelectMany(w => w.Lost)).Distinct().Count() > SpareOf(aggregate, graph);

    private IEnumerable<int> Lost(int aggregate) =>
        weakening.TryGetValue(aggregate, out var holds) ? holds.SelectMany(h => h.Weakened).Where(w => w.Aggregate == aggregate).SelectMany(w => w.Lost) : [];

    private static IEnumerable<int> Touched(AssessImpactHold hold) => hold.Weakened.Concat(hold.MayWeaken).Select(w => w.Aggregate).Distinct();

    private static int SpareOf(int node, TopologyGraph graph) => graph.KindOf(node).IsLink() ? graph.SpareCarriers(node) : graph.ControllersOf(node).Count - 1;
}
