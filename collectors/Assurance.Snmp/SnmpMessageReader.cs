using System.Text;
using Assurance.Snmp.Ber;
using Assurance.Text;

namespace Assurance.Snmp;

/// <summary>Octets to <see cref="SnmpMessage"/>.</summary>
internal static class SnmpMessageReader
{
    /// <summary>RFC 3417 and others ask for 484; no UDP datagram holds more than this.</summary>
    private const int MinMaxSize = 484;

    private static volatile KnownCommunity? lastCommunity;

    // What a message that cannot be read is given out as.
    private static readonly SnmpMessage None = new(SnmpVersion.V2c);

    // RFC 1157 §4: Message ::= SEQUENCE { version INTEGER, community OCTET STRING, data PDUs }
    public static bool TryRead(ReadOnlySpan<byte> datagram, out SnmpMessage message, out DecodeError error)
    {
        message = None;
        var outer = new BerReader(datagram);
        if (!outer.TryReadConstructed(BerTag.Sequence, "message", clamp: true, out var body, out var clamped))
        {
            error = outer.Error;
            return false;
        }

        var start = body.Position;
        if (!body.TryReadInt32("version", out var version))
        {
            error = body.Error;
            return false;
        }

        switch ((SnmpVersion)version)
        {
            case (SnmpVersion.V1 or SnmpVersion.V2c) and var known:
                return TryReadCommunityMessage(ref body, known, outer.Remaining, clamped, out message, out error);
            case SnmpVersion.V3:
                message = new SnmpMessage(SnmpVersion.V3) { TrailingOctets = outer.Remaining };
                return SnmpV3Reader.TryRead(ref body, ref message, clamped, out error);
            default:
                error = new DecodeError("version", DecodeReason.OutOfRange, start);
                return false;
        }
    }

    private static bool TryReadCommunityMessage(
        ref BerReader body, SnmpVersion version, int trailing, bool clamped, out SnmpMessage message, out DecodeError error)
    {
        message = None;
        if (!body.TryReadPrimitive(BerTag.OctetString, "community", out var community))
        {
            error = body.Error;
            return false;
        }

        if (!PduReader.TryRead(ref body, version, clamped, out var pdu, out error))
        {
            return false;
        }

        message = new SnmpMessage(version) { Community = CommunityOf(community), Pdu = pdu, TrailingOctets = trailing };
        return true;
    }

    // Nearly all devices of a network share one.
    private static string CommunityOf(ReadOnlySpan<byte> octets)
    {
        if (lastCommunity is { } last && octets.SequenceEqual(last.Octets))
        {
            return last.Text;
        }

        var text = Encoding.Latin1.GetString(octets);
        lastCommunity = new(octets.ToArray(), text);
        return text;
    }

    // RFC 3412 §6: ScopedPDU ::= SEQUENCE { contextEngineID OCTET STRING, contextName OCTET STRING, data ANY }
    public static bool TryReadScopedPdu(ref BerReader reader, SnmpMessage header, bool clamped, out SnmpMessage message, out DecodeError error)
    {
        message = header;
        if (!reader.TryReadConstructed(BerTag.Sequence, "scopedPDU", clamped, out var scoped, out _))
        {
            error = reader.Error;
            return false;
        }

        if (!scoped.TryReadPrimitive(BerTag.OctetString, "contextEngineID", out var engineId)
            || !scoped.TryReadPrimitive(BerTag.OctetString, "contextName", out var contextName))
        {
            error = scoped.Error;
            return false;
        }

        if (!PduReader.TryRead(ref scoped, SnmpVersion.V3, clamped, out var pdu, out error))
        {
            return false;
        }

        message = header with { ContextEngineId = new EngineId(engineId), ContextName = DeviceText.Decode(contextName, out _), Pdu = pdu };
        return true;
    }

    public static bool IsAllowedMaxSize(int size) => size >= MinMaxSize;

    private sealed class KnownCommunity(byte[] octets, string text)
    {
        public byte[] Octets => octets;

        public string Text => text;
    }
}
