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
        if (!TryOpen(datagram, out var body, out var version, out var trailing, out var clamped, out error))
        {
            return false;
        }

        if (version == SnmpVersion.V3)
        {
            message = new SnmpMessage(SnmpVersion.V3) { TrailingOctets = trailing };
            return SnmpV3Reader.TryRead(ref body, ref message, clamped, out error);
        }

        if (!TryReadCommunityMessage(ref body, version, clamped, new BindingMemory(), out var community, out var pdu, out error))
        {
            return false;
        }

        message = new SnmpMessage(version) { Community = community, Pdu = pdu.ToPdu(), TrailingOctets = trailing };
        return true;
    }

    /// <summary>What stands after the version.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> datagram, out BerReader body, out SnmpVersion version, out int trailing, out bool clamped, out DecodeError error)
    {
        (version, trailing) = (default, 0);
        var outer = new BerReader(datagram);
        if (!outer.TryReadConstructed(BerTag.Sequence, "message", clamp: true, out body, out clamped))
        {
            error = outer.Error;
            return false;
        }

        var start = body.Position;
        if (!body.TryReadInt32("version", out var number))
        {
            error = body.Error;
            return false;
        }

        (version, trailing) = ((SnmpVersion)number, outer.Remaining);
        var isKnown = version is SnmpVersion.V1 or SnmpVersion.V2c or SnmpVersion.V3;
        error = isKnown ? default : new DecodeError("version", DecodeReason.OutOfRange, start);
        return isKnown;
    }

    /// <summary>What stands after the version in a message of SNMPv1 or v2c.</summary>
    public static bool TryReadCommunityMessage(
        ref BerReader body, SnmpVersion version, bool clamped, BindingMemory memory, out string community, out PduContent pdu, out DecodeError error)
    {
        (community, pdu) = ("", default);
        if (!body.TryReadPrimitive(BerTag.OctetString, "community", out var octets))
        {
            error = body.Error;
            return false;
        }

        var read = PduReader.TryRead(ref body, version, clamped, memory, out pdu, out error);
        community = read ? CommunityOf(octets) : "";
        return read;
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
        if (!TryReadScopedPdu(ref reader, clamped, new BindingMemory(), out var context, out var pdu, out error))
        {
            return false;
        }

        message = header with { ContextEngineId = context.EngineId, ContextName = context.Name, Pdu = pdu.ToPdu() };
        return true;
    }

    /// <summary>The same while nobody keeps it.</summary>
    public static bool TryReadScopedPdu(ref BerReader reader, bool clamped, BindingMemory memory, out SnmpContext context, out PduContent pdu, out DecodeError error)
    {
        (context, pdu) = (default, default);
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

        if (!PduReader.TryRead(ref scoped, SnmpVersion.V3, clamped, memory, out pdu, out error))
        {
            return false;
        }

        context = new(new EngineId(engineId), DeviceText.Decode(contextName, out _));
        return true;
    }

    public static bool IsAllowedMaxSize(int size) => size >= MinMaxSize;

    /// <summary>Which of an engine's contexts a PDU is of (RFC 3411 §3.3.1).</summary>
    public readonly record struct SnmpContext(EngineId EngineId, string Name);

    private sealed class KnownCommunity(byte[] octets, string text)
    {
        public byte[] Octets => octets;

        public string Text => text;
    }
}
