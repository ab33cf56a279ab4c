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
    public static bool TryReadOid(ReadOnlySpan<byte> content, out Oid oid)
    {
        oid = default;
        if (content.IsEmpty || WellKnownOids.TryFind(content, out oid) || RecentOids.TryFind(content, out oid))
        {
            return true;
        }

        var count = 1;
        foreach (var octet in content)
        {
            count += octet < 0x80 ? 1 : 0;
        }

        if (count > Oid.MaxArcs || content[^1] >= 0x80)
        {
            return false;
        }

        var arcs = new uint[count];
        if (!TryReadArcs(content, arcs.AsSpan(1)))
        {
            return false;
        }

        arcs[0] = Math.Min(arcs[1] / 40, 2);
        arcs[1] -= arcs[0] * 40;
        oid = Oid.Adopt(arcs);
        RecentOids.Keep(content, oid);
        return true;
    }

    // The first sub-identifier may exceed 32 bits by its 80 only beyond any registered arc: refused as too large.
    private static bool TryReadArcs(ReadOnlySpan<byte> content, Span<uint> arcs)
    {
        var n = 0;
        ulong arc = 0;
        var starts = true;
        foreach (var octet in content)
        {
            if (starts && octet == 0x80)
            {
                return false;
            }

            arc = (arc << 7) | (uint)(octet & 0x7F);
            if (arc > uint.MaxValue)
            {
                return false;
            }

            starts = octet < 0x80;
            if (starts)
            {
                arcs[n++] = (uint)arc;
                arc = 0;
            }
        }

        return true;
    }
}
