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
/// objects that came with it. Nobody changes it but a <see cref="NotificationReader"/> its own.
/// </summary>
public sealed class SnmpNotification(SnmpVersion version, NotificationKind kind, Oid trapOid, VarBindList varBinds)
{
    public SnmpNotification(SnmpVersion version, NotificationKind kind, Oid trapOid, IEnumerable<VarBind> varBinds)
        : this(version, kind, trapOid, VarBindList.Of(varBinds))
    {
    }

    public SnmpVersion Version { get; private set; } = version;

    public NotificationKind Kind { get; internal set; } = kind;

    public Oid TrapOid { get; internal set; } = trapOid;

    public VarBindList VarBinds { get; internal set; } = varBinds;

    /// <summary>The community of v1 and v2c; a credential, so never logged. Empty in v3.</summary>
    public string Community { get; private set; } = "";

    /// <summary>request-id; 0 in v1. A retransmission repeats it.</summary>
    public int RequestId { get; internal set; }

    /// <summary>Time since the sender's management part started, by hundredths of a second, wrapping at 497.1 days; null when not sent.</summary>
    public TimeSpan? Uptime { get; internal set; }

    /// <summary>The Trap-PDU's own fields; null unless sent as v1.</summary>
    public TrapV1Fields? V1 { get; internal set; }

    /// <summary>snmpTrapAddress.0, the device a proxy forwards for; it stays among the bindings too.</summary>
    public IPAddress? TrapAddress { get; internal set; }

    public EngineId EngineId { get; private set; }

    public string UserName { get; private set; } = "";

    public EngineId ContextEngineId { get; private set; }

    public string ContextName { get; private set; } = "";

    /// <summary>Whether bindings are missing at the end, because the message was cut or broken there.</summary>
    public bool Truncated { get; internal set; }

    /// <summary>The first thing in the bindings that could not be read, if any.</summary>
    public DecodeError? Problem { get; internal set; }

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
        notification = new(message.Version, NotificationKind.Trap, default, default(VarBindList));
        if (message.Pdu is null || !NotificationTranslation.TryFill(notification, PduContent.Of(message.Pdu)))
        {
            error = new DecodeError("PDU", message.Pdu is null ? "encrypted" : "not a notification", 0);
            notification = null!;
            return false;
        }

        error = default;
        notification.Concerns(message.Version, message.Community, message.V3?.Usm, message.ContextEngineId, message.ContextName);
        return true;
    }

    /// <summary>The same in memory of its own, which stays whatever is read next.</summary>
    public SnmpNotification Copy()
    {
        var copy = (SnmpNotification)MemberwiseClone();
        (copy.TrapOid, copy.VarBinds) = (TrapOid.Copy(), VarBinds.Copy());
        copy.V1 = V1 is null ? null : V1 with { Enterprise = V1.Enterprise.Copy() };
        return copy;
    }

    /// <summary>Takes over what stands outside the PDU.</summary>
    internal void Concerns(SnmpVersion version, string community, UsmParameters? usm, EngineId contextEngineId, string contextName)
    {
        (Version, Community) = (version, community);
        (EngineId, UserName) = (usm?.EngineId ?? default, usm?.UserName ?? "");
        (ContextEngineId, ContextName) = (contextEngineId, contextName);
    }

    /// <summary>Version, kind and trap; the community stays out.</summary>
    public override string ToString() => $"{Version} {Kind} {TrapOid} with {VarBinds.Count} bindings";
}
