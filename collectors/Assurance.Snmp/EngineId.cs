using System.Diagnostics.CodeAnalysis;

namespace Assurance.Snmp;

/// <summary>SnmpEngineID (RFC 3411 §5): 5 to 32 octets, empty where unknown. Equal when the octets are.</summary>
public readonly struct EngineId : IEquatable<EngineId>
{
    private readonly byte[]? _octets;

    /// <summary>The octets are copied.</summary>
    public EngineId(ReadOnlySpan<byte> octets) => _octets = octets.IsEmpty ? null : octets.ToArray();

    public ReadOnlySpan<byte> Octets => _octets;

    public bool IsEmpty => _octets is null;

    /// <summary>Whether the length and the octets are allowed: 5..32, not all 00 or FF.</summary>
    public bool IsValid => Octets.Length is >= 5 and <= 32 && Octets.ContainsAnyExcept((byte)0) && Octets.ContainsAnyExcept((byte)0xFF);

    /// <summary>Hexadecimal text, either case, no separators.</summary>
    /// <exception cref="FormatException">Not hexadecimal.</exception>
    public static EngineId Parse(ReadOnlySpan<char> hex) => new(Convert.FromHexString(hex));

    public bool Equals(EngineId other) => Octets.SequenceEqual(other.Octets);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is EngineId other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Octets);
        return hash.ToHashCode();
    }

    /// <summary>Lower-case hexadecimal.</summary>
    public override string ToString() => Convert.ToHexStringLower(Octets);

    public static bool operator ==(EngineId left, EngineId right) => left.Equals(right);

    public static bool operator !=(EngineId left, EngineId right) => !left.Equals(right);
}
