using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>Where a notification says what differs each time it is sent: two that are equal elsewhere say the same.</summary>
public readonly record struct NotificationForm
{
    /// <summary>Content octets of request-id; empty for SNMPv1, which has none.</summary>
    public Range RequestIdAt { get; private init; }

    /// <summary>Content octets of sysUpTime.0, or of time-stamp in SNMPv1. Never before <see cref="RequestIdAt"/>.</summary>
    public Range UptimeAt { get; private init; }

    /// <summary>The sender's time since it started.</summary>
    public TimeSpan Uptime { get; private init; }

    /// <summary>Of a message of SNMPv1 or v2c. False for what is no notification in its usual form; allocates nothing.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out NotificationForm form)
    {
        form = default;
        var outer = new BerReader(datagram);
        if (!outer.TryReadConstructed(BerTag.Sequence, "message", clamp: false, out var body, out _)
            || !body.TryReadInt32("version", out var version)
            || !body.TryReadPrimitive(BerTag.OctetString, "community", out _)
            || !body.TryPeekTag(out var tag)
            || !body.TryReadConstructed(tag, "PDU", clamp: false, out var pdu, out _))
        {
            return false;
        }

        return ((SnmpVersion)version, (PduType)tag) switch
        {
            (SnmpVersion.V1, PduType.TrapV1) => TryReadV1(ref pdu, out form),
            (SnmpVersion.V2c, PduType.TrapV2 or PduType.InformRequest) => TryReadV2(ref pdu, out form),
            _ => false,
        };
    }

    /// <summary>Of a scopedPDU of SNMPv3 (RFC 3412 §6), decrypted; otherwise as <see cref="TryRead"/>.</summary>
    public static bool TryReadScoped(ReadOnlySpan<byte> plaintext, out NotificationForm form)
    {
        form = default;
        var outer = new BerReader(plaintext);
        return outer.TryReadConstructed(BerTag.Sequence, "scopedPDU", clamp: false, out var scoped, out _)
            && scoped.TryReadPrimitive(BerTag.OctetString, "contextEngineID", out _)
            && scoped.TryReadPrimitive(BerTag.OctetString, "contextName", out _)
            && scoped.TryPeekTag(out var tag)
            && (PduType)tag is PduType.TrapV2 or PduType.InformRequest
            && scoped.TryReadConstructed(tag, "PDU", clamp: false, out var pdu, out _)
            && TryReadV2(ref pdu, out form);
    }

    private static bool TryReadV1(ref BerReader pdu, out NotificationForm form)
    {
        form = default;
        if (!pdu.TryReadPrimitive(BerTag.ObjectIdentifier, "enterprise", out _)
            || !pdu.TryReadElement("agent-addr", out _, out _)
            || !pdu.TryReadPrimitive(BerTag.Integer, "generic-trap", out _)
            || !pdu.TryReadPrimitive(BerTag.Integer, "specific-trap", out _)
            || !pdu.TryReadPrimitive((byte)SnmpType.TimeTicks, "time-stamp", out var stamp))
        {
            return false;
        }

        form = new() { UptimeAt = Before(pdu.Position, stamp), Uptime = TimeOf(stamp, out var isTime) };
        return isTime;
    }

    private static bool TryReadV2(ref BerReader pdu, out NotificationForm form)
    {
        form = default;
        if (!pdu.TryReadPrimitive(BerTag.Integer, "request-id", out var request))
        {
            return false;
        }

        var requestId = Before(pdu.Position, request);
        if (!pdu.TryReadPrimitive(BerTag.Integer, "error-status", out _)
            || !pdu.TryReadPrimitive(BerTag.Integer, "error-index", out _)
            || !pdu.TryReadConstructed(BerTag.Sequence, "variable-bindings", clamp: false, out var list, out _)
            || !list.TryReadConstructed(BerTag.Sequence, "VarBind", clamp: false, out var first, out _)
            || !first.TryReadPrimitive(BerTag.ObjectIdentifier, "name", out var name)
            || !name.SequenceEqual(NotificationObjects.SysUpTimeContent)
            || !first.TryReadPrimitive((byte)SnmpType.TimeTicks, "value", out var ticks))
        {
            return false;
        }

        form = new() { RequestIdAt = requestId, UptimeAt = Before(first.Position, ticks), Uptime = TimeOf(ticks, out var isTime) };
        return isTime;
    }

    // 10 ms a tick.
    private static TimeSpan TimeOf(ReadOnlySpan<byte> content, out bool isTime)
    {
        isTime = BerContent.TryReadUnsigned(content, sizeof(uint), out var ticks);
        return TimeSpan.FromMilliseconds(10 * (long)ticks);
    }

    private static Range Before(int end, ReadOnlySpan<byte> content) => (end - content.Length)..end;
}
