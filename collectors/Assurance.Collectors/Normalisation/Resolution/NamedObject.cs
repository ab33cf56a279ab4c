using System.Collections.Immutable;
using System.Globalization;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>What a message says of its object: every name it gave.</summary>
internal sealed record NamedObject(
    string Kind, ImmutableArray<string> Names, ImmutableArray<string> Addresses, int? IfIndex, int? PhysicalIndex)
{
    /// <summary>Whether it stands at the far end of a link.</summary>
    public bool IsAdjacent { get; init; }

    /// <summary>The interface on this side of an adjacency, by name or ifIndex.</summary>
    public ImmutableArray<string> Over { get; init; } = [];

    /// <summary>It speaks of the device as a whole, or names nothing on it.</summary>
    public bool IsDevice => Kind == "device" || (Names.IsEmpty && Addresses.IsEmpty && IfIndex is null && PhysicalIndex is null);

    /// <summary>The name to keep where the inventory lacks the object.</summary>
    public string Shown =>
        Kind == "peer" && !Addresses.IsEmpty ? Addresses[0]
        : !Names.IsEmpty ? Names[0]
        : !Addresses.IsEmpty ? Addresses[0]
        : IfIndex is { } ifIndex ? Indexed("ifIndex", ifIndex)
        : Indexed("physical", PhysicalIndex ?? 0);

    private static string Indexed(string word, int index) => string.Create(CultureInfo.InvariantCulture, $"{word} {index}");
}
