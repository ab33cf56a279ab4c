using System.Net;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>
/// PDUs of all versions. What the bindings hold never costs the PDU: an unreadable one is kept as such, and where the list
/// itself breaks off, what stood before is kept and the PDU flagged truncated.
/// </summary>
internal static class PduReader
{
    /// <param name="memory">Holds the bindings.</param>
    public static bool TryRead(ref BerReader reader, SnmpVersion version, bool clamped, BindingMemory memory, out PduContent pdu, out DecodeError error)
    {
        pdu = default;
        var start = reader.Position;
        _ = reader.TryPeekTag(out var tag);
        if (!reader.TryReadConstructed(tag, "PDU", clamp: true, out var content, out var cut))
        {
            error = reader.Error;
            return false;
        }

        var type = (PduType)tag;
        if (type is < PduType.GetRequest or > PduType.Report || (type == PduType.TrapV1 && version != SnmpVersion.V1))
        {
            error = new DecodeError("PDU", type is PduType.TrapV1 ? DecodeReason.NotAllowed : DecodeReason.WrongTag, start);
            return false;
        }

        var read = type == PduType.TrapV1 ? TryReadTrapV1(ref content, clamped || cut, memory, out pdu) : TryReadPdu(ref content, type, clamped || cut, memory, out pdu);
        error = read ? default : content.Error;
        return read;
    }

    // RFC 3416 §3: PDU ::= SEQUENCE { request-id, error-status / non-repeaters, error-index / max-repetitions, variable-bindings }
    private static bool TryReadPdu(ref BerReader content, PduType type, bool cut, BindingMemory memory, out PduContent pdu)
    {
        pdu = default;
        if (!content.TryReadBits32("request-id", out var requestId)
            || !content.TryReadInt32("error-status", out var status)
            || !content.TryReadInt32("error-index", out var index))
        {
            return false;
        }

        pdu = new(type, requestId) { ErrorStatus = status, ErrorIndex = index };
        VarBindReader.Read(ref content, cut, memory, ref pdu);
        return true;
    }

    // RFC 1157 §4.1.6: Trap-PDU ::= [4] IMPLICIT SEQUENCE { enterprise, agent-addr, generic-trap, specific-trap, time-stamp, variable-bindings }
    private static bool TryReadTrapV1(ref BerReader content, bool cut, BindingMemory memory, out PduContent pdu)
    {
        pdu = default;
        var start = content.Position;
        if (!content.TryReadPrimitive(BerTag.ObjectIdentifier, "enterprise", out var enterprise))
        {
            return false;
        }

        if (!BerContent.TryReadOid(enterprise, memory, out var oid))
        {
            return content.Fail(start, "enterprise", DecodeReason.Unreadable);
        }

        if (!content.TryReadElement("agent-addr", out _, out var agent)
            || !content.TryReadInt32("generic-trap", out var generic)
            || !content.TryReadBits32("specific-trap", out var specific)
            || !content.TryReadElement("time-stamp", out _, out var timeStamp))
        {
            return false;
        }

        // Neither an odd address nor an odd time takes the trap's meaning away.
        _ = BerContent.TryReadUnsigned(timeStamp, 4, out var hundredths);
        var address = agent.Length == 4 ? new IPAddress(agent) : null;
        pdu = new(PduType.TrapV1, 0) { TrapV1 = new TrapV1Fields(oid, address, generic, specific, (uint)hundredths) };
        VarBindReader.Read(ref content, cut, memory, ref pdu);
        return true;
    }
}
