namespace Assurance.Model.Inventory.Import;

/// <summary>The paths of a package, read on a second thread while the tables they refer to are made of the other files: the
/// longest file takes about as long as the others together.</summary>
internal sealed class PathsAhead : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, Task<PathImport>> files;

    /// <param name="names">Of the package's files.</param>
    public PathsAhead(InventoryPackage package, IEnumerable<string> names)
    {
        var paths = InventoryFiles.All.OfType<PathFile>().Single();
        files = names.Where(n => InventoryImporter.IsFile(n, paths.Name)).Distinct(StringComparer.Ordinal)
            .ToDictionary(n => n, n => Task.Run(() => Read(paths, n, package)), StringComparer.Ordinal);
    }

    /// <summary>Null for any other file, and where the paths name what does not exist: they have to be read with the tables at hand.</summary>
    public FileResult? TryImport(InventoryFile file, string name, bool full, TablesUnderWay tables, ImportReport report) =>
        file is PathFile paths && files.Remove(name, out var read) ? paths.TryImport(name, read.GetAwaiter().GetResult(), full, tables, report) : null;

    /// <summary>Nobody wants what is not taken yet.</summary>
    public void Dispose()
    {
        stop.Cancel();

        // Their files are closed before the package is gone. Whatever became of them: the import itself has failed and says why.
        Task.WhenAll(files.Values).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        stop.Dispose();
    }

    private PathImport Read(PathFile paths, string name, InventoryPackage package)
    {
        using var apart = package.Again();
        using var content = apart.OpenFile(name);
        return paths.Ahead(name, content, stop.Token);
    }
}
