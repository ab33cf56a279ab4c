using System.Net;

namespace Assurance.Snmp;

/// <summary>Translation of notifications to the parameters of SNMPv2 (RFC 3584 §3.1).</summary>
internal static class NotificationTranslation
{
    private const int EnterpriseSpecific = 6;

    /// <summary>Fills in what the PDU says; false where it is no notification.</summary>
    public static bool TryFill(SnmpNotification notification, in PduContent pdu)
    {
        switch (pdu.Type)
        {
            case PduType.TrapV1:
                FillV1(notification, pdu);
                break;
            case PduType.TrapV2 or PduType.InformRequest:
                FillV2(notification, pdu);
                break;
            default:
                return false;
        }

        notification.Kind = pdu.Type == PduType.InformRequest ? NotificationKind.Inform : NotificationKind.Trap;
        (notification.RequestId, notification.V1, notification.Truncated, notification.Problem) = (pdu.RequestId, pdu.TrapV1, pdu.Truncated, pdu.Problem);
        notification.TrapAddress = TrapAddress(notification.VarBinds);
        return true;
    }

    private static void FillV1(SnmpNotification notification, in PduContent pdu)
    {
        var fields = pdu.TrapV1!;
        (notification.TrapOid, notification.VarBinds, notification.Uptime) = (TrapOid(fields), pdu.VarBinds, Hundredths(fields.TimeStamp));
    }

    /// <summary>RFC 3584 §3.1 (2): generic 0..5 become snmpTraps.1 .. .6, the enterprise's own enterprise.0.specific.</summary>
    public static Oid TrapOid(TrapV1Fields fields) => fields.Generic is >= 0 and < EnterpriseSpecific
        ? NotificationObjects.SnmpTraps.Append((uint)fields.Generic + 1)
        : fields.Enterprise.Length > Oid.MaxArcs - 2
            ? fields.Enterprise
            : fields.Enterprise.Append(0, unchecked((uint)fields.Specific));

    // RFC 3416 §4.2.6: sysUpTime.0 and snmpTrapOID.0 come first; some senders put others before them.
    private static void FillV2(SnmpNotification notification, in PduContent pdu)
    {
        var (uptimeAt, trapAt) = (-1, -1);
        var all = pdu.VarBinds.Span;
        for (var i = 0; i < all.Length; i++)
        {
            ref readonly var binding = ref all[i];
            if (uptimeAt < 0 && Is(binding.Name, NotificationObjects.SysUpTime) && binding.Value.AsInt64() is not null)
            {
                uptimeAt = i;
            }
            else if (trapAt < 0 && Is(binding.Name, NotificationObjects.SnmpTrapOid) && binding.Value.AsOid() is { IsEmpty: false })
            {
                trapAt = i;
            }
        }

        notification.TrapOid = trapAt < 0 ? default : all[trapAt].Value.AsOid()!.Value;
        notification.Uptime = uptimeAt < 0 ? null : Hundredths(all[uptimeAt].Value.AsInt64()!.Value);
        notification.VarBinds = (uptimeAt, trapAt) is (0, 1) ? pdu.VarBinds.From(2) : Without(all, uptimeAt, trapAt);
    }

    // Some agents leave the instance .0 out.
    private static bool Is(Oid name, Oid instance) => name == instance || (name.Length == instance.Length - 1 && instance.StartsWith(name));

    private static VarBindList Without(ReadOnlySpan<VarBind> all, int one, int other)
    {
        var rest = new VarBind[all.Length - (one < 0 ? 0 : 1) - (other < 0 ? 0 : 1)];
        var at = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (i != one && i != other)
            {
                rest[at++] = all[i];
            }
        }

        return VarBindList.Of(rest);
    }

    private static IPAddress? TrapAddress(VarBindList bindings)
    {
        foreach (var binding in bindings)
        {
            if (binding.Name == NotificationObjects.SnmpTrapAddress)
            {
                return binding.Value.AsIpAddress() ?? (binding.Value is { Type: SnmpType.OctetString, Octets: { Length: 4 } octets } ? new IPAddress(octets) : null);
            }
        }

        return null;
    }

    // 10 ms a tick; a counter beyond 32 bits is no time.
    private static TimeSpan? Hundredths(long ticks) =>
        ticks is >= 0 and <= uint.MaxValue ? TimeSpan.FromMilliseconds(ticks * 10) : null;
}
