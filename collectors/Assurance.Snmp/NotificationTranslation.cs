using System.Net;

namespace Assurance.Snmp;

/// <summary>Translation of notifications to the parameters of SNMPv2 (RFC 3584 §3.1).</summary>
internal static class NotificationTranslation
{
    private const int EnterpriseSpecific = 6;

    public static SnmpNotification FromV1(SnmpMessage message, SnmpPdu pdu)
    {
        var fields = pdu.TrapV1!;
        return Start(message, pdu, NotificationKind.Trap, TrapOid(fields), pdu.VarBinds) with
        {
            V1 = fields,
            Uptime = Hundredths(fields.TimeStamp),
        };
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
        Oid trapOid = default;
        TimeSpan? uptime = null;
        var bindings = new List<VarBind>(pdu.VarBinds.Count);
        foreach (var binding in pdu.VarBinds)
        {
            if (uptime is null && binding.Name == NotificationObjects.SysUpTime && binding.Value.AsInt64() is { } ticks)
            {
                uptime = Hundredths(ticks);
            }
            else if (trapOid.IsEmpty && binding.Name == NotificationObjects.SnmpTrapOid && binding.Value.AsOid() is { } oid)
            {
                trapOid = oid;
            }
            else
            {
                bindings.Add(binding);
            }
        }

        return Start(message, pdu, kind, trapOid, bindings) with { Uptime = uptime };
    }

    private static SnmpNotification Start(SnmpMessage message, SnmpPdu pdu, NotificationKind kind, Oid trapOid, IReadOnlyList<VarBind> bindings) =>
        new(message.Version, kind, trapOid, bindings)
        {
            Community = message.Community,
            RequestId = pdu.RequestId,
            TrapAddress = TrapAddress(bindings),
            EngineId = message.V3?.Usm?.EngineId ?? default,
            UserName = message.V3?.Usm?.UserName ?? "",
            ContextEngineId = message.ContextEngineId,
            ContextName = message.ContextName,
            Truncated = pdu.Truncated,
            Problem = pdu.Problem,
        };

    private static IPAddress? TrapAddress(IReadOnlyList<VarBind> bindings)
    {
        foreach (var binding in bindings)
        {
            if (binding.Name == NotificationObjects.SnmpTrapAddress)
            {
                return binding.Value.AsIpAddress();
            }
        }

        return null;
    }

    // 10 ms a tick; a counter beyond 32 bits is no time.
    private static TimeSpan? Hundredths(long ticks) =>
        ticks is >= 0 and <= uint.MaxValue ? TimeSpan.FromMilliseconds(ticks * 10) : null;
}
