using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

/// <summary>Finds the far end of a link by whatever a message names of it: our interface, its address, or its device's.</summary>
public sealed class AdjacencyIndex
{
    private readonly NetworkInventory inventory;
    private readonly int[] starts;
    private readonly int[] links;
    private readonly ConcurrentDictionary<string, ImmutableArray<Adjacency>> heard = new(StringComparer.Ordinal);

    internal AdjacencyIndex(NetworkInventory inventory)
    {
        this.inventory = inventory;
        var tables = inventory.Tables;
        starts = new int[tables.Devices.Count + 1];
        var ends = new List<(int Device, int Link)>();
        for (var link = 0; link < tables.Links.Count; link++)
        {
            foreach (var (near, _) in Both(tables, tables.Links[link]))
            {
                if (tables.Devices.Find(near.Device) is >= 0 and var device)
                {
                    ends.Add((device, link));
                    starts[device + 1]++;
                }
            }
        }

        for (var i = 0; i < tables.Devices.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        links = new int[ends.Count];
        var next = starts.AsSpan(0, tables.Devices.Count).ToArray();
        foreach (var (device, link) in ends)
        {
            links[next[device]++] = link;
        }
    }

    /// <summary>The address of the interface at the far end, or of its device where the interface has none; null when nothing tells which
    /// link is meant, or more than one may be.</summary>
    /// <param name="near">Inventory id of the interface on the device's own side, if known.</param>
    /// <param name="addresses">What the message calls the neighbour: an interface's address, a router id.</param>
    public string? FarEnd(string device, string? near, IEnumerable<string> addresses)
    {
        var adjacent = heard.GetOrAdd(device, Of);
        if (near is not null)
        {
            return Only(adjacent.Where(a => a.Near.Id == near));
        }

        var named = addresses.ToArray();
        return Only(adjacent.Where(a => named.Contains(a.Far.Address)))
            ?? Only(adjacent.Where(a => named.Any(n => inventory.Senders.Find(n)?.Id == a.Far.Device)));
    }

    private string? Only(IEnumerable<Adjacency> found) =>
        found.DistinctBy(a => a.Far.Id).Take(2).ToArray() is [var only] ? AddressOf(only.Far) : null;

    private string? AddressOf(Resource far) =>
        far.Address.Length > 0 ? far.Address : inventory.Tables.Devices.GetValueOrDefault(far.Device)?.Address;

    private ImmutableArray<Adjacency> Of(string device)
    {
        if (inventory.Tables.Devices.Find(device) is not (>= 0 and var place))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<Adjacency>();
        for (var i = starts[place]; i < starts[place + 1]; i++)
        {
            // A link between two ports of one device is there twice, once for each end.
            if (i == starts[place] || links[i] != links[i - 1])
            {
                found.AddRange(Both(inventory.Tables, inventory.Tables.Links[links[i]]).Where(a => a.Near.Device == device));
            }
        }

        return found.ToImmutable();
    }

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
