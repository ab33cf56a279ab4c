using System.Buffers.Binary;

namespace Assurance.Snmp.Ber;

/// <summary>
/// Names read lately, so that one copy serves all messages that carry them: a device's columns and rows come again and again. Bounded; thread-safe without
/// locks, since a slot is one reference that is only ever replaced.
/// </summary>
internal static class RecentOids
{
    private const int SlotBits = 12;
    private const int Shortest = sizeof(ulong);

    // Longer ones are rare, and would let a sender fill much with little.
    private const int Longest = 40;

    private static readonly Entry?[] Slots = new Entry?[1 << SlotBits];

    /// <param name="content">Content octets of an OBJECT IDENTIFIER.</param>
    public static bool TryFind(ReadOnlySpan<byte> content, out Oid oid)
    {
        if (content.Length is >= Shortest and <= Longest && Volatile.Read(ref Slots[SlotOf(content)]) is { } entry && content.SequenceEqual(entry.Content))
        {
            oid = entry.Oid;
            return true;
        }

        oid = default;
        return false;
    }

    public static void Keep(ReadOnlySpan<byte> content, Oid oid)
    {
        if (content.Length is >= Shortest and <= Longest)
        {
            Volatile.Write(ref Slots[SlotOf(content)], new Entry(content.ToArray(), oid));
        }
    }

    // Names of one table begin alike, those of one row end alike.
    private static int SlotOf(ReadOnlySpan<byte> content)
    {
        var (first, last) = (BinaryPrimitives.ReadUInt64LittleEndian(content), BinaryPrimitives.ReadUInt64LittleEndian(content[^sizeof(ulong)..]));
        return (int)(((first * 0x9E3779B97F4A7C15) ^ (last * 0xC2B2AE3D27D4EB4F) ^ (ulong)content.Length) * 0x9E3779B97F4A7C15 >> (64 - SlotBits));
    }

    private sealed record Entry(byte[] Content, Oid Oid);
}
