using System.Net;

namespace Assurance.Snmp;

/// <summary>
/// A protocol data unit of any type (RFC 3416 §3, RFC 1157 §4.1.6). Its bindings stand in the order of the message.
/// </summary>
public sealed record SnmpPdu(PduType Type, int RequestId, IReadOnlyList<VarBind> VarBinds)
{
    /// <summary>error-status; 0 in requests and notifications. In GetBulk non-repeaters.</summary>
    public int ErrorStatus { get; init; }

    /// <summary>error-index, counting bindings from 1. In GetBulk max-repetitions.</summary>
    public int ErrorIndex { get; init; }

    /// <summary>What only a Trap-PDU of SNMPv1 carries; null in all other types.</summary>
    public TrapV1Fields? TrapV1 { get; init; }

    /// <summary>Whether the bindings stop before the sender's last one, because the message was cut or broken there.</summary>
    public bool Truncated { get; init; }

    /// <summary>The first thing in the bindings that could not be read, if any.</summary>
    public DecodeError? Problem { get; init; }

    /// <summary>An SNMPv2-Trap-PDU: sysUpTime.0 and snmpTrapOID.0, then <paramref name="varBinds"/> (RFC 3416 §4.2.6).</summary>
    /// <param name="uptime">Hundredths of a second since the sender's management part started.</param>
    public static SnmpPdu Trap(int requestId, uint uptime, Oid trapOid, params IEnumerable<VarBind> varBinds) =>
        new(PduType.TrapV2, requestId, Notification(uptime, trapOid, varBinds));

    /// <summary>An InformRequest-PDU, with the bindings of a trap (RFC 3416 §4.2.7).</summary>
    /// <param name="uptime">Hundredths of a second since the sender's management part started.</param>
    public static SnmpPdu Inform(int requestId, uint uptime, Oid trapOid, params IEnumerable<VarBind> varBinds) =>
        new(PduType.InformRequest, requestId, Notification(uptime, trapOid, varBinds));

    /// <summary>A Trap-PDU of SNMPv1 (RFC 1157 §4.1.6).</summary>
    public static SnmpPdu Trap(TrapV1Fields fields, params IEnumerable<VarBind> varBinds) =>
        new(PduType.TrapV1, 0, [.. varBinds]) { TrapV1 = fields };

    public static SnmpPdu Get(int requestId, params IEnumerable<Oid> names) => new(PduType.GetRequest, requestId, Unbound(names));

    public static SnmpPdu GetNext(int requestId, params IEnumerable<Oid> names) => new(PduType.GetNextRequest, requestId, Unbound(names));

    /// <summary>A GetBulkRequest-PDU (RFC 3416 §4.2.3); not in SNMPv1.</summary>
    public static SnmpPdu GetBulk(int requestId, int nonRepeaters, int maxRepetitions, params IEnumerable<Oid> names) =>
        new(PduType.GetBulkRequest, requestId, Unbound(names)) { ErrorStatus = nonRepeaters, ErrorIndex = maxRepetitions };

    /// <summary>The Response-PDU to this: same request-id, the bindings as received or those given, error 0 (RFC 3416 §4.2.7).</summary>
    public SnmpPdu Response(IReadOnlyList<VarBind>? varBinds = null) => new(PduType.Response, RequestId, varBinds ?? VarBinds);

    private static VarBind[] Unbound(IEnumerable<Oid> names) => [.. names.Select(n => new VarBind(n, SnmpValue.Null))];

    private static VarBind[] Notification(uint uptime, Oid trapOid, IEnumerable<VarBind> varBinds) =>
    [
        new VarBind(NotificationObjects.SysUpTime, SnmpValue.TimeTicks(uptime)),
        new VarBind(NotificationObjects.SnmpTrapOid, SnmpValue.ObjectIdentifier(trapOid)),
        .. varBinds,
    ];
}

/// <summary>The fields of a Trap-PDU of SNMPv1 (RFC 1157 §4.1.6).</summary>
/// <param name="Enterprise">The kind of device or module that sent it; for the generic traps its sysObjectID.</param>
/// <param name="AgentAddress">The device's own address; null where the sender wrote something else than an IPv4 address.</param>
/// <param name="Generic">0 coldStart .. 5 egpNeighborLoss, 6 enterpriseSpecific.</param>
/// <param name="Specific">The enterprise's number for the trap; 0 unless <paramref name="Generic"/> is 6.</param>
/// <param name="TimeStamp">Hundredths of a second since the sender's management part started.</param>
public sealed record TrapV1Fields(Oid Enterprise, IPAddress? AgentAddress, int Generic, int Specific, uint TimeStamp);
