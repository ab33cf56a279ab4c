namespace Assurance.Storage.Pictures;

/// <summary>The octets of pictures, in a folder, each under its hash with its small form beside it; what all of them take is counted. Thread-safe.</summary>
public sealed class PictureStore
{
    private const string Small = ".small";

    private readonly string folder;
    private readonly Lock gate = new();
    private long octets;

    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public PictureStore(string folder, PictureLimits limits)
    {
        (this.folder, Limits) = (Directory.CreateDirectory(folder).FullName, limits);
        octets = new DirectoryInfo(this.folder).EnumerateFiles().Sum(f => f.Length);
    }

    public PictureLimits Limits { get; }

    /// <summary>What all of them take.</summary>
    public long Octets => Interlocked.Read(ref octets);

    /// <summary>Keeps a picture, durably; false if there is no room for it. One that is there already takes none.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool TryKeep(CleanPicture picture)
    {
        lock (gate)
        {
            if (File.Exists(PathOf(picture.Hash)))
            {
                return true;
            }

            var more = picture.Octets.LongLength + picture.Thumbnail.LongLength;
            if (octets + more > Limits.Total)
            {
                return false;
            }

            Write(PathOf(picture.Hash) + Small, picture.Thumbnail);
            Write(PathOf(picture.Hash), picture.Octets);
            octets += more;
            return true;
        }
    }

    /// <summary>Where a picture lies, or its small form; null if it is not there.</summary>
    public string? Find(string hash, bool small)
    {
        var path = PathOf(hash) + (small ? Small : "");
        return File.Exists(path) ? path : null;
    }

    /// <summary>Takes its octets away for good; nothing happens if they are not there.</summary>
    /// <exception cref="IOException">They cannot be deleted.</exception>
    public void Remove(string hash)
    {
        lock (gate)
        {
            foreach (var file in new[] { new FileInfo(PathOf(hash)), new FileInfo(PathOf(hash) + Small) }.Where(f => f.Exists))
            {
                var length = file.Length;
                file.Delete();
                octets -= length;
            }
        }
    }

    private string PathOf(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, hash)
        : throw new ArgumentException($"'{hash}' is no hash of a picture", nameof(hash));

    // Whole or not at all: a name is given only to what is on disk.
    private static void Write(string path, byte[] octets)
    {
        var unfinished = path + ".new";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(octets);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
