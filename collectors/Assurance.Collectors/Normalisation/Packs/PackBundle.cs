using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>All that a rule set is compiled from, so that it can be kept and compiled again as it was.</summary>
/// <param name="Files">By layer, then path.</param>
public sealed record PackBundle(ImmutableArray<PackText> Files)
{
    /// <summary>By layer, then path.</summary>
    public ImmutableArray<PackText> Files
    {
        get;
        init => (field, Hash) = (value, HashOf(value));
    } = Files;

    /// <summary>Unpacked size a kept bundle may have, in octets.</summary>
    public const long MostOctets = 256L << 20;

    /// <summary>SHA-256 of layers, paths and texts, lower-case hex.</summary>
    public string Hash { get; private init; } = HashOf(Files);

    /// <inheritdoc cref="Read(string[], string?)"/>
    public static PackBundle Read(params string[] folders) => Read(folders, null);

    /// <summary>Reads every <c>*.yaml</c> below the folders, case folders left out. Each folder is a layer.</summary>
    /// <param name="folders">Of packs.</param>
    /// <param name="names">The folder of names that imported modules gave; null, or not there: none.</param>
    /// <exception cref="RulePackException">A folder is missing or a file cannot be read; all are listed.</exception>
    public static PackBundle Read(string[] folders, string? names)
    {
        var errors = new List<PackError>();
        var files = folders.SelectMany((folder, layer) => Read(folder, layer, "*.yaml", errors))
            .Concat(Directory.Exists(names) ? Read(names, PackText.Names, "*" + Smi.MibNames.Extension, errors) : []).ToImmutableArray();
        return errors.Count == 0 ? new(files) : throw new RulePackException([.. errors]);
    }

    /// <summary>Keeps it as <c>HASH.zip</c>, durable before it has that name.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keep(string store)
    {
        var path = PathOf(store, Hash);
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(store);
        var draft = Path.Combine(store, $".{Hash}.tmp");
        using (var file = File.Create(draft))
        {
            using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var pack in Files)
                {
                    using var into = archive.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{pack.Layer}/{pack.Path}")).Open();
                    into.Write(Encoding.UTF8.GetBytes(pack.Text));
                }
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Opens a kept one.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is not what was kept.</exception>
    public static PackBundle Open(string store, string hash)
    {
        using var archive = ZipFile.OpenRead(PathOf(store, hash));
        if (archive.Entries.Sum(e => e.Length) > MostOctets)
        {
            throw new InvalidDataException($"{hash}.zip unpacks to more than {MostOctets >> 20} MiB");
        }

        var bundle = new PackBundle([.. archive.Entries.Select(Entry)]);
        return bundle.Hash == hash ? bundle : throw new InvalidDataException($"{hash}.zip holds other packs than were kept");
    }

    private static PackText Entry(ZipArchiveEntry entry)
    {
        var slash = entry.FullName.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || !int.TryParse(entry.FullName[..slash], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var layer))
        {
            throw new InvalidDataException($"'{entry.FullName}' is no pack of a layer");
        }

        using var text = new StreamReader(entry.Open(), Encoding.UTF8);
        return new(layer, entry.FullName[(slash + 1)..], text.ReadToEnd());
    }

    private static string PathOf(string store, string hash) => Path.Combine(store, hash + ".zip");

    private static List<PackText> Read(string folder, int layer, string pattern, List<PackError> errors)
    {
        if (!Directory.Exists(folder))
        {
            errors.Add(new(folder, 0, "no such folder"));
            return [];
        }

        var read = new List<PackText>();
        foreach (var path in Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        {
            var shown = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (shown.Split('/').Contains("cases"))
            {
                continue;
            }

            try
            {
                read.Add(new(layer, shown, File.ReadAllText(path)));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                errors.Add(new(shown, 1, fault.Message));
            }
        }

        read.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return read;
    }

    private static string HashOf(ImmutableArray<PackText> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var text = Encoding.UTF8.GetBytes(file.Text);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Layer}\n{file.Path}\n{text.Length}\n")));
            hash.AppendData(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
