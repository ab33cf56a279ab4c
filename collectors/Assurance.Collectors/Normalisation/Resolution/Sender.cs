using System.Collections.Frozen;
using System.Net;
using Assurance.Model.Inventory;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>Who a message is from.</summary>
/// <param name="Device">Null when the inventory does not know it.</param>
/// <param name="Address">Address it came from, or that its proxy states.</param>
/// <param name="ShownAs">The device's name, else the host name the message carries, else the address.</param>
internal readonly record struct Sender(Device? Device, string Address, string ShownAs)
{
    // Names devices carry from the factory: never an identity.
    private static readonly FrozenSet<string> FactoryNames =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "localhost", "router", "switch", "huawei", "h3c", "quidway", "-");

    /// <summary>By the inventory; empty when unknown.</summary>
    public string Vendor => Device?.Vendor ?? "";

    /// <summary>RFC 3584 §3.1: snmpTrapAddress.0 where a proxy states it, else the agent-addr of v1, else the source of the datagram.</summary>
    public static Sender Of(SnmpNotification notification, string source, NetworkInventory inventory)
    {
        if (notification.TrapAddress is { } stated && IsUsable(stated))
        {
            return At(stated.ToString(), inventory);
        }

        if (notification.V1?.AgentAddress is not { } agent || !IsUsable(agent))
        {
            return At(source, inventory);
        }

        var own = At(agent.ToString(), inventory);
        return own.Device is null && At(source, inventory) is { Device: not null } relayed ? relayed : own;
    }

    /// <summary>The host name where exactly one device has it, else the source of the datagram, unless that is a server.</summary>
    public static Sender Of(string? host, string source, NetworkInventory inventory)
    {
        if (string.IsNullOrEmpty(host) || FactoryNames.Contains(host))
        {
            return At(source, inventory);
        }

        var name = WithoutEngine(host);
        var device = inventory.Senders.Find(host) ?? OfOther(name, host, inventory) ?? OfOther(FirstLabel(name), name, inventory);
        // A server relays for others: a host name that is not its own is of one of them.
        device ??= inventory.Senders.Find(source) is { Role: not "server" } near ? near : null;
        return new(device, source, device?.Name ?? name);
    }

    /// <summary>The device a message names other than its sender.</summary>
    public Sender SpeakingFor(string nameOrAddress, NetworkInventory inventory) =>
        nameOrAddress.Length == 0 ? this : At(nameOrAddress, inventory);

    // What was looked for and not found is not looked for again.
    private static Device? OfOther(string name, string before, NetworkInventory inventory) => ReferenceEquals(name, before) ? null : inventory.Senders.Find(name);

    private static Sender At(string address, NetworkInventory inventory)
    {
        var device = inventory.Senders.Find(address);
        return new(device, address, device?.Name ?? address);
    }

    // 0.0.0.0 and 127/8 say nothing of the agent.
    private static bool IsUsable(IPAddress address) => !address.Equals(IPAddress.Any) && !IPAddress.IsLoopback(address);

    // Junos logs as re0.name or re0-name, whichever routing engine writes.
    private static string WithoutEngine(string host) =>
        host.Length > 4 && host.StartsWith("re", StringComparison.OrdinalIgnoreCase) && host[2] is '0' or '1' && host[3] is '.' or '-' ? host[4..] : host;

    private static string FirstLabel(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 || IPAddress.IsValid(host) ? host : host[..dot];
    }
}
