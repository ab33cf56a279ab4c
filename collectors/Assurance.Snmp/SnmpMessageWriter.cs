using System.Buffers;
using System.Net;
using System.Text;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary><see cref="SnmpMessage"/> to octets.</summary>
internal static class SnmpMessageWriter
{
    /// <summary>The most octets a UDP datagram over IPv4 carries.</summary>
    public const int MaxDatagram = 65507;

    public static byte[] Write(SnmpMessage message) => Write(message, wholeMessage: true);

    /// <summary>Only the scopedPDU of v3, which is what gets encrypted.</summary>
    public static byte[] WriteScopedPdu(SnmpMessage message) => Write(message, wholeMessage: false);

    private static byte[] Write(SnmpMessage message, bool wholeMessage)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxDatagram);
        try
        {
            var writer = new BerWriter(buffer.AsSpan(0, MaxDatagram));
            if (!wholeMessage)
            {
                SnmpV3Writer.WriteScopedPdu(ref writer, message);
            }
            else if (message.Version == SnmpVersion.V3)
            {
                SnmpV3Writer.Write(ref writer, message);
            }
            else
            {
                WriteCommunityMessage(ref writer, message);
            }

            return writer.Octets.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static void WriteCommunityMessage(ref BerWriter writer, SnmpMessage message)
    {
        WritePdu(ref writer, message.Pdu ?? throw new InvalidOperationException("no PDU to encode"));
        writer.WriteElement(BerTag.OctetString, Encoding.Latin1.GetBytes(message.Community));
        writer.WriteSigned(BerTag.Integer, (int)message.Version);
        writer.WrapSince(0, BerTag.Sequence);
    }

    public static void WritePdu(ref BerWriter writer, SnmpPdu pdu)
    {
        var mark = writer.Written;
        for (var i = pdu.VarBinds.Count - 1; i >= 0; i--)
        {
            WriteBinding(ref writer, pdu.VarBinds[i]);
        }

        writer.WrapSince(mark, BerTag.Sequence);
        if (pdu.TrapV1 is { } fields)
        {
            WriteTrapV1(ref writer, fields);
        }
        else
        {
            writer.WriteSigned(BerTag.Integer, pdu.ErrorIndex);
            writer.WriteSigned(BerTag.Integer, pdu.ErrorStatus);
            writer.WriteSigned(BerTag.Integer, pdu.RequestId);
        }

        writer.WrapSince(mark, (byte)pdu.Type);
    }

    private static void WriteTrapV1(ref BerWriter writer, TrapV1Fields fields)
    {
        writer.WriteUnsigned((byte)SnmpType.TimeTicks, fields.TimeStamp);
        writer.WriteSigned(BerTag.Integer, fields.Specific);
        writer.WriteSigned(BerTag.Integer, fields.Generic);
        WriteValue(ref writer, SnmpValue.IpAddress(fields.AgentAddress ?? IPAddress.Any));
        writer.WriteOid(fields.Enterprise);
    }

    private static void WriteBinding(ref BerWriter writer, VarBind binding)
    {
        var mark = writer.Written;
        WriteValue(ref writer, binding.Value);
        writer.WriteOid(binding.Name);
        writer.WrapSince(mark, BerTag.Sequence);
    }

    private static void WriteValue(ref BerWriter writer, SnmpValue value)
    {
        switch (value.Type)
        {
            case SnmpType.Integer:
                writer.WriteSigned(BerTag.Integer, value.Bits);
                break;
            case SnmpType.ObjectIdentifier:
                writer.WriteOid(value.AsOid() ?? default);
                break;
            case SnmpType.IpAddress:
                writer.WriteElement((byte)SnmpType.IpAddress, value.AsIpAddress()!.GetAddressBytes());
                break;
            case SnmpType.OpaqueFloat or SnmpType.OpaqueDouble:
                WriteFloatingPoint(ref writer, value);
                break;
            case SnmpType.Unreadable:
                writer.WriteElement(value.UnreadableTag, value.Octets);
                break;
            case SnmpType.OctetString or SnmpType.Opaque or SnmpType.Null or SnmpType.NoSuchObject or SnmpType.NoSuchInstance or SnmpType.EndOfMibView:
                writer.WriteElement((byte)value.Type, value.Octets);
                break;
            default:
                writer.WriteUnsigned((byte)value.Type, unchecked((ulong)value.Bits));
                break;
        }
    }

    private static void WriteFloatingPoint(ref BerWriter writer, SnmpValue value)
    {
        Span<byte> octets = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(octets, value.Bits);
        var number = value.Type == SnmpType.OpaqueFloat ? octets[4..] : octets;
        writer.WriteElement((byte)SnmpType.Opaque, [0x9F, (byte)((int)value.Type & 0xFF), (byte)number.Length, .. number]);
    }
}
