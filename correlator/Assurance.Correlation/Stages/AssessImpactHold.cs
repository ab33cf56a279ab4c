using Assurance.Correlation.Topology;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages;

/// <summary>What one open fault holds: the paths that it breaks and impairs, and the circuits they belong to.</summary>
internal sealed class AssessImpactHold(Fault fault)
{
    /// <summary>The fault as last told.</summary>
    public Fault Fault { get; set; } = fault;

    public bool IsNew { get; set; } = true;

    /// <summary>It was critical on a premier account's path, and stays worth acting on at once.</summary>
    public bool DoesNotWait { get; set; }

    /// <summary>When it was last told because of what another fault did.</summary>
    public DateTimeOffset ToldOfOthers { get; set; }

    /// <summary>Circuits it holds turned since it was last told.</summary>
    public bool IsStale { get; set; }

    public HashSet<int> Broken { get; set; } = [];

    public HashSet<int> Degraded { get; set; } = [];

    /// <summary>Places of the circuits, in id order.</summary>
    public SortedSet<int> Circuits { get; set; } = [];

    /// <summary>What the paths were worked out from.</summary>
    public Fault? WorkedOutFrom { get; set; }

    public TopologyGraph? WorkedOutOver { get; set; }
}
