using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Assurance.Snmp.Ber;

/// <summary>Content octets of the primitive types as values.</summary>
internal static class BerContent
{
    /// <summary>X.690 §8.3: two's complement, 1 to 8 octets; more only as sign extension.</summary>
    public static bool TryReadSigned(ReadOnlySpan<byte> content, out long value)
    {
        value = 0;
        if (content.IsEmpty)
        {
            return false;
        }

        var negative = (content[0] & 0x80) != 0;
        var fill = negative ? (byte)0xFF : (byte)0;
        while (content.Length > 8 && content[0] == fill && (content[1] & 0x80) == (fill & 0x80))
        {
            content = content[1..];
        }

        value = negative ? -1 : 0;
        foreach (var octet in content)
        {
            value = (value << 8) | octet;
        }

        return content.Length <= 8;
    }

    /// <summary>
    /// An unsigned type of at most <paramref name="width"/> octets. Sloppy agents leave the leading 00 out or extend the sign
    /// of a number they hold as signed; both are read as the unsigned number meant.
    /// </summary>
    public static bool TryReadUnsigned(ReadOnlySpan<byte> content, int width, out ulong value)
    {
        value = 0;
        if (content.IsEmpty)
        {
            return false;
        }

        if (content.Length > width)
        {
            var fill = content[..^width];
            if (fill.ContainsAnyExcept((byte)0) && (fill.ContainsAnyExcept((byte)0xFF) || content[^width] < 0x80))
            {
                return false;
            }

            content = content[^width..];
        }

        foreach (var octet in content)
        {
            value = (value << 8) | octet;
        }

        return true;
    }

    /// <summary>
    /// X.690 §8.19: base-128 sub-identifiers, the first holding 40·X+Y. At most 128 arcs of 32 bits; a padded
    /// sub-identifier (leading 80) is illegal. Empty content gives the empty identifier, which some agents send for 0.0.
    /// </summary>
    /// <param name="memory">Holds the arcs.</param>
    public static bool TryReadOid(ReadOnlySpan<byte> content, BindingMemory memory, out Oid oid)
    {
        oid = default;
        if (content.IsEmpty)
        {
            return true;
        }

        // The first octets hold two arcs, all others one at most.
        var arcs = memory.Room(Math.Min(content.Length + 1, Oid.MaxArcs));
        if (!TryReadArcs(content, arcs[1..], out var count))
        {
            return false;
        }

        arcs[0] = Math.Min(arcs[1] / 40, 2);
        arcs[1] -= arcs[0] * 40;
        oid = memory.Take(count + 1);
        return true;
    }

    // The first sub-identifier may exceed 32 bits by its 80 only beyond any registered arc: refused as too large.
    private static bool TryReadArcs(ReadOnlySpan<byte> content, Span<uint> arcs, out int count)
    {
        count = 0;
        for (var i = 0; i < content.Length;)
        {
            if (TryWiden(content[i..], arcs[count..]))
            {
                (i, count) = (i + sizeof(ulong), count + sizeof(ulong));
                continue;
            }

            ulong arc = content[i++];
            if (count == arcs.Length || (arc >= 0x80 && !TryReadLongArc(content, ref i, ref arc)))
            {
                return false;
            }

            arcs[count++] = (uint)arc;
        }

        return true;
    }

    // Eight arcs of one octet each, as most are.
    private static bool TryWiden(ReadOnlySpan<byte> content, Span<uint> arcs)
    {
        const ulong Continued = 0x8080808080808080;
        if (arcs.Length < sizeof(ulong) || !BinaryPrimitives.TryReadUInt64LittleEndian(content, out var octets) || (octets & Continued) != 0)
        {
            return false;
        }

        var wide = Vector128.WidenLower(Vector128.CreateScalar(octets).AsByte());
        Vector128.WidenLower(wide).CopyTo(arcs);
        Vector128.WidenUpper(wide).CopyTo(arcs[Vector128<uint>.Count..]);
        return true;
    }

    /// <param name="arc">Its first octet, then the arc.</param>
    private static bool TryReadLongArc(ReadOnlySpan<byte> content, ref int at, ref ulong arc)
    {
        if (arc == 0x80)
        {
            return false;
        }

        arc &= 0x7F;
        for (var more = true; more;)
        {
            if (at == content.Length)
            {
                return false;
            }

            var octet = content[at++];
            more = octet >= 0x80;
            arc = (arc << 7) | (uint)(octet & 0x7F);
            if (arc > uint.MaxValue)
            {
                return false;
            }
        }

        return true;
    }
}
