using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

/// <summary>Finds the far end of a link by whatever a message names of it: our interface, its address, or its device's.</summary>
public sealed class AdjacencyIndex
{
    private readonly NetworkInventory inventory;
    private readonly FrozenDictionary<string, ImmutableArray<Adjacency>> ofDevice;

    internal AdjacencyIndex(NetworkInventory inventory)
    {
        this.inventory = inventory;
        ofDevice = inventory.Tables.Links.Values
            .OrderBy(l => l.Id, StringComparer.Ordinal)
            .SelectMany(l => Both(inventory.Tables, l))
            .GroupBy(a => a.Near.Device, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The address of the interface at the far end, or of its device where the interface has none; null when nothing tells which
    /// link is meant, or more than one may be.</summary>
    /// <param name="near">Inventory id of the interface on the device's own side, if known.</param>
    /// <param name="addresses">What the message calls the neighbour: an interface's address, a router id.</param>
    public string? FarEnd(string device, string? near, IEnumerable<string> addresses)
    {
        var links = ofDevice.GetValueOrDefault(device, []);
        if (near is not null)
        {
            return Only(links.Where(a => a.Near.Id == near));
        }

        var named = addresses.ToArray();
        return Only(links.Where(a => named.Contains(a.Far.Address)))
            ?? Only(links.Where(a => named.Any(n => inventory.Senders.Find(n)?.Id == a.Far.Device)));
    }

    private string? Only(IEnumerable<Adjacency> found) =>
        found.DistinctBy(a => a.Far.Id).Take(2).ToArray() is [var only] ? AddressOf(only.Far) : null;

    private string? AddressOf(Resource far) =>
        far.Address.Length > 0 ? far.Address : inventory.Tables.Devices.GetValueOrDefault(far.Device)?.Address;

    private static IEnumerable<Adjacency> Both(InventoryTables tables, Link link)
    {
        if (Interface(tables, link.A) is { } a && Interface(tables, link.Z) is { } z)
        {
            yield return new(a, z);
            yield return new(z, a);
        }
    }

    private static Resource? Interface(InventoryTables tables, string? id) =>
        id is not null && tables.Resources.GetValueOrDefault(id) is { Kind: "interface" } found ? found : null;

    private sealed record Adjacency(Resource Near, Resource Far);
}
