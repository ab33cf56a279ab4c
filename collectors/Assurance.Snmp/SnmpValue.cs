using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using Assurance.Text;

namespace Assurance.Snmp;

/// <summary>
/// One value of a variable binding, tagged with its type. The default value is an empty <see cref="SnmpType.Unreadable"/>.
/// Two values are equal when type and content are.
/// </summary>
public readonly struct SnmpValue : IEquatable<SnmpValue>
{
    // Numbers, and addresses and wrapped floating-point numbers by their bits; where and how long the content is.
    private readonly long _bits;

    // byte[] for octets, an Oid's uint[] for OBJECT IDENTIFIER, else null.
    private readonly object? _content;

    private SnmpValue(SnmpType type, long bits)
    {
        Type = type;
        _bits = bits;
    }

    private SnmpValue(SnmpType type, object? content, int start, int length, byte tag = 0)
    {
        Type = type;
        _content = content;
        _bits = ((long)start << 32) | (uint)length;
        UnreadableTag = tag;
    }

    public SnmpType Type { get; }

    public static SnmpValue Null { get; } = new(SnmpType.Null, 0);

    public static SnmpValue NoSuchObject { get; } = new(SnmpType.NoSuchObject, 0);

    public static SnmpValue NoSuchInstance { get; } = new(SnmpType.NoSuchInstance, 0);

    public static SnmpValue EndOfMibView { get; } = new(SnmpType.EndOfMibView, 0);

    /// <summary>INTEGER; -2^31..2^31-1 by the standard, wider where a device sent it so.</summary>
    public static SnmpValue Integer(long value) => new(SnmpType.Integer, value);

    /// <summary>OCTET STRING or BITS; the octets are copied.</summary>
    public static SnmpValue OctetString(ReadOnlySpan<byte> octets) => Octet(SnmpType.OctetString, octets.ToArray());

    /// <summary>OCTET STRING of the text in UTF-8.</summary>
    public static SnmpValue OctetString(string text) => Octet(SnmpType.OctetString, System.Text.Encoding.UTF8.GetBytes(text));

    public static SnmpValue ObjectIdentifier(Oid oid) => new(SnmpType.ObjectIdentifier, oid.Shared, oid.Start, oid.Length);

    /// <exception cref="ArgumentException">Not an IPv4 address.</exception>
    public static SnmpValue IpAddress(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[4];
        return address.TryWriteBytes(octets, out var written) && written == 4
            ? IpAddress(octets)
            : throw new ArgumentException("IpAddress holds an IPv4 address", nameof(address));
    }

    internal static SnmpValue IpAddress(ReadOnlySpan<byte> octets) =>
        new(SnmpType.IpAddress, BinaryPrimitives.ReadUInt32BigEndian(octets));

    public static SnmpValue Counter32(uint value) => new(SnmpType.Counter32, value);

    public static SnmpValue Gauge32(uint value) => new(SnmpType.Gauge32, value);

    /// <summary>Hundredths of a second; wraps after 497.1 days.</summary>
    public static SnmpValue TimeTicks(uint hundredths) => new(SnmpType.TimeTicks, hundredths);

    public static SnmpValue Counter64(ulong value) => new(SnmpType.Counter64, unchecked((long)value));

    public static SnmpValue UInteger32(uint value) => new(SnmpType.UInteger32, value);

    /// <summary>Opaque octets as they stand, which are copied.</summary>
    public static SnmpValue Opaque(ReadOnlySpan<byte> octets) => Octet(SnmpType.Opaque, octets.ToArray());

    public static SnmpValue OpaqueFloat(float value) => new(SnmpType.OpaqueFloat, BitConverter.SingleToInt32Bits(value));

    public static SnmpValue OpaqueDouble(double value) => new(SnmpType.OpaqueDouble, BitConverter.DoubleToInt64Bits(value));

    /// <summary>What could not be read, with its octets; <paramref name="tag"/> is the tag they stood under.</summary>
    public static SnmpValue Unreadable(byte tag, ReadOnlySpan<byte> octets) => Octet(SnmpType.Unreadable, octets.ToArray(), tag);

    /// <summary>Octets of an array, which stay where they are.</summary>
    internal static SnmpValue Octet(SnmpType type, byte[] octets, int start, int length, byte tag) => new(type, octets, start, length, tag);

    private static SnmpValue Octet(SnmpType type, byte[] octets, byte tag = 0) => new(type, octets, 0, octets.Length, tag);

    /// <summary>The same in memory of its own.</summary>
    internal SnmpValue Copy() => _content switch
    {
        byte[] => Octet(Type, Octets.ToArray(), UnreadableTag),
        uint[] => ObjectIdentifier(AsOid()!.Value.Copy()),
        _ => this,
    };

    /// <summary>The octets of an octet string, an opaque or an unreadable value; else empty.</summary>
    public ReadOnlySpan<byte> Octets => _content is byte[] octets ? octets.AsSpan(Start, ContentLength) : default;

    /// <summary>The number, or null when this is none or exceeds the range (Counter64 above 2^63-1).</summary>
    public long? AsInt64() => Type switch
    {
        SnmpType.Counter64 when _bits < 0 => null,
        SnmpType.Integer or SnmpType.Counter32 or SnmpType.Gauge32 or SnmpType.TimeTicks or SnmpType.UInteger32 or SnmpType.Counter64 => _bits,
        _ => null,
    };

    /// <summary>The number, or null when this is none or negative.</summary>
    public ulong? AsUInt64() => Type == SnmpType.Counter64 ? unchecked((ulong)_bits) : AsInt64() is >= 0 and var n ? (ulong)n : null;

    /// <summary>The number as floating point, or null when this is none.</summary>
    public double? AsDouble() => Type switch
    {
        SnmpType.OpaqueFloat => BitConverter.Int32BitsToSingle((int)_bits),
        SnmpType.OpaqueDouble => BitConverter.Int64BitsToDouble(_bits),
        SnmpType.Counter64 => unchecked((ulong)_bits),
        _ => AsInt64(),
    };

    public Oid? AsOid() => Type == SnmpType.ObjectIdentifier ? Oid.Slice(_content as uint[], Start, ContentLength) : null;

    public IPAddress? AsIpAddress()
    {
        if (Type != SnmpType.IpAddress)
        {
            return null;
        }

        Span<byte> octets = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)_bits);
        return new IPAddress(octets);
    }

    /// <summary>
    /// The value for people and rules: numbers in decimal, names and addresses dotted, text in its own character set with
    /// control characters escaped, octets that are no text as <c>00:1a:ff</c>, Null empty, exceptions by name.
    /// </summary>
    public string AsText() => Type switch
    {
        SnmpType.OctetString => OctetText.Of(Octets),
        SnmpType.Opaque or SnmpType.Unreadable => OctetText.Hex(Octets),
        SnmpType.ObjectIdentifier => AsOid().ToString()!,
        SnmpType.IpAddress => AsIpAddress()!.ToString(),
        SnmpType.OpaqueFloat => BitConverter.Int32BitsToSingle((int)_bits).ToString("R", CultureInfo.InvariantCulture),
        SnmpType.OpaqueDouble => AsDouble()!.Value.ToString("R", CultureInfo.InvariantCulture),
        SnmpType.Counter64 => unchecked((ulong)_bits).ToString(CultureInfo.InvariantCulture),
        SnmpType.Null => "",
        SnmpType.NoSuchObject => "noSuchObject",
        SnmpType.NoSuchInstance => "noSuchInstance",
        SnmpType.EndOfMibView => "endOfMibView",
        _ => _bits.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The tag an unreadable value stood under.</summary>
    internal byte UnreadableTag { get; }

    internal long Bits => _bits;

    private int Start => (int)(_bits >> 32);

    private int ContentLength => (int)_bits;

    private bool IsContent => Type is SnmpType.OctetString or SnmpType.Opaque or SnmpType.Unreadable or SnmpType.ObjectIdentifier;

    public override string ToString() => AsText();

    public bool Equals(SnmpValue other) =>
        Type == other.Type && UnreadableTag == other.UnreadableTag
        && (IsContent ? Octets.SequenceEqual(other.Octets) && AsOid() == other.AsOid() : _bits == other._bits);

    public override bool Equals(object? obj) => obj is SnmpValue other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Type);
        hash.Add(UnreadableTag);
        hash.Add(IsContent ? 0 : _bits);
        hash.AddBytes(Octets);
        hash.Add(AsOid());
        return hash.ToHashCode();
    }

    public static bool operator ==(SnmpValue left, SnmpValue right) => left.Equals(right);

    public static bool operator !=(SnmpValue left, SnmpValue right) => !left.Equals(right);
}
