using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assurance.Correlation;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Snapshots;

/// <summary>Snapshots of folds of the journal, as files, so that the past need not be folded from its beginning. They save work and hold no truth: those of
/// other settings of the line are thrown away, and the journal is folded instead. One of another build of the program serves as long as all it holds still lies as it did: what
/// was told stays told, and an update need not fold the whole journal. Any thread.</summary>
internal sealed partial class SnapshotStore
{
    /// <summary>Files kept; beyond it those go first that leave the smallest gap for their age.</summary>
    public const int Most = 24;

    private const string Extension = ".snapshot";
    // Two builds of the same sources are the same.
    private static readonly string ThisBuild =
        Hash(Parts(typeof(SnapshotStore).Assembly, []).Select(a => $"{a.GetName().Name} {a.ManifestModule.ModuleVersionId}").Order(StringComparer.Ordinal));

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfffffff";

    private readonly IJournal journal;
    private readonly ILogger<SnapshotStore> log;
    private readonly string folder;
    private readonly string build;
    private readonly Lock gate = new();

    /// <param name="root">Its own folder.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <param name="build">Of the program; null: this one.</param>
    public SnapshotStore(string root, EngineOptions options, IJournal journal, ILogger<SnapshotStore> log, string? build = null)
    {
        (this.journal, this.log, this.build) = (journal, log, build ?? ThisBuild);
        folder = Path.Combine(root, Hash([JsonSerializer.Serialize(options)]));
        Directory.CreateDirectory(folder);
        foreach (var other in Directory.EnumerateDirectories(root).Where(d => d != folder))
        {
            Directory.Delete(other, recursive: true);
        }

        // What a crash left half made.
        foreach (var draft in Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(Extension, StringComparison.Ordinal)))
        {
            File.Delete(draft);
        }
    }

    /// <summary>Keeps where an engine stands. A disk that is full costs the snapshot and nothing else.</summary>
    public void Save(Engine engine)
    {
        if (Draft(engine) is var (draft, path))
        {
            Pack(draft, path);
        }
    }

    /// <summary>The same; what does not need the engine is done after this returns.</summary>
    public void SaveSoon(Engine engine)
    {
        if (Draft(engine) is var (draft, path))
        {
            Task.Run(() => Pack(draft, path));
        }
    }

    /// <summary>An engine that stands at the latest snapshot at or before a moment; one that has folded nothing if there is none that can be read.</summary>
    /// <param name="begin">Makes an engine that has folded nothing.</param>
    public Engine Begin(Func<Engine> begin, DateTimeOffset moment)
    {
        foreach (var snapshot in At(moment))
        {
            var engine = begin();
            try
            {
                using var packed = new ZLibStream(File.OpenRead(snapshot.Path), CompressionMode.Decompress);
                engine.Restore(packed);
                if (snapshot.Build != build)
                {
                    engine.TakeUp();
                    LogTakenUp();
                }

                LogBegun(engine.State.Position);
                return engine;
            }
            catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException || (snapshot.Build != build && e is not OutOfMemoryException))
            {
                engine.Dispose();
                LogNotRead(snapshot.Path, e.Message);
                File.Delete(snapshot.Path);
            }
        }

        return begin();
    }

    /// <summary>Throws away what other builds left: what goes on from there came to a stop.</summary>
    public void DistrustOtherBuilds()
    {
        lock (gate)
        {
            foreach (var other in All().Where(s => s.Build != build))
            {
                File.Delete(other.Path);
            }
        }
    }

    private (string Draft, string Path)? Draft(Engine engine)
    {
        if (journal.Read(engine.State.Position) is not { } last)
        {
            return null;
        }

        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{engine.State.Position:D15}-{Text(last.Time)}-{Text(engine.Now)}-{build}"));
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
            engine.Save(file);
            return (draft, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(path, e.Message);
            File.Delete(draft);
            return null;
        }
    }

    private void Pack(string draft, string path)
    {
        var packing = draft + ".z";
        try
        {
            using (var file = File.OpenRead(draft))
            using (var packed = new ZLibStream(File.Create(packing), CompressionLevel.Fastest))
            {
                file.CopyTo(packed);
            }

            lock (gate)
            {
                File.Move(packing, path + Extension, overwrite: true);
                Thin();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(path, e.Message);
            File.Delete(packing);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string Hash(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];

    private static HashSet<Assembly> Parts(Assembly of, HashSet<Assembly> found)
    {
        if (found.Add(of))
        {
            foreach (var name in of.GetReferencedAssemblies().Where(n => n.Name!.StartsWith("Assurance.", StringComparison.Ordinal)))
            {
                Parts(Assembly.Load(name), found);
            }
        }

        return found;
    }

    private List<Snapshot> At(DateTimeOffset moment)
    {
        lock (gate)
        {
            return [.. All().Where(s => s.Time <= moment).Reverse().Where(IsOfThisJournal)];
        }
    }

    // A journal that was put in the place of another has other entries.
    private bool IsOfThisJournal(Snapshot snapshot) => journal.Read(snapshot.Position)?.Time == snapshot.Entry;

    private List<Snapshot> All() =>
        [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(Parse).OfType<Snapshot>().OrderBy(s => s.Position).ThenBy(s => s.Time)];

    private void Thin()
    {
        for (var all = All(); all.Count > Most; all = All())
        {
            var newest = all[^1].Time;
            var least = Enumerable.Range(1, all.Count - 2).MinBy(i => (all[i + 1].Time - all[i - 1].Time) / (newest - all[i - 1].Time + TimeSpan.FromSeconds(1)));
            File.Delete(all[least].Path);
        }
    }

    private static Snapshot? Parse(string path)
    {
        return Path.GetFileNameWithoutExtension(path).Split('-') is [var position, var entry, var time, var build]
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && TryRead(entry, out var came) && TryRead(time, out var stands)
                ? new Snapshot(path, at, came, stands, build)
                : null;
    }

    private static bool TryRead(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    [LoggerMessage(Level = LogLevel.Information, Message = "The fold begins at a snapshot, after journal position {Position}")]
    private partial void LogBegun(long position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Snapshot {Path} cannot be kept: {Reason}")]
    private partial void LogNotKept(string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Snapshot {Path} cannot be read and is thrown away: {Reason}")]
    private partial void LogNotRead(string path, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The snapshot is of another build of the program: what follows from the inventory is worked out anew")]
    private partial void LogTakenUp();

    /// <param name="Entry">When the entry at the position came.</param>
    /// <param name="Time">The engine's time.</param>
    private sealed record Snapshot(string Path, long Position, DateTimeOffset Entry, DateTimeOffset Time, string Build);
}
