using System.Buffers.Binary;
using System.Globalization;

namespace Assurance.Collectors.Journal;

/// <summary>
/// One file of the journal, named by its first position. Its header, little-endian: <c>ASSURJNL</c>, version (4), CRC-32C (4) of
/// what follows, first position (8), time of the first record in UTC ticks (8).
/// </summary>
internal sealed class Segment
{
    public const int HeaderBytes = 32;
    public const string Extension = ".journal";
    private const uint Version = 1;

    private readonly Lazy<SegmentContent> content;

    /// <summary>A segment as it is found; read when first asked for.</summary>
    public Segment(string path, long firstPosition, long firstTicks)
    {
        (Path, FirstPosition, FirstTicks) = (path, firstPosition, firstTicks);
        content = new Lazy<SegmentContent>(Scan, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>A segment that begins now.</summary>
    public Segment(string path, long firstPosition, DateTimeOffset firstTime)
    {
        (Path, FirstPosition, FirstTicks) = (path, firstPosition, firstTime.UtcTicks);
        content = new Lazy<SegmentContent>(new SegmentContent(new SparseIndex(FirstMark), firstPosition - 1, FirstTicks, HeaderBytes));
    }

    public string Path { get; }

    public long FirstPosition { get; }

    public long FirstTicks { get; }

    /// <summary>Its place and its size now.</summary>
    public JournalExtent Extent =>
        new(FirstPosition, new DateTimeOffset(FirstTicks, TimeSpan.Zero), new FileInfo(Path) is { Exists: true, Length: var length } ? length : 0);

    public SparseIndex Index => content.Value.Index;

    /// <summary>What stood in it when it was first looked at.</summary>
    public SegmentContent Content => content.Value;

    private IndexMark FirstMark => new(FirstPosition, FirstTicks, HeaderBytes);

    public static string PathOf(string directory, long firstPosition) =>
        System.IO.Path.Combine(directory, firstPosition.ToString("D19", CultureInfo.InvariantCulture) + Extension);

    /// <summary>The position its name says; false for files that are no segment.</summary>
    public static bool TryParseName(string path, out long firstPosition) =>
        long.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out firstPosition)
        && System.IO.Path.GetExtension(path) == Extension;

    public static byte[] Header(long firstPosition, long firstTicks)
    {
        var header = new byte[HeaderBytes];
        "ASSURJNL"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), firstPosition);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), firstTicks);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc32C.Of(header.AsSpan(16)));
        return header;
    }

    /// <summary>The time a header states; null when it is not whole.</summary>
    /// <exception cref="IOException">The file cannot be read, or a later version of the product wrote it.</exception>
    public static long? ReadFirstTicks(string path, long firstPosition)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(file, header, 0) < HeaderBytes
            || !header.StartsWith("ASSURJNL"u8)
            || BinaryPrimitives.ReadUInt32LittleEndian(header[12..]) != Crc32C.Of(header[16..])
            || BinaryPrimitives.ReadInt64LittleEndian(header[16..]) != firstPosition)
        {
            return null;
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        return version == Version
            ? BinaryPrimitives.ReadInt64LittleEndian(header[24..])
            : throw new IOException($"{path}: journal format {version} is not known to this version, which reads {Version}");
    }

    private SegmentContent Scan()
    {
        var (index, ticks) = (new SparseIndex(FirstMark), FirstTicks);
        using var scan = new SegmentScan(Path, HeaderBytes, FirstPosition);
        do
        {
            while (scan.Offset is var offset && scan.TryNext(out var record))
            {
                ticks = RecordFormat.Ticks(record);
                index.Note(new IndexMark(RecordFormat.Position(record), ticks, offset));
            }
        }
        while (scan.TrySkipDamage(out _));
        return new SegmentContent(index, scan.Expected - 1, ticks, scan.Offset);
    }
}

/// <summary>What a segment held when it was read.</summary>
/// <param name="Index">Grows with a segment that is being written.</param>
/// <param name="LastPosition">Of the last whole record.</param>
/// <param name="LastTicks">Its time.</param>
/// <param name="End">The place after it.</param>
internal sealed record SegmentContent(SparseIndex Index, long LastPosition, long LastTicks, long End);
