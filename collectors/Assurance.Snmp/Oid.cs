using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Assurance.Snmp;

/// <summary>
/// An object identifier: at most 128 arcs of 0..2^32-1 (RFC 2578 §3.5). The default value is empty. Compares
/// lexicographically, arc by arc, as GetNext orders names.
/// </summary>
public readonly struct Oid : IEquatable<Oid>, IComparable<Oid>
{
    /// <summary>The most arcs a name may have.</summary>
    public const int MaxArcs = 128;

    private readonly uint[]? _arcs;
    private readonly int _start;

    private Oid(uint[]? arcs, int start, int length)
    {
        _arcs = arcs;
        _start = start;
        Length = length;
    }

    /// <summary>An identifier of these arcs, which are copied.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxArcs"/> arcs.</exception>
    public static Oid Of(params ReadOnlySpan<uint> arcs) =>
        arcs.Length <= MaxArcs ? new Oid(arcs.ToArray(), 0, arcs.Length) : throw new ArgumentException("more than 128 arcs", nameof(arcs));

    /// <summary>Arcs that stay where they are.</summary>
    internal static Oid Slice(uint[]? arcs, int start, int length) => new(arcs, start, length);

    /// <summary>The array behind it, for holders that never write to it.</summary>
    internal uint[]? Shared => _arcs;

    /// <summary>Where it starts in <see cref="Shared"/>.</summary>
    internal int Start => _start;

    public ReadOnlySpan<uint> Arcs => new(_arcs, _start, Length);

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    public uint this[int index] => Arcs[index];

    /// <summary>Whether this is <paramref name="prefix"/> or stands below it.</summary>
    public bool StartsWith(Oid prefix) => Arcs.StartsWith(prefix.Arcs);

    /// <summary>The arcs after <paramref name="prefix"/>, such as a row's index; false when this does not stand below it.</summary>
    public bool TrySuffix(Oid prefix, out ReadOnlySpan<uint> suffix)
    {
        var below = StartsWith(prefix);
        suffix = below ? Arcs[prefix.Length..] : default;
        return below;
    }

    /// <summary>This with further arcs.</summary>
    public Oid Append(params ReadOnlySpan<uint> arcs)
    {
        var all = new uint[Length + arcs.Length];
        Arcs.CopyTo(all);
        arcs.CopyTo(all.AsSpan(Length));
        return Of(all);
    }

    /// <summary>The first <paramref name="length"/> arcs.</summary>
    public Oid Take(int length) => new(_arcs, _start, Arcs[..length].Length);

    /// <summary>The same in memory of its own.</summary>
    internal Oid Copy() => Of(Arcs);

    /// <summary>Dotted decimal text, a leading dot allowed.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Oid oid)
    {
        oid = default;
        if (text is ['.', ..])
        {
            text = text[1..];
        }

        var count = text.Count('.') + 1;
        if (text.IsEmpty || count > MaxArcs)
        {
            return false;
        }

        var arcs = new uint[count];
        var n = 0;
        foreach (var part in text.Split('.'))
        {
            if (!uint.TryParse(text[part], NumberStyles.None, CultureInfo.InvariantCulture, out arcs[n++]))
            {
                return false;
            }
        }

        oid = new Oid(arcs, 0, count);
        return true;
    }

    /// <exception cref="FormatException">Not dotted decimal.</exception>
    public static Oid Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var oid) ? oid : throw new FormatException($"'{text}' is not an object identifier");

    public override string ToString()
    {
        var text = new StringBuilder(Length * 4);
        foreach (var arc in Arcs)
        {
            text.Append(text.Length == 0 ? "" : ".").Append(CultureInfo.InvariantCulture, $"{arc}");
        }

        return text.ToString();
    }

    public bool Equals(Oid other) => Arcs.SequenceEqual(other.Arcs);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Oid other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(Arcs));
        return hash.ToHashCode();
    }

    public int CompareTo(Oid other) => Arcs.SequenceCompareTo(other.Arcs);

    public static bool operator ==(Oid left, Oid right) => left.Equals(right);

    public static bool operator !=(Oid left, Oid right) => !left.Equals(right);

    public static bool operator <(Oid left, Oid right) => left.CompareTo(right) < 0;

    public static bool operator <=(Oid left, Oid right) => left.CompareTo(right) <= 0;

    public static bool operator >(Oid left, Oid right) => left.CompareTo(right) > 0;

    public static bool operator >=(Oid left, Oid right) => left.CompareTo(right) >= 0;
}
