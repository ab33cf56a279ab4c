using System.IO.Compression;
using System.Security.Cryptography;

namespace Assurance.Model.Inventory.Import;

/// <summary>The files of one import: a folder or a zip. Only names count; a folder inside the zip is looked through.</summary>
public sealed class InventoryPackage : IDisposable
{
    /// <summary>Unpacked size a package may have, in octets: a zip that swells beyond it is refused.</summary>
    public const long MostOctets = 4L << 30;

    private readonly string path;
    private readonly ZipArchive archive;

    private InventoryPackage(string path)
    {
        this.path = path;
        archive = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
        if (archive.Entries.Sum(e => e.Length) > MostOctets)
        {
            archive.Dispose();
            throw new InvalidDataException($"the package unpacks to more than {MostOctets >> 20} MiB");
        }
    }

    public IEnumerable<string> FileNames => archive.Entries.Where(e => e.Name.Length > 0).Select(e => e.Name).Order(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">It is no zip, or unpacks too large.</exception>
    public static InventoryPackage Open(string zipFile) => new(zipFile);

    /// <summary>The same package, to be read on another thread.</summary>
    public InventoryPackage Again() => new(path);

    public Stream OpenFile(string name) => archive.Entries.First(e => e.Name == name).Open();

    public void Dispose() => archive.Dispose();

    /// <summary>Keeps a folder or zip as <c>HASH.zip</c> in <paramref name="store"/>; the same content twice is kept once.</summary>
    /// <returns>The hash of the zip's octets, lower-case hex.</returns>
    /// <exception cref="FileNotFoundException">Nothing is at <paramref name="path"/>.</exception>
    public static string Keep(string path, string store)
    {
        Directory.CreateDirectory(store);
        var draft = Path.Combine(store, $".{Environment.ProcessId}-{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}.tmp");
        if (Directory.Exists(path))
        {
            Pack(path, draft);
        }
        else if (File.Exists(path))
        {
            File.Copy(path, draft, overwrite: true);
        }
        else
        {
            throw new FileNotFoundException($"{path}: no such file or folder");
        }

        return Adopt(draft, store);
    }

    /// <summary>The same for a zip that arrives as a stream.</summary>
    public static async Task<string> KeepAsync(Stream zip, string store, string name, CancellationToken cancellation)
    {
        Directory.CreateDirectory(store);
        var draft = Path.Combine(store, $".{Environment.ProcessId}-{name}.tmp");
        try
        {
            await using (var file = File.Create(draft))
            {
                await zip.CopyToAsync(file, cancellation).ConfigureAwait(false);

                // The journal will name it: it has to outlast what the journal outlasts.
                file.Flush(flushToDisk: true);
            }

            return Adopt(draft, store);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    public static string PathOf(string store, string hash) => Path.Combine(store, hash + ".zip");

    private static string Adopt(string draft, string store)
    {
        string hash;
        using (var file = File.OpenRead(draft))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(file));
        }

        File.Move(draft, PathOf(store, hash), overwrite: true);
        return hash;
    }

    private static void Pack(string folder, string draft)
    {
        using var archive = new ZipArchive(File.Create(draft), ZipArchiveMode.Create);
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(Path.GetFileName(file), CompressionLevel.Fastest);

            // A fixed time: the same files give the same hash.
            entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var from = File.OpenRead(file);
            using var to = entry.Open();
            from.CopyTo(to);
        }
    }
}
