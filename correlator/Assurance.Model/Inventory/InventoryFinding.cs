using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

public enum FindingKind
{
    /// <summary>Something reports that the inventory does not know: <c>Subject</c> is its address or host name.</summary>
    UnknownSender,

    /// <summary>A device reports on a part that the inventory lacks: <c>Subject</c> is the part as the device calls it.</summary>
    UnknownPart,

    /// <summary>A routing adjacency to a device that no link of the inventory leads to: <c>Subject</c> is that device.</summary>
    NeighbourWithoutLink,

    /// <summary>One end of a link goes down and up again and again while the other, heard meanwhile, never says so: <c>Subject</c> is the link.</summary>
    OneEndOnly,

    /// <summary>A port that no link of the inventory ends on goes down where paths of circuits go on without one: <c>Subject</c> is the port, the detail
    /// names some of the circuits.</summary>
    PathWithoutLink,
}

/// <summary>What devices say that contradicts the inventory, for its owner.</summary>
/// <param name="Id">Follows from what was found: kind, device, subject.</param>
/// <param name="Device">Inventory id of the device that says so; the sender's address where the inventory knows none.</param>
/// <param name="Subject">See <see cref="FindingKind"/>.</param>
/// <param name="Detail">The words that point at it: an interface, a neighbour's address; may be empty.</param>
/// <param name="Seen">How many times.</param>
/// <param name="Alarms">Ids of the last alarms that say so, at most ten.</param>
public sealed record InventoryFinding(
    string Id, FindingKind Kind, string Device, string DeviceName, string Subject, string Detail, DateTimeOffset First, DateTimeOffset Last, int Seen, ImmutableArray<string> Alarms);
