using System.Buffers.Binary;

namespace Assurance.Snmp.Ber;

/// <summary>
/// Writes BER from the end of a buffer to its start, so that every length is known when its header is written. Throws
/// <see cref="InvalidOperationException"/> when the buffer is full.
/// </summary>
internal ref struct BerWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _start = buffer.Length;

    /// <summary>How many octets are written; a mark for <see cref="WrapSince"/>.</summary>
    public readonly int Written => _buffer.Length - _start;

    public readonly ReadOnlySpan<byte> Octets => _buffer[_start..];

    /// <summary>Puts a header before all that was written since the mark.</summary>
    public void WrapSince(int mark, byte tag)
    {
        var length = Written - mark;
        if (length < 0x80)
        {
            WriteOctet((byte)length);
        }
        else
        {
            var count = 0;
            for (var rest = length; rest > 0; rest >>= 8)
            {
                WriteOctet((byte)rest);
                count++;
            }

            WriteOctet((byte)(0x80 | count));
        }

        WriteOctet(tag);
    }

    public void WriteElement(byte tag, scoped ReadOnlySpan<byte> content)
    {
        var mark = Written;
        WriteOctets(content);
        WrapSince(mark, tag);
    }

    // X.690 §8.3: the fewest octets of two's complement.
    public void WriteSigned(byte tag, long value)
    {
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(octets, value);
        var fill = value < 0 ? (byte)0xFF : (byte)0;
        while (octets.Length > 1 && octets[0] == fill && (octets[1] & 0x80) == (fill & 0x80))
        {
            octets = octets[1..];
        }

        WriteElement(tag, octets);
    }

    public void WriteUnsigned(byte tag, ulong value)
    {
        Span<byte> octets = stackalloc byte[9];
        octets[0] = 0;
        BinaryPrimitives.WriteUInt64BigEndian(octets[1..], value);
        while (octets.Length > 1 && octets[0] == 0 && octets[1] < 0x80)
        {
            octets = octets[1..];
        }

        WriteElement(tag, octets);
    }

    // X.690 §8.19. Identifiers of fewer than two arcs have no encoding of their own and become 0.0 or x.0.
    public void WriteOid(Oid oid)
    {
        var mark = Written;
        var arcs = oid.Arcs;
        for (var i = arcs.Length - 1; i >= 2; i--)
        {
            WriteSubIdentifier(arcs[i]);
        }

        WriteSubIdentifier((oid.Length > 0 ? arcs[0] * 40UL : 0) + (oid.Length > 1 ? arcs[1] : 0));
        WrapSince(mark, BerTag.ObjectIdentifier);
    }

    public void WriteOctets(scoped ReadOnlySpan<byte> octets)
    {
        if (octets.Length > _start)
        {
            throw new InvalidOperationException("message too large");
        }

        _start -= octets.Length;
        octets.CopyTo(_buffer[_start..]);
    }

    private void WriteSubIdentifier(ulong arc)
    {
        WriteOctet((byte)(arc & 0x7F));
        for (arc >>= 7; arc > 0; arc >>= 7)
        {
            WriteOctet((byte)(0x80 | (arc & 0x7F)));
        }
    }

    private void WriteOctet(byte octet) => WriteOctets([octet]);
}
