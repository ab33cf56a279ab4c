using System.Buffers.Binary;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>A value's element (RFC 3416 §3 ObjectSyntax and exceptions) as <see cref="SnmpValue"/>; what does not fit its type is kept as unreadable.</summary>
internal static class SnmpValueReader
{
    /// <param name="position">Where the content stands in the message.</param>
    /// <param name="memory">Holds what takes memory.</param>
    public static SnmpValue Read(byte tag, ReadOnlySpan<byte> content, int position, BindingMemory memory) => (SnmpType)tag switch
    {
        SnmpType.Integer when BerContent.TryReadSigned(content, out var n) => SnmpValue.Integer(n),
        SnmpType.OctetString => memory.Octets(SnmpType.OctetString, position, content.Length),
        SnmpType.Null when content.IsEmpty => SnmpValue.Null,
        SnmpType.ObjectIdentifier when BerContent.TryReadOid(content, memory, out var oid) => SnmpValue.ObjectIdentifier(oid),
        SnmpType.IpAddress when content.Length == 4 => SnmpValue.IpAddress(content),
        SnmpType.Counter32 when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.Counter32((uint)n),
        SnmpType.Gauge32 when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.Gauge32((uint)n),
        SnmpType.TimeTicks when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.TimeTicks((uint)n),
        SnmpType.UInteger32 when BerContent.TryReadUnsigned(content, 4, out var n) => SnmpValue.UInteger32((uint)n),
        SnmpType.Counter64 when BerContent.TryReadUnsigned(content, 8, out var n) => SnmpValue.Counter64(n),
        SnmpType.Opaque => OpaqueNumber(content) ?? memory.Octets(SnmpType.Opaque, position, content.Length),
        SnmpType.NoSuchObject when content.IsEmpty => SnmpValue.NoSuchObject,
        SnmpType.NoSuchInstance when content.IsEmpty => SnmpValue.NoSuchInstance,
        SnmpType.EndOfMibView when content.IsEmpty => SnmpValue.EndOfMibView,
        _ => memory.Octets(SnmpType.Unreadable, position, content.Length, tag),
    };

    // draft-perkins-float and net-snmp's opaque special types: 9F, the type, a length and the number inside an Opaque.
    private static SnmpValue? OpaqueNumber(ReadOnlySpan<byte> content)
    {
        if (content is not [0x9F, var type, var length, ..] || content.Length != 3 + length)
        {
            return null;
        }

        var number = content[3..];
        return type switch
        {
            0x78 when length == 4 => SnmpValue.OpaqueFloat(BinaryPrimitives.ReadSingleBigEndian(number)),
            0x79 when length == 8 => SnmpValue.OpaqueDouble(BinaryPrimitives.ReadDoubleBigEndian(number)),
            0x7A when BerContent.TryReadSigned(number, out var n) => SnmpValue.Integer(n),
            0x76 or 0x7B when BerContent.TryReadUnsigned(number, 8, out var n) => SnmpValue.Counter64(n),
            _ => null,
        };
    }
}
