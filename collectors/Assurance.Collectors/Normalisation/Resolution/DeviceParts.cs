using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>The parts of a device that messages name in other words than the inventory does. Kept for devices that were heard, as long as the inventory they are
/// of.</summary>
internal sealed class DeviceParts
{
    private static readonly ConditionalWeakTable<NetworkInventory, ConcurrentDictionary<string, DeviceParts>> Kept = new();

    private readonly FrozenDictionary<string, Resource> cards;

    private DeviceParts(ImmutableArray<Resource> parts)
    {
        Peers = [.. parts.Where(r => r.Kind == "peer")];
        cards = parts.Where(r => r.Kind == "card").GroupBy(r => SlotPath(r.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>In id order.</summary>
    public ImmutableArray<Resource> Peers { get; }

    /// <param name="device">Its inventory id.</param>
    public static DeviceParts Of(string device, NetworkInventory inventory) => Kept.GetValue(inventory, static _ => new(StringComparer.Ordinal))
        .GetOrAdd(device, static (id, inventory) => new(inventory.Resources.Of(id)), inventory);

    /// <summary>"slot 3", "LPU 3" and "3" are one card; null where it has none, or the name is no card's.</summary>
    public Resource? Card(string name) => SlotPath(name) is { Length: > 0 } path ? cards.GetValueOrDefault(path) : null;

    private static string SlotPath(string name)
    {
        var word = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
        var path = word.TrimStart([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-#:="]);
        return path.All(c => char.IsAsciiDigit(c) || c == '/') ? path : "";
    }
}
