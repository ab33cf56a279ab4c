using System.Text;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>SNMPv3 messages to octets (RFC 3412 §6, RFC 3414 §2.4); digest and encryption are the caller's.</summary>
internal static class SnmpV3Writer
{
    public static void Write(ref BerWriter writer, SnmpMessage message)
    {
        var header = message.V3 ?? throw new InvalidOperationException("no v3 header to encode");
        if (header.Flags.HasFlag(MessageFlags.Private))
        {
            writer.WriteElement(BerTag.OctetString, message.EncryptedPdu.Span);
        }
        else
        {
            WriteScopedPdu(ref writer, message);
        }

        WriteUsm(ref writer, header.Usm ?? throw new InvalidOperationException("no USM parameters to encode"));
        WriteHeader(ref writer, header);
        writer.WriteSigned(BerTag.Integer, (int)SnmpVersion.V3);
        writer.WrapSince(0, BerTag.Sequence);
    }

    public static void WriteScopedPdu(ref BerWriter writer, SnmpMessage message)
    {
        var mark = writer.Written;
        SnmpMessageWriter.WritePdu(ref writer, message.Pdu ?? throw new InvalidOperationException("no PDU to encode"));
        writer.WriteElement(BerTag.OctetString, Encoding.UTF8.GetBytes(message.ContextName));
        writer.WriteElement(BerTag.OctetString, message.ContextEngineId.Octets);
        writer.WrapSince(mark, BerTag.Sequence);
    }

    private static void WriteUsm(ref BerWriter writer, UsmParameters usm)
    {
        var mark = writer.Written;
        writer.WriteElement(BerTag.OctetString, usm.PrivacyParameters.Span);
        writer.WriteElement(BerTag.OctetString, usm.AuthenticationParameters.Span);
        writer.WriteElement(BerTag.OctetString, Encoding.UTF8.GetBytes(usm.UserName));
        writer.WriteSigned(BerTag.Integer, usm.EngineTime);
        writer.WriteSigned(BerTag.Integer, usm.EngineBoots);
        writer.WriteElement(BerTag.OctetString, usm.EngineId.Octets);
        writer.WrapSince(mark, BerTag.Sequence);
        writer.WrapSince(mark, BerTag.OctetString);
    }

    private static void WriteHeader(ref BerWriter writer, SnmpV3Header header)
    {
        var mark = writer.Written;
        writer.WriteSigned(BerTag.Integer, header.SecurityModel);
        writer.WriteElement(BerTag.OctetString, [(byte)header.Flags]);
        writer.WriteSigned(BerTag.Integer, header.MaxSize);
        writer.WriteSigned(BerTag.Integer, header.MessageId);
        writer.WrapSince(mark, BerTag.Sequence);
    }
}
