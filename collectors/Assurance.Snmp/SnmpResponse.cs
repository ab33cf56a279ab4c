using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>Answers made by changing the request's own octets, so that bindings go back exactly as they came.</summary>
internal static class SnmpResponse
{
    // RFC 3416 §4.2.7: a Response-PDU with the request-id and bindings received, error-status noError, error-index 0.
    public static bool TryEncode(ReadOnlySpan<byte> request, out byte[] response, out DecodeError error)
    {
        response = [];
        var outer = new BerReader(request);
        if (!outer.TryReadConstructed(BerTag.Sequence, "message", clamp: false, out var body, out _))
        {
            error = outer.Error;
            return false;
        }

        var start = body.Position;
        if (!body.TryReadInt32("version", out var version)
            || !body.TryReadPrimitive(BerTag.OctetString, "community", out _))
        {
            error = body.Error;
            return false;
        }

        if (version != (int)SnmpVersion.V2c)
        {
            error = new DecodeError("version", DecodeReason.NotAllowed, start);
            return false;
        }

        return TryPatch(request[..^outer.Remaining], ref body, out response, out error);
    }

    private static bool TryPatch(ReadOnlySpan<byte> request, ref BerReader body, out byte[] response, out DecodeError error)
    {
        response = [];
        var tagAt = body.Position;
        if (!body.TryReadConstructed((byte)PduType.InformRequest, "PDU", clamp: false, out var pdu, out _))
        {
            error = body.Error;
            return false;
        }

        if (!pdu.TryReadBits32("request-id", out _)
            || !pdu.TryReadPrimitive(BerTag.Integer, "error-status", out var status))
        {
            error = pdu.Error;
            return false;
        }

        var statusAt = pdu.Position - status.Length;
        if (!pdu.TryReadPrimitive(BerTag.Integer, "error-index", out var index))
        {
            error = pdu.Error;
            return false;
        }

        error = default;
        response = request.ToArray();
        response[tagAt] = (byte)PduType.Response;
        response.AsSpan(statusAt, status.Length).Clear();
        response.AsSpan(pdu.Position - index.Length, index.Length).Clear();
        return true;
    }
}
