using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>Who has an address: interfaces and devices, for sessions that name their peer by address alone. An address that two have finds neither.</summary>
internal sealed class AddressIndex
{
    private readonly Dictionary<string, (int Node, int Device)> byAddress = new(StringComparer.Ordinal);

    public AddressIndex(EntityTable<Device> devices, int deviceBase, EntityTable<Resource> resources, int resourceBase)
    {
        for (var i = 0; i < devices.Count; i++)
        {
            Add(devices[i].Address, deviceBase + i, i);
        }

        for (var i = 0; i < resources.Count; i++)
        {
            // A peer's address is the other side's.
            if (resources[i].Kind != "peer")
            {
                Add(resources[i].Address, resourceBase + i, devices.Find(resources[i].Device));
            }
        }
    }

    /// <summary>Node of the interface or device with this address; -1 if none or several have it.</summary>
    public int Find(string? address) => address is not null && byAddress.TryGetValue(address, out var found) ? found.Node : -1;

    private void Add(string address, int node, int device)
    {
        if (address.Length == 0)
        {
            return;
        }

        if (!byAddress.TryGetValue(address, out var other))
        {
            byAddress[address] = (node, device);
        }
        else if (other.Device != device)
        {
            byAddress[address] = (-1, -1);
        }
    }
}
