using System.Net;
using Assurance.Model.Inventory;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>Who a message is from.</summary>
/// <param name="Device">Null when the inventory does not know it.</param>
/// <param name="Address">Address it came from, or that its proxy states.</param>
/// <param name="ShownAs">The device's name, else the host name the message carries, else the address.</param>
internal sealed record Sender(Device? Device, string Address, string ShownAs)
{
    // Names devices carry from the factory: never an identity.
    private static readonly HashSet<string> FactoryNames =
        new(StringComparer.OrdinalIgnoreCase) { "localhost", "router", "switch", "huawei", "h3c", "quidway", "-" };

    /// <summary>RFC 3584 §3.1: snmpTrapAddress.0 where a proxy states it, else the agent-addr of v1, else the source of the datagram.</summary>
    public static Sender Of(SnmpNotification notification, string source, NetworkInventory inventory)
    {
        if (notification.TrapAddress is { } stated && IsUsable(stated))
        {
            return At(stated.ToString(), inventory);
        }

        var agent = notification.V1?.AgentAddress is { } address && IsUsable(address) ? address.ToString() : source;
        return inventory.Senders.Find(agent) is null && inventory.Senders.Find(source) is not null
            ? At(source, inventory)
            : At(agent, inventory);
    }

    /// <summary>The host name where exactly one device has it, else the source of the datagram, unless that is a server.</summary>
    public static Sender Of(string? host, string source, NetworkInventory inventory)
    {
        if (string.IsNullOrEmpty(host) || FactoryNames.Contains(host))
        {
            return At(source, inventory);
        }

        var device = inventory.Senders.Find(host) ?? inventory.Senders.Find(WithoutEngine(host)) ?? inventory.Senders.Find(FirstLabel(WithoutEngine(host)));
        // A server relays for others: a host name that is not its own is of one of them.
        device ??= inventory.Senders.Find(source) is { Role: not "server" } near ? near : null;
        return new(device, source, device?.Name ?? WithoutEngine(host));
    }

    /// <summary>The device a message names other than its sender.</summary>
    public Sender SpeakingFor(string nameOrAddress, NetworkInventory inventory) =>
        nameOrAddress.Length == 0 ? this : At(nameOrAddress, inventory);

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
        return dot <= 0 || IPAddress.TryParse(host, out _) ? host : host[..dot];
    }
}
