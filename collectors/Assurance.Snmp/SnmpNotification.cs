using System.Net;

namespace Assurance.Snmp;

/// <summary>Whether the sender waits for an answer (RFC 3413 §3.2).</summary>
public enum NotificationKind
{
    Trap,
    Inform,
}

/// <summary>
/// A trap or inform of any version in the form of SNMPv2 (RFC 3584 §3.1): what happened, when by the sender's clock, and the
/// objects that came with it.
/// </summary>
public sealed record SnmpNotification(SnmpVersion Version, NotificationKind Kind, Oid TrapOid, IReadOnlyList<VarBind> VarBinds)
{
    /// <summary>The community of v1 and v2c; a credential, so never logged. Empty in v3.</summary>
    public string Community { get; init; } = "";

    /// <summary>request-id; 0 in v1. A retransmission repeats it.</summary>
    public int RequestId { get; init; }

    /// <summary>Time since the sender's management part started, by hundredths of a second, wrapping at 497.1 days; null when not sent.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>The Trap-PDU's own fields; null unless sent as v1.</summary>
    public TrapV1Fields? V1 { get; init; }

    /// <summary>snmpTrapAddress.0, the device a proxy forwards for; it stays among the bindings too.</summary>
    public IPAddress? TrapAddress { get; init; }

    public EngineId EngineId { get; init; }

    public string UserName { get; init; } = "";

    public EngineId ContextEngineId { get; init; }

    public string ContextName { get; init; } = "";

    /// <summary>Whether bindings are missing at the end, because the message was cut or broken there.</summary>
    public bool Truncated { get; init; }

    /// <summary>The first thing in the bindings that could not be read, if any.</summary>
    public DecodeError? Problem { get; init; }

    /// <summary>
    /// Reads a datagram that must be a readable notification: other PDUs and encrypted ones give false. An absent snmpTrapOID.0
    /// leaves <see cref="TrapOid"/> empty.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<byte> datagram, out SnmpNotification notification, out DecodeError error)
    {
        notification = null!;
        return SnmpMessage.TryDecode(datagram, out var message, out error) && TryFrom(message, out notification, out error);
    }

    /// <summary>The notification a message is; false for other PDUs and encrypted ones.</summary>
    public static bool TryFrom(SnmpMessage message, out SnmpNotification notification, out DecodeError error)
    {
        error = message.Pdu is null ? new DecodeError("PDU", "encrypted", 0) : new DecodeError("PDU", "not a notification", 0);
        notification = message.Pdu?.Type switch
        {
            PduType.TrapV1 => NotificationTranslation.FromV1(message, message.Pdu),
            PduType.TrapV2 => NotificationTranslation.FromV2(message, message.Pdu, NotificationKind.Trap),
            PduType.InformRequest => NotificationTranslation.FromV2(message, message.Pdu, NotificationKind.Inform),
            _ => null!,
        };
        if (notification is not null)
        {
            error = default;
        }

        return notification is not null;
    }

    /// <summary>Version, kind and trap; the community stays out.</summary>
    public override string ToString() => $"{Version} {Kind} {TrapOid} with {VarBinds.Count} bindings";
}
