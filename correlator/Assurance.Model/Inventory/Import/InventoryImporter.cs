namespace Assurance.Model.Inventory.Import;

/// <summary>Applies a package to an inventory: an upsert; full also removes what a file of the package lacks.
/// A file that is not in the package leaves its table as it is.</summary>
public static class InventoryImporter
{
    /// <param name="version">Journal position of the import.</param>
    public static (NetworkInventory Inventory, ImportResult Result) Apply(NetworkInventory current, InventoryPackage package, bool full, long version)
    {
        var tables = new TablesUnderWay(current.Tables);
        var report = new ImportReport();
        var names = package.FileNames.ToArray();
        var files = new List<FileResult>();
        using var ahead = new PathsAhead(package, names);
        foreach (var file in InventoryFiles.All)
        {
            foreach (var name in names.Where(n => IsFile(n, file.Name)))
            {
                files.Add(ahead.TryImport(file, name, full, tables, report) ?? Import(file, name, package, full, tables, report));
            }
        }

        foreach (var name in names.Where(n => !InventoryFiles.All.Any(f => IsFile(n, f.Name))))
        {
            report.Remark($"{name}: no inventory file has this name; not read");
        }

        return (new NetworkInventory(tables.Frozen(), version, current), report.Result(files));
    }

    private static FileResult Import(InventoryFile file, string name, InventoryPackage package, bool full, TablesUnderWay tables, ImportReport report)
    {
        using var content = package.OpenFile(name);
        return file.Import(name, content, full, tables, report);
    }

    internal static bool IsFile(string name, string file) =>
        name.Equals(file + ".csv", StringComparison.OrdinalIgnoreCase) || name.Equals(file + ".ndjson", StringComparison.OrdinalIgnoreCase);
}
