using Assurance.Model.Journal;

namespace Assurance.Collectors.Journal;

/// <summary>Writes what a shortened journal begins with: whole and durable under its name, or not at all.</summary>
internal sealed class CarriedWriter : IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly Retention retention;
    private readonly string unfinished;
    private readonly string path;
    private readonly FileStream file;
    private long carried;

    /// <param name="directory">The journal's folder.</param>
    /// <param name="retention">What the file says of itself.</param>
    public CarriedWriter(string directory, Retention retention)
    {
        this.retention = retention;
        path = CarriedFile.PathOf(directory, retention.Beginning.Position);
        unfinished = Path.ChangeExtension(path, CarriedFile.Unfinished);
        file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, BlockBytes);
        file.Write(CarriedFile.Header(retention.Beginning.Position, retention.Beginning.Since!.Value.UtcTicks));
        file.Write(Note(retention));
    }

    /// <summary>Copies, from a segment or from what was carried over before, the records whose positions are wanted.</summary>
    public void Copy(SegmentScan from, long until, HashSet<long> wanted)
    {
        do
        {
            while (from.TryNext(out var record) && RecordFormat.Position(record) is var position && position < until)
            {
                if (wanted.Contains(position) && RecordFormat.Kind(record) != RecordKind.Retention)
                {
                    file.Write(record);
                    carried++;
                }
            }
        }
        while (from.Expected <= until && from.TrySkipDamage(out _));
    }

    /// <summary>Gives the file its name, from which moment on it is in force.</summary>
    /// <exception cref="IOException">It cannot be made durable, or not all that is wanted was found; the journal is as it was.</exception>
    public CarriedFile Finish()
    {
        if (carried != retention.Beginning.Carried)
        {
            throw new IOException($"{carried} of {retention.Beginning.Carried} entries to carry over can be read");
        }

        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(unfinished, path, overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
        return new(path, retention.Beginning.Position, retention.Beginning.Since!.Value.UtcTicks);
    }

    public void Dispose()
    {
        file.Dispose();
        File.Delete(unfinished);
    }

    private static ReadOnlySpan<byte> Note(Retention retention)
    {
        var payload = EntryReader.Write(retention);
        var record = new byte[RecordFormat.Size(0, payload.Length)];
        RecordFormat.Write(record, RecordKind.Retention, default, 0, [], payload);
        RecordFormat.Stamp(record, 0, DateTimeOffset.UnixEpoch.UtcTicks);
        return record;
    }
}
