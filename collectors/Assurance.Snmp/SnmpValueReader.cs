using System.Buffers.Binary;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>A value's element (RFC 3416 §3 ObjectSyntax and exceptions) as <see cref="SnmpValue"/>; what does not fit its type is kept as unreadable.</summary>
internal static class SnmpValueReader
{
    public static SnmpValue Read(byte tag, ReadOnlySpan<byte> content) => (SnmpType)tag switch
    {
        SnmpType.Integer when BerContent.TryReadSigned(content, out var n) => SnmpValue.Integer(n),
        SnmpType.OctetString => SnmpValue.OctetString(content),
        SnmpType.Null when content.IsEmpty => SnmpValue.Null,
        SnmpType.ObjectIdentifier when BerContent.TryReadOid(content, out var oid) => SnmpValue.ObjectIdentifier(oid),
        SnmpType.IpAddress when content.Length == 4 => SnmpValue.IpAddress(content),
        SnmpType.Counter32 when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.Counter32((uint)n),
        SnmpType.Gauge32 when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.Gauge32((uint)n),
        SnmpType.TimeTicks when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.TimeTicks((uint)n),
        SnmpType.UInteger32 when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.UInteger32((uint)n),
        SnmpType.Counter64 when BerContent.TryReadUnsigned(content, 8, out var n) => SnmpValue.Counter64(n),
        SnmpType.Opaque => ReadOpaque(content),
        SnmpType.NoSuchObject when content.IsEmpty => SnmpValue.NoSuchObject,
        SnmpType.NoSuchInstance when content.IsEmpty => SnmpValue.NoSuchInstance,
        SnmpType.EndOfMibView when content.IsEmpty => SnmpValue.EndOfMibView,
        _ => SnmpValue.Unreadable(tag, content),
    };

    // draft-perkins-float: 9F 78 04 and four octets, 9F 79 08 and eight octets inside an Opaque.
    private static SnmpValue ReadOpaque(ReadOnlySpan<byte> content) => content switch
    {
        [0x9F, 0x78, 4, _, _, _, _] => SnmpValue.OpaqueFloat(BinaryPrimitives.ReadSingleBigEndian(content[3..])),
        [0x9F, 0x79, 8, _, _, _, _, _, _, _, _] => SnmpValue.OpaqueDouble(BinaryPrimitives.ReadDoubleBigEndian(content[3..])),
        _ => SnmpValue.Opaque(content),
    };
}
