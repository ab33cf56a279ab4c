using System.Buffers.Binary;
using System.Text;

namespace Assurance.Syslog.Headers;

/// <summary>
/// Short texts of headers read lately - hosts, programs, their numbers, names of events - so that one copy serves all messages that carry them. Bounded;
/// thread-safe without locks, since a slot is one reference that is only ever replaced.
/// </summary>
internal static class RecentTexts
{
    /// <summary>Longer ones are rare, and would let a sender fill much with little.</summary>
    public const int Longest = 64;

    private const int SlotBits = 12;

    private static readonly string?[] Texts = new string?[1 << SlotBits];
    private static readonly KnownTag?[] Tags = new KnownTag?[1 << SlotBits];

    /// <param name="ascii">Printable ASCII of at most <see cref="Longest"/> octets.</param>
    public static string Of(ReadOnlySpan<byte> ascii)
    {
        ref var slot = ref Texts[SlotOf(ascii)];
        if (Volatile.Read(ref slot) is { } known && Ascii.Equals(ascii, known))
        {
            return known;
        }

        var text = Encoding.ASCII.GetString(ascii);
        Volatile.Write(ref slot, text);
        return text;
    }

    /// <summary>The event of a name as written; null when it was not read lately.</summary>
    public static EventTag? TagOf(ReadOnlySpan<char> name) =>
        Volatile.Read(ref Tags[SlotOf(System.Runtime.InteropServices.MemoryMarshal.AsBytes(name))]) is { } known && name.SequenceEqual(known.Name) ? known.Tag : null;

    public static void Keep(ReadOnlySpan<char> name, EventTag tag)
    {
        if (name.Length <= Longest)
        {
            Volatile.Write(ref Tags[SlotOf(System.Runtime.InteropServices.MemoryMarshal.AsBytes(name))], new KnownTag(name.ToString(), tag));
        }
    }

    // Both ends and the length: what is counted differs at its end.
    private static int SlotOf(ReadOnlySpan<byte> octets)
    {
        Span<byte> ends = stackalloc byte[2 * sizeof(ulong)];
        ends.Clear();
        octets[..Math.Min(octets.Length, sizeof(ulong))].CopyTo(ends);
        octets[Math.Max(0, octets.Length - sizeof(ulong))..].CopyTo(ends[sizeof(ulong)..]);
        var (first, last) = (BinaryPrimitives.ReadUInt64LittleEndian(ends), BinaryPrimitives.ReadUInt64LittleEndian(ends[sizeof(ulong)..]));
        return (int)(((first * 0x9E3779B97F4A7C15) ^ (last * 0xC2B2AE3D27D4EB4F) ^ (ulong)octets.Length) * 0x9E3779B97F4A7C15 >> (64 - SlotBits));
    }

    private sealed record KnownTag(string Name, EventTag Tag);
}
