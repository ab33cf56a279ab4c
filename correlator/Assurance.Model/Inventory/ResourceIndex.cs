using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

/// <summary>Finds a part of a device by what a message calls it. What a device's parts are called is worked out when it is first heard.</summary>
public sealed class ResourceIndex
{
    private readonly EntityTable<Device> devices;
    private readonly Resource[] byDevice;
    private readonly int[] starts;
    private readonly ConcurrentDictionary<string, Parts> heard = new(StringComparer.Ordinal);

    /// <param name="resources">In id order.</param>
    internal ResourceIndex(EntityTable<Device> devices, IReadOnlyList<Resource> resources)
    {
        this.devices = devices;
        starts = new int[devices.Count + 1];
        var places = new int[resources.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = devices.Find(resources[i].Device);
            _ = places[i] >= 0 ? starts[places[i] + 1]++ : 0;
        }

        for (var i = 0; i < devices.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        byDevice = new Resource[starts[^1]];
        var next = starts.AsSpan(0, devices.Count).ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0)
            {
                byDevice[next[places[i]]++] = resources[i];
            }
        }
    }

    public Resource? ByIfIndex(string device, int ifIndex) => PartsOf(device).ByIfIndex.GetValueOrDefault(ifIndex);

    /// <summary>By entPhysicalIndex.</summary>
    public Resource? ByPhysicalIndex(string device, int physicalIndex) => PartsOf(device).ByPhysicalIndex.GetValueOrDefault(physicalIndex);

    /// <summary>By name in any spelling (<see cref="InterfaceName"/>).</summary>
    public Resource? ByName(string device, string name) => PartsOf(device).ByName.GetValueOrDefault(InterfaceName.Canonical(name));

    /// <summary>By its own or its peer's address, as resources.csv has it.</summary>
    public Resource? ByAddress(string device, string address) => PartsOf(device).ByAddress.GetValueOrDefault(address);

    /// <summary>In id order.</summary>
    public ImmutableArray<Resource> Of(string device) => [.. Span(device)];

    private ReadOnlySpan<Resource> Span(string device) =>
        devices.Find(device) is >= 0 and var place ? byDevice.AsSpan(starts[place], starts[place + 1] - starts[place]) : [];

    private Parts PartsOf(string device) => heard.GetOrAdd(device, static (name, index) => new Parts(index.Span(name)), this);

    private sealed class Parts
    {
        public Parts(ReadOnlySpan<Resource> resources)
        {
            foreach (var resource in resources)
            {
                _ = resource.IfIndex is { } ifIndex && ByIfIndex.TryAdd(ifIndex, resource);
                _ = resource.PhysicalIndex is { } physicalIndex && ByPhysicalIndex.TryAdd(physicalIndex, resource);
                _ = resource.Name.Length > 0 && ByName.TryAdd(InterfaceName.Canonical(resource.Name), resource);
                _ = resource.Address.Length > 0 && ByAddress.TryAdd(resource.Address, resource);
            }
        }

        public Dictionary<int, Resource> ByIfIndex { get; } = [];

        public Dictionary<int, Resource> ByPhysicalIndex { get; } = [];

        public Dictionary<string, Resource> ByName { get; } = [];

        public Dictionary<string, Resource> ByAddress { get; } = [];
    }
}
