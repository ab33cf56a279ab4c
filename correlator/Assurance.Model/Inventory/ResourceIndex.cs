using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

/// <summary>Finds a part of a device by what a message calls it.</summary>
public sealed class ResourceIndex
{
    private readonly FrozenDictionary<(string Device, int IfIndex), Resource> byIfIndex;
    private readonly FrozenDictionary<(string Device, int PhysicalIndex), Resource> byPhysicalIndex;
    private readonly FrozenDictionary<(string Device, string Name), Resource> byName;
    private readonly FrozenDictionary<(string Device, string Address), Resource> byAddress;
    private readonly FrozenDictionary<string, ImmutableArray<Resource>> ofDevice;

    internal ResourceIndex(IEnumerable<Resource> resources)
    {
        var all = resources.OrderBy(r => r.Id, StringComparer.Ordinal).ToArray();
        byIfIndex = First(all.Where(r => r.IfIndex is not null), r => (r.Device, r.IfIndex!.Value));
        byPhysicalIndex = First(all.Where(r => r.PhysicalIndex is not null), r => (r.Device, r.PhysicalIndex!.Value));
        byName = First(all.Where(r => r.Name.Length > 0), r => (r.Device, InterfaceName.Canonical(r.Name)));
        byAddress = First(all.Where(r => r.Address.Length > 0), r => (r.Device, r.Address));
        ofDevice = all.GroupBy(r => r.Device, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    public Resource? ByIfIndex(string device, int ifIndex) => byIfIndex.GetValueOrDefault((device, ifIndex));

    /// <summary>By entPhysicalIndex.</summary>
    public Resource? ByPhysicalIndex(string device, int physicalIndex) => byPhysicalIndex.GetValueOrDefault((device, physicalIndex));

    /// <summary>By name in any spelling (<see cref="InterfaceName"/>).</summary>
    public Resource? ByName(string device, string name) => byName.GetValueOrDefault((device, InterfaceName.Canonical(name)));

    /// <summary>By its own or its peer's address, as resources.csv has it.</summary>
    public Resource? ByAddress(string device, string address) => byAddress.GetValueOrDefault((device, address));

    public ImmutableArray<Resource> Of(string device) => ofDevice.GetValueOrDefault(device, []);

    private static FrozenDictionary<TKey, Resource> First<TKey>(IEnumerable<Resource> resources, Func<Resource, TKey> key)
        where TKey : notnull
    {
        var map = new Dictionary<TKey, Resource>();
        foreach (var resource in resources)
        {
            map.TryAdd(key(resource), resource);
        }

        return map.ToFrozenDictionary();
    }
}
