using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>How a rule finds its managed object: the first of these that the inventory knows on the sending device.</summary>
/// <param name="Kind">As in <see cref="Assurance.Model.Alarms.ManagedObject.Kind"/>.</param>
internal sealed record ObjectSelector(string Kind)
{
    public static readonly ObjectSelector Device = new("device");

    public ImmutableArray<ValueText> Names { get; init; } = [];

    public ValueText IfIndex { get; init; } = ValueText.Empty;

    public ValueText PhysicalIndex { get; init; } = ValueText.Empty;

    public ImmutableArray<ValueText> Addresses { get; init; } = [];

    /// <summary>Whether the peer stands at the far end of a link (OSPF, PIM) and so is known by that end, not by how a message names it.</summary>
    public bool IsAdjacent { get; init; }

    /// <summary>Interface, by name or ifIndex, that an adjacency runs over.</summary>
    public ImmutableArray<ValueText> Over { get; init; } = [];

    /// <summary>Name or address of the device where the sender speaks for others (an element manager).</summary>
    public ValueText SpeaksFor { get; init; } = ValueText.Empty;
}
