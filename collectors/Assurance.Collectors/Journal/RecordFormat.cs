using System.Buffers.Binary;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Journal;

/// <summary>What a record holds.</summary>
internal enum RecordKind : byte
{
    Datagram = 1,
    Command = 2,
    Inventory = 3,
    Rules = 4,
    Poll = 5,
    Retention = 6,
    Deferred = 7,
    Turn = 8,
}

/// <summary>
/// One record on disk, little-endian: length (4) and CRC-32C (4) of the body, then the body: position (8), time in UTC ticks (8),
/// kind (1), transport (1), source port (2), length of the source (1), the source in ASCII, the payload.
/// </summary>
internal static class RecordFormat
{
    public const int Prefix = 8;
    public const int FixedBody = 21;
    public const int MaxBody = 16 << 20;

    private const int TimeAt = 8;
    private const int KindAt = 16;
    private const int TransportAt = 17;
    private const int PortAt = 18;
    private const int SourceLengthAt = 20;

    public static int Size(int sourceLength, int payloadLength) => Prefix + FixedBody + sourceLength + payloadLength;

    /// <summary>Writes all but position, time and CRC, which <see cref="Stamp"/> adds; returns the record's length.</summary>
    public static int Write(
        Span<byte> into, RecordKind kind, Transport transport, ushort port, ReadOnlySpan<byte> source, ReadOnlySpan<byte> payload)
    {
        var body = into[Prefix..];
        BinaryPrimitives.WriteInt32LittleEndian(into, FixedBody + source.Length + payload.Length);
        body[KindAt] = (byte)kind;
        body[TransportAt] = (byte)transport;
        BinaryPrimitives.WriteUInt16LittleEndian(body[PortAt..], port);
        body[SourceLengthAt] = (byte)source.Length;
        source.CopyTo(body[FixedBody..]);
        payload.CopyTo(body[(FixedBody + source.Length)..]);
        return Size(source.Length, payload.Length);
    }

    public static void Stamp(Span<byte> record, long position, long ticks)
    {
        var body = record[Prefix..];
        BinaryPrimitives.WriteInt64LittleEndian(body, position);
        BinaryPrimitives.WriteInt64LittleEndian(body[TimeAt..], ticks);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], Crc32C.Of(body));
    }

    /// <summary>The whole length of the record that starts here; 0 when these octets cannot start one.</summary>
    public static int Length(ReadOnlySpan<byte> at)
    {
        if (at.Length < Prefix)
        {
            return 0;
        }

        var body = BinaryPrimitives.ReadInt32LittleEndian(at);
        return body is >= FixedBody and <= MaxBody ? Prefix + body : 0;
    }

    /// <param name="record">Exactly one record, prefix included.</param>
    public static bool IsWhole(ReadOnlySpan<byte> record) =>
        record.Length == Length(record)
        && BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == Crc32C.Of(record[Prefix..])
        && FixedBody + record[Prefix + SourceLengthAt] <= record.Length - Prefix;

    public static long Position(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[Prefix..]);

    public static long Ticks(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[(Prefix + TimeAt)..]);

    public static RecordKind Kind(ReadOnlySpan<byte> record) => (RecordKind)record[Prefix + KindAt];

    public static Transport Transport(ReadOnlySpan<byte> record) => (Transport)record[Prefix + TransportAt];

    public static ushort Port(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16LittleEndian(record[(Prefix + PortAt)..]);

    public static ReadOnlySpan<byte> Source(ReadOnlySpan<byte> record) =>
        record.Slice(Prefix + FixedBody, record[Prefix + SourceLengthAt]);

    public static int PayloadAt(ReadOnlySpan<byte> record) => Prefix + FixedBody + record[Prefix + SourceLengthAt];
}
