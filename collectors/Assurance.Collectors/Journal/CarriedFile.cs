using System.Buffers.Binary;
using System.Globalization;

namespace Assurance.Collectors.Journal;

/// <summary>
/// The file that a shortened journal begins with, named by the first position of which everything is kept: a header as a segment's but for
/// <c>ASSURCAR</c>, a record of what was removed, and the records carried over, as they were.
/// </summary>
/// <param name="KeptFrom">The first position of which everything is kept.</param>
/// <param name="KeptTicks">Its time.</param>
internal sealed record CarriedFile(string Path, long KeptFrom, long KeptTicks)
{
    public const string Extension = ".carried";
    public const string Unfinished = ".carried.new";
    private const uint Version = 1;

    public long Bytes => new FileInfo(Path).Length;

    public static string PathOf(string directory, long keptFrom) =>
        System.IO.Path.Combine(directory, keptFrom.ToString("D19", CultureInfo.InvariantCulture) + Extension);

    /// <summary>The one in force, which is the latest; null while nothing was removed.</summary>
    /// <exception cref="IOException">It cannot be read, or a later version of the product wrote it.</exception>
    public static CarriedFile? Find(string directory)
    {
        var latest = All(directory).DefaultIfEmpty().MaxBy(f => f.KeptFrom);
        return latest.Path is null ? null : new(latest.Path, latest.KeptFrom, ReadTicks(latest.Path));
    }

    /// <summary>Deletes what a removal that was cut short left behind.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    public static void CleanUp(string directory)
    {
        foreach (var unfinished in Directory.EnumerateFiles(directory, "*" + Unfinished))
        {
            File.Delete(unfinished);
        }

        var keptFrom = All(directory).Select(f => f.KeptFrom).DefaultIfEmpty(0).Max();
        foreach (var path in All(directory).Where(f => f.KeptFrom < keptFrom).Select(f => f.Path).Concat(Segments(directory).Where(s => s.First < keptFrom).Select(s => s.Path)))
        {
            File.Delete(path);
        }
    }

    public static byte[] Header(long keptFrom, long keptTicks)
    {
        var header = new byte[Segment.HeaderBytes];
        "ASSURCAR"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), keptFrom);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), keptTicks);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc32C.Of(header.AsSpan(16)));
        return header;
    }

    private static List<(string Path, long KeptFrom)> All(string directory) => [.. Named(directory, Extension)];

    private static List<(string Path, long First)> Segments(string directory) => [.. Named(directory, Segment.Extension)];

    private static IEnumerable<(string Path, long First)> Named(string directory, string extension) =>
        Directory.EnumerateFiles(directory, "*" + extension)
            .Where(p => System.IO.Path.GetExtension(p) == extension)
            .Select(p => (p, long.TryParse(System.IO.Path.GetFileNameWithoutExtension(p), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : -1))
            .Where(f => f.Item2 >= 0);

    // A damaged header costs its time; the name says the position.
    private static long ReadTicks(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[Segment.HeaderBytes];
        if (RandomAccess.Read(file, header, 0) < Segment.HeaderBytes
            || !header.StartsWith("ASSURCAR"u8)
            || BinaryPrimitives.ReadUInt32LittleEndian(header[12..]) != Crc32C.Of(header[16..]))
        {
            return 0;
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        return version == Version
            ? BinaryPrimitives.ReadInt64LittleEndian(header[24..])
            : throw new IOException($"{path}: format {version} is not known to this version, which reads {Version}");
    }
}
