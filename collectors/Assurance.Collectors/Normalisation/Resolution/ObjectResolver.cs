using System.Globalization;
using System.Net;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>From what a message calls a thing to the managed object: the finest resource the inventory knows, else the device with the
/// name kept, else the sender with the name kept.</summary>
internal sealed class ObjectResolver(NetworkInventory inventory)
{
    private const int LongestName = 200;

    public ManagedObject Resolve(ObjectSelector selector, Facts facts, Sender sender)
    {
        var from = sender.SpeakingFor(selector.SpeaksFor.Read(facts), inventory);
        var named = new NamedObject(
            selector.Kind,
            [.. selector.Names.Select(n => n.Read(facts)).Where(n => n.Length > 0)],
            [.. selector.Addresses.Select(a => Canonical(a.Read(facts))).Where(a => a.Length > 0)],
            Number(selector.IfIndex.Read(facts)),
            Number(selector.PhysicalIndex.Read(facts)))
        {
            IsAdjacent = selector.IsAdjacent,
            Over = [.. selector.Over.Select(o => o.Read(facts)).Where(o => o.Length > 0)],
        };
        return named.IsDevice ? Device(from)
            : from.Device is { } device && Find(device.Id, named) is { } resource ? Found(resource, device, named)
            : Unknown(named.IsAdjacent && from.Device is { } near ? AtFarEnd(near.Id, named) : named, from);
    }

    /// <summary>The object of an alarm as this inventory has it, by what the alarm keeps of its message; the same where the inventory says nothing else of it.</summary>
    public ManagedObject Again(Alarm alarm)
    {
        var was = alarm.Object;
        if (was.Knowledge == ObjectKnowledge.Resource && inventory.Tables.Resources.ContainsKey(was.Id))
        {
            return was;
        }

        var sender = SenderAgain(alarm);
        var named = new NamedObject(was.Kind, [was.Name], was.Address is { Length: > 0 } address ? [address] : [], was.IfIndex, was.PhysicalIndex);
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
    private NamedObject AtFarEnd(string device, NamedObject named)
    {
        var ours = named.Over.Select(o => Number(o) is { } index ? inventory.Resources.ByIfIndex(device, index) : inventory.Resources.ByName(device, o))
            .FirstOrDefault(r => r is not null);
        return inventory.Adjacencies.FarEnd(device, ours?.Id, named.Addresses) is { } address ? named with { Addresses = [address] } : named;
    }

    public static ManagedObject Device(Sender sender) => sender.Device is { } device
        ? new(ObjectKnowledge.Device, device.Id, "device", device.Name, device.Id, device.Name)
        : new(ObjectKnowledge.Sender, sender.Address, "device", sender.ShownAs, null, sender.ShownAs);

    private Resource? Find(string device, NamedObject named) => named.Kind switch
    {
        "peer" => Peer(device, named),
        "card" => ByPhysicalIndex(device, named) ?? ByName(device, named) ?? Card(device, named),
        "shelf" or "sensor" => ByPhysicalIndex(device, named) ?? ByName(device, named),
        _ => ByIfIndex(device, named) ?? ByName(device, named) ?? ByPhysicalIndex(device, named) ?? ByAddress(device, named),
    };

    private Resource? ByIfIndex(string device, NamedObject named) =>
        named.IfIndex is { } index ? inventory.Resources.ByIfIndex(device, index) : null;

    private Resource? ByPhysicalIndex(string device, NamedObject named) =>
        named.PhysicalIndex is { } index ? inventory.Resources.ByPhysicalIndex(device, index) : null;

    private Resource? ByName(string device, NamedObject named)
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

    private Resource? ByAddress(string device, NamedObject named)
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
    private Resource? Peer(string device, NamedObject named)
    {
        if (ByAddress(device, named) is { Kind: "peer" } found)
        {
            return found;
        }

        return named.Addresses.IsEmpty && named.Names.IsEmpty ? null : inventory.Resources.Of(device)
            .FirstOrDefault(r => r.Kind == "peer" && (named.Addresses.Contains(r.Address) || named.Names.Contains(r.Name)));
    }

    // "slot 3", "LPU 3" and "3" are one card.
    private Resource? Card(string device, NamedObject named)
    {
        foreach (var path in named.Names.Select(SlotPath).Where(p => p.Length > 0))
        {
            var card = inventory.Resources.Of(device).FirstOrDefault(r => r.Kind is "card" && SlotPath(r.Name) == path);
            if (card is not null)
            {
                return card;
            }
        }

        return null;
    }

    private static string SlotPath(string name)
    {
        var word = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
        var path = word.TrimStart([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-#:="]);
        return path.All(c => char.IsAsciiDigit(c) || c == '/') ? path : "";
    }

    private static ManagedObject Found(Resource resource, Device device, NamedObject named) =>
        new(ObjectKnowledge.Resource, resource.Id, resource.Kind, resource.Name, device.Id, device.Name)
        {
            IfIndex = resource.IfIndex ?? named.IfIndex,
            Address = named.Addresses.FirstOrDefault() ?? (resource.Address.Length > 0 ? resource.Address : null),
        };

    private static ManagedObject Unknown(NamedObject named, Sender sender)
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
            Address = named.Addresses.FirstOrDefault(),
        };
    }

    // InetAddress (RFC 4001) comes as four or sixteen octets: 0a:00:00:01.
    private static string Canonical(string address) =>
        address.Length is 11 or 47 && address.Count(c => c == ':') == address.Length / 3 && address.Split(':').All(o => o.Length == 2 && o.All(char.IsAsciiHexDigit))
            ? new IPAddress(Convert.FromHexString(address.Replace(":", "", StringComparison.Ordinal))).ToString()
            : IPAddress.TryParse(address, out var parsed) ? parsed.ToString() : address;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
