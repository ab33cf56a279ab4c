using Assurance.Model.Inventory;

namespace Assurance.Model.Alarms;

/// <summary>How far the inventory knew the object a report names.</summary>
public enum ObjectKnowledge
{
    /// <summary>A resource of the inventory.</summary>
    Resource,

    /// <summary>The device is known, the part of it named is not.</summary>
    Device,

    /// <summary>Neither: only the sender's address is known.</summary>
    Sender,
}

/// <summary>X.733 managed object: the finest inventory resource a report names, else its device, else the sender.</summary>
/// <param name="Knowledge">What <paramref name="Id"/> is.</param>
/// <param name="Id">Inventory id of the resource, else of the device, else the sender's address.</param>
/// <param name="Kind"><c>interface</c>, <c>port</c>, <c>card</c>, <c>shelf</c>, <c>tunnel</c>, <c>peer</c>, <c>sensor</c>, <c>device</c>: what the message speaks of, even where the inventory lacks it.</param>
/// <param name="Name">The name the message gives it (interface name, peer address, card path); the device's name if it speaks of the device.</param>
/// <param name="DeviceId">Inventory id of the device, if known.</param>
/// <param name="DeviceName">Name of the device if known, else the host name or address the message came with.</param>
public sealed record ManagedObject(
    ObjectKnowledge Knowledge,
    string Id,
    string Kind,
    string Name,
    string? DeviceId,
    string DeviceName)
{
    /// <summary>SNMP ifIndex, where the message gave one.</summary>
    public int? IfIndex { get; init; }

    /// <summary>ENTITY-MIB index, where the message gave one and the inventory knows no such part.</summary>
    public int? PhysicalIndex { get; init; }

    /// <summary>Address the message speaks of (a peer's), where it gave one.</summary>
    public string? Address { get; init; }

    /// <summary>Identity within alarm keys: parts the inventory lacks are told apart by kind and name, unknown senders behind one address by the host name they state.</summary>
    public string Key => IsNamedSender ? $"{AddressKey}@{DeviceName.ToLowerInvariant()}" : AddressKey;

    /// <summary>The key of the same where the message states no host name.</summary>
    public string AddressKey => Knowledge == ObjectKnowledge.Resource || Kind == "device" ? Id : $"{Id}/{Kind}:{KeyName}";

    /// <summary>An unknown sender that states a host name: others may send through the same address.</summary>
    public bool IsNamedSender => Knowledge == ObjectKnowledge.Sender && DeviceName != Id;

    // Interfaces the inventory lacks meet in any spelling, too.
    private string KeyName => Kind is "interface" or "port" ? InterfaceName.Canonical(Name) : Name;
}
