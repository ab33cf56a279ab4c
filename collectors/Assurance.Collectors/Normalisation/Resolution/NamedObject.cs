using System.Collections.Immutable;
using System.Globalization;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>What a message says of its object: every name it gave.</summary>
internal readonly record struct NamedObject(string Kind)
{
    public ImmutableArray<string> Names { get; private init; } = [];

    /// <summary>In their usual form (<see cref="AddressText"/>).</summary>
    public ImmutableArray<string> Addresses { get; private init; } = [];

    public int? IfIndex { get; private init; }

    public int? PhysicalIndex { get; private init; }

    /// <summary>Whether it stands at the far end of a link.</summary>
    public bool IsAdjacent { get; private init; }

    /// <summary>The interface on this side of an adjacency, by name or ifIndex.</summary>
    public ImmutableArray<string> Over { get; private init; } = [];

    /// <summary>It speaks of the device as a whole, or names nothing on it.</summary>
    public bool IsDevice => Kind == "device" || (Names.IsEmpty && Addresses.IsEmpty && IfIndex is null && PhysicalIndex is null);

    /// <summary>The first it gave; null where it gave none.</summary>
    public string? Address => Addresses.IsEmpty ? null : Addresses[0];

    /// <summary>The name to keep where the inventory lacks the object.</summary>
    public string Shown =>
        Kind == "peer" && !Addresses.IsEmpty ? Addresses[0]
        : !Names.IsEmpty ? Names[0]
        : !Addresses.IsEmpty ? Addresses[0]
        : IfIndex is { } ifIndex ? Indexed("ifIndex", ifIndex)
        : Indexed("physical", PhysicalIndex ?? 0);

    /// <summary>What of a rule's selector the message holds.</summary>
    public static NamedObject Of(ObjectSelector selector, Facts facts) => selector.Kind == "device" ? new(selector.Kind) : new(selector.Kind)
    {
        Names = Present(selector.Names, facts),
        Addresses = Canonical(Present(selector.Addresses, facts)),
        IfIndex = Number(selector.IfIndex.Read(facts)),
        PhysicalIndex = Number(selector.PhysicalIndex.Read(facts)),
        IsAdjacent = selector.IsAdjacent,
        Over = Present(selector.Over, facts),
    };

    /// <summary>What an alarm keeps of it.</summary>
    public static NamedObject Of(ManagedObject kept) => new(kept.Kind)
    {
        Names = [kept.Name],
        Addresses = kept.Address is { Length: > 0 } address ? [address] : [],
        IfIndex = kept.IfIndex,
        PhysicalIndex = kept.PhysicalIndex,
    };

    /// <summary>An interface by its number, its names, or both.</summary>
    public static NamedObject Interface(int? ifIndex, ImmutableArray<string> names) => new("interface") { IfIndex = ifIndex, Names = names, Addresses = [], Over = [] };

    /// <summary>The same under another address.</summary>
    public NamedObject At(string address) => this with { Addresses = [address] };

    /// <summary>An index above 0; null for what is none.</summary>
    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static ImmutableArray<string> Present(ImmutableArray<ValueText> texts, Facts facts)
    {
        ImmutableArray<string> present = [];
        foreach (var text in texts)
        {
            if (text.Read(facts) is { Length: > 0 } value)
            {
                present = present.IsEmpty ? [value] : present.Add(value);
            }
        }

        return present;
    }

    private static ImmutableArray<string> Canonical(ImmutableArray<string> addresses)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            var canonical = AddressText.Canonical(addresses[i]);
            addresses = ReferenceEquals(canonical, addresses[i]) ? addresses : addresses.SetItem(i, canonical);
        }

        return addresses;
    }

    private static string Indexed(string word, int index) => string.Create(CultureInfo.InvariantCulture, $"{word} {index}");
}
