using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>From what a message calls a thing to the managed object: the finest resource the inventory knows, else the device with the
/// name kept, else the sender with the name kept.</summary>
internal readonly struct ObjectResolver(NetworkInventory inventory)
{
    private const int LongestName = 200;

    public ManagedObject Resolve(ObjectSelector selector, Facts facts, Sender sender) =>
        Resolve(NamedObject.Of(selector, facts), sender.SpeakingFor(selector.SpeaksFor.Read(facts), inventory));

    public ManagedObject Resolve(in NamedObject named, Sender sender) => named.IsDevice ? Device(sender)
        : sender.Device is { } device && Find(device.Id, named) is { } resource ? Found(resource, device, named)
        : Unknown(named.IsAdjacent && sender.Device is { } near ? AtFarEnd(near.Id, named) : named, sender);

    /// <summary>The object of an alarm as this inventory has it, by what the alarm keeps of its message; the same where the inventory says nothing else of it.</summary>
    public ManagedObject Again(Alarm alarm)
    {
        var was = alarm.Object;
        if (was.Knowledge == ObjectKnowledge.Resource && inventory.Tables.Resources.ContainsKey(was.Id))
        {
            return was;
        }

        var sender = SenderAgain(alarm);
        var named = NamedObject.Of(was);
        var now = named.IsDevice ? Device(sender)
            : sender.Device is { } device && Find(device.Id, named) is { } resource ? Found(resource, device, named)
            : Unknown(named, sender);
        return now.Key == was.Key ? was : now;
    }

    // Of a device that is gone from the inventory only logs may have stated the name.
    private Sender SenderAgain(Alarm alarm)
    {
        var was = alarm.Object;
        return was.DeviceId is { } id && inventory.Tables.Devices.TryGetValue(id, out var device) ? new(device, alarm.Source, device.Name)
            : was.DeviceId is null ? Sender.Of(was.DeviceName == was.Id ? null : was.DeviceName, was.Id, inventory)
            : Sender.Of(alarm.Transport.StartsWith("syslog", StringComparison.Ordinal) ? was.DeviceName : null, alarm.Source, inventory);
    }

    // An OSPF neighbour is named by its interface's address, by its router id, or by our own interface: one name for all three.
    private NamedObject AtFarEnd(string device, in NamedObject named)
    {
        Resource? ours = null;
        foreach (var over in named.Over)
        {
            ours ??= NamedObject.Number(over) is { } index ? inventory.Resources.ByIfIndex(device, index) : inventory.Resources.ByName(device, over);
        }

        return inventory.Adjacencies.FarEnd(device, ours?.Id, named.Addresses) is { } address ? named.At(address) : named;
    }

    public static ManagedObject Device(Sender sender) => sender.Device is { } device
        ? new(ObjectKnowledge.Device, device.Id, "device", device.Name, device.Id, device.Name)
        : new(ObjectKnowledge.Sender, sender.Address, "device", sender.ShownAs, null, sender.ShownAs);

    private Resource? Find(string device, in NamedObject named) => named.Kind switch
    {
        "peer" => Peer(device, named),
        "card" => ByPhysicalIndex(device, named) ?? ByName(device, named) ?? Card(device, named),
        "shelf" or "sensor" => ByPhysicalIndex(device, named) ?? ByName(device, named),
        _ => ByIfIndex(device, named) ?? ByName(device, named) ?? ByPhysicalIndex(device, named) ?? ByAddress(device, named),
    };

    private Resource? ByIfIndex(string device, in NamedObject named) =>
        named.IfIndex is { } index ? inventory.Resources.ByIfIndex(device, index) : null;

    private Resource? ByPhysicalIndex(string device, in NamedObject named) =>
        named.PhysicalIndex is { } index ? inventory.Resources.ByPhysicalIndex(device, index) : null;

    private Resource? ByName(string device, in NamedObject named)
    {
        foreach (var name in named.Names)
        {
            if (inventory.Resources.ByName(device, name) is { } resource)
            {
                return resource;
            }
        }

        return null;
    }

    private Resource? ByAddress(string device, in NamedObject named)
    {
        foreach (var address in named.Addresses)
        {
            if (inventory.Resources.ByAddress(device, address) is { } resource)
            {
                return resource;
            }
        }

        return null;
    }

    // An interface may bear the address too: only a peer counts.
    private Resource? Peer(string device, in NamedObject named)
    {
        if (ByAddress(device, named) is { Kind: "peer" } found)
        {
            return found;
        }

        if (named.Addresses.IsEmpty && named.Names.IsEmpty)
        {
            return null;
        }

        foreach (var peer in DeviceParts.Of(device, inventory).Peers)
        {
            if (named.Addresses.Contains(peer.Address) || named.Names.Contains(peer.Name))
            {
                return peer;
            }
        }

        return null;
    }

    private Resource? Card(string device, in NamedObject named)
    {
        foreach (var name in named.Names)
        {
            if (DeviceParts.Of(device, inventory).Card(name) is { } card)
            {
                return card;
            }
        }

        return null;
    }

    private static ManagedObject Found(Resource resource, Device device, in NamedObject named) =>
        new(ObjectKnowledge.Resource, resource.Id, resource.Kind, resource.Name, device.Id, device.Name)
        {
            IfIndex = resource.IfIndex ?? named.IfIndex,
            Address = named.Address ?? (resource.Address.Length > 0 ? resource.Address : null),
        };

    private static ManagedObject Unknown(in NamedObject named, Sender sender)
    {
        var known = sender.Device is not null;
        return new(
            known ? ObjectKnowledge.Device : ObjectKnowledge.Sender,
            sender.Device?.Id ?? sender.Address,
            named.Kind,
            named.Shown.Length > LongestName ? named.Shown[..LongestName] : named.Shown,
            sender.Device?.Id,
            sender.ShownAs)
        {
            IfIndex = named.IfIndex,
            PhysicalIndex = named.PhysicalIndex,
            Address = named.Address,
        };
    }
}
