using System.Net;

namespace Assurance.Snmp;

/// <summary>Translation of notifications to the parameters of SNMPv2 (RFC 3584 §3.1).</summary>
internal static class NotificationTranslation
{
    private const int EnterpriseSpecific = 6;

    public static SnmpNotification FromV1(SnmpMessage message, SnmpPdu pdu)
    {
        var fields = pdu.TrapV1!;
        return Of(message, pdu, NotificationKind.Trap, TrapOid(fields), pdu.VarBinds, Hundredths(fields.TimeStamp), fields);
    }

    /// <summary>RFC 3584 §3.1 (2): generic 0..5 become snmpTraps.1 .. .6, the enterprise's own enterprise.0.specific.</summary>
    public static Oid TrapOid(TrapV1Fields fields) => fields.Generic is >= 0 and < EnterpriseSpecific
        ? NotificationObjects.SnmpTraps.Append((uint)fields.Generic + 1)
        : fields.Enterprise.Length > Oid.MaxArcs - 2
            ? fields.Enterprise
            : fields.Enterprise.Append(0, unchecked((uint)fields.Specific));

    // RFC 3416 §4.2.6: sysUpTime.0 and snmpTrapOID.0 come first; some senders put others before them.
    public static SnmpNotification FromV2(SnmpMessage message, SnmpPdu pdu, NotificationKind kind)
    {
        var (uptimeAt, trapAt) = (-1, -1);
        for (var i = 0; i < pdu.VarBinds.Count; i++)
        {
            var binding = pdu.VarBinds[i];
            if (uptimeAt < 0 && Is(binding.Name, NotificationObjects.SysUpTime) && binding.Value.AsInt64() is not null)
            {
                uptimeAt = i;
            }
            else if (trapAt < 0 && Is(binding.Name, NotificationObjects.SnmpTrapOid) && binding.Value.AsOid() is { IsEmpty: false })
            {
                trapAt = i;
            }
        }

        var bindings = Without(pdu.VarBinds, uptimeAt, trapAt);
        var trapOid = trapAt < 0 ? default : pdu.VarBinds[trapAt].Value.AsOid()!.Value;
        var uptime = uptimeAt < 0 ? null : Hundredths(pdu.VarBinds[uptimeAt].Value.AsInt64()!.Value);
        return Of(message, pdu, kind, trapOid, bindings, uptime, null);
    }

    // Some agents leave the instance .0 out.
    private static bool Is(Oid name, Oid instance) => name == instance || (name.Length == instance.Length - 1 && instance.StartsWith(name));

    private static SnmpNotification Of(
        SnmpMessage message, SnmpPdu pdu, NotificationKind kind, Oid trapOid, IReadOnlyList<VarBind> bindings, TimeSpan? uptime, TrapV1Fields? v1) =>
        new(message.Version, kind, trapOid, bindings)
        {
            Community = message.Community,
            RequestId = pdu.RequestId,
            Uptime = uptime,
            V1 = v1,
            TrapAddress = TrapAddress(bindings),
            EngineId = message.V3?.Usm?.EngineId ?? default,
            UserName = message.V3?.Usm?.UserName ?? "",
            ContextEngineId = message.ContextEngineId,
            ContextName = message.ContextName,
            Truncated = pdu.Truncated,
            Problem = pdu.Problem,
        };

    private static VarBind[] Without(IReadOnlyList<VarBind> all, int one, int other)
    {
        var rest = new VarBind[all.Count - (one < 0 ? 0 : 1) - (other < 0 ? 0 : 1)];
        var at = 0;
        for (var i = 0; i < all.Count; i++)
        {
            if (i != one && i != other)
            {
                rest[at++] = all[i];
            }
        }

        return rest;
    }

    private static IPAddress? TrapAddress(IReadOnlyList<VarBind> bindings)
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
