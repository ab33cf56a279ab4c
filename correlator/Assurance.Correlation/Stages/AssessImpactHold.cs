using System.Collections.Immutable;
using Assurance.Correlation.Topology;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages;

/// <summary>What one open fault holds: the paths that it breaks and impairs, and how the circuits they belong to stand.</summary>
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

    /// <summary>Nodes of the paths, ascending.</summary>
    public int[] Broken { get; set; } = [];

    /// <summary>Nodes of the paths, ascending.</summary>
    public int[] Degraded { get; set; } = [];

    /// <summary>Nodes of the paths that may be broken, ascending.</summary>
    public int[] Doubted { get; set; } = [];

    /// <summary>Link aggregates that go on without carriers it takes from them, and those carriers; devices that go on without some of their controllers, and those.</summary>
    public (int Aggregate, int[] Lost)[] Weakened { get; set; } = [];

    /// <summary>The same of what may be broken by it.</summary>
    public (int Aggregate, int[] Lost)[] MayWeaken { get; set; } = [];

    /// <summary>The circuits, in id order. Another array whenever there are others.</summary>
    public CircuitStanding[] Circuits { get; set; } = [];

    /// <summary>The customers of <see cref="Circuits"/>, in id order; null before they were written down.</summary>
    public CustomerTally[]? Customers { get; set; }

    /// <summary>The units that own <see cref="Circuits"/>, in order; null before they were written down.</summary>
    public ImmutableArray<string>? Organizations { get; set; }

    /// <summary>What the paths were worked out from.</summary>
    public Fault? WorkedOutFrom { get; set; }

    public TopologyGraph? WorkedOutOver { get; set; }
}
