using Assurance.Model.Alarms;

namespace Assurance.Dashboard.Api.Pages.Topology;

/// <summary>A part of the network as a graph. A link is an edge between its devices; it stands as a node of its own where what carries it is shown
/// too, or an end is not.</summary>
/// <param name="Centre">Key of the root cause, or of what was asked about.</param>
/// <param name="LeftOut">Nodes that had no room.</param>
/// <param name="EdgesLeftOut">Edges that had no room.</param>
internal sealed record Topology(string Centre, IReadOnlyList<TopologyNode> Nodes, IReadOnlyList<TopologyEdge> Edges, int LeftOut, int EdgesLeftOut);

/// <summary>A thing of the network.</summary>
/// <param name="Key">Group and id, such as <c>device/r1</c>: ids are unique within a group only.</param>
/// <param name="Site">Name of the site a device or part stands at.</param>
/// <param name="State">Severity of the worst alarm that stands on it, or on its device.</param>
/// <param name="Alarms">Alarms that stand on it.</param>
/// <param name="Faults">Open faults whose root cause it is.</param>
/// <param name="Hidden">Neighbours that are not shown.</param>
internal sealed record TopologyNode(
    string Key, string Id, string Kind, string Name, string? Site, PerceivedSeverity? State, Operation Operation, int Alarms, IReadOnlyList<string> Faults, bool IsRoot, int Hidden);

/// <summary>A link between two nodes, or how one node belongs to another (<see cref="Belonging"/>), which has no name.</summary>
/// <param name="Key">That of the link, else made of both ends.</param>
/// <param name="A">Key of a node; of two that belong together, the one the other cannot work without.</param>
internal sealed record TopologyEdge(string Key, string Id, string Kind, string Name, string A, string Z, Operation State, IReadOnlyList<string> Faults, bool IsRoot);

/// <summary>A thing found by its name.</summary>
internal sealed record TopologyPlace(string Key, string Id, string Kind, string Name, string? Site);

/// <summary>Whether a thing does its work.</summary>
internal enum Operation
{
    /// <summary>It, or something it cannot work without, is broken by an open fault.</summary>
    Broken,
    Up,

    /// <summary>Nothing would be heard of it, or it is not the viewer's to know.</summary>
    Unknown,
}

/// <summary>Kinds of edges that are no link.</summary>
internal static class Belonging
{
    /// <summary>A link ends on a device, a cable at a site.</summary>
    public const string End = "end";

    /// <summary>A link rides on a cable or another link.</summary>
    public const string Carries = "carries";

    /// <summary>A cable lies in a duct, a part sits in a device, a device stands at a site.</summary>
    public const string Holds = "holds";
}
