using System.Runtime.CompilerServices;
using System.Text;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;

namespace Assurance.Tests.Model.Inventory;

public sealed class ImportCaseTests
{
    public static TheoryData<string> Cases => new(Directory.GetDirectories(CaseFolder()).Select(d => Path.GetFileName(d)!).Order());

    // Each case: numbered folders imported one after the other (NAME-full: with --full), and what each of them must say.
    [Theory]
    [MemberData(nameof(Cases))]
    public void An_import_says_what_it_did(string name)
    {
        var folder = Path.Combine(CaseFolder(), name);
        var store = Directory.CreateTempSubdirectory("import").FullName;
        var inventory = NetworkInventory.Empty;
        var said = new StringBuilder();
        foreach (var step in Directory.GetDirectories(folder).Order())
        {
            var hash = InventoryPackage.Keep(step, store);
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, hash));
            (inventory, var result) = InventoryImporter.Apply(inventory, package, step.EndsWith("-full"), inventory.Version + 1);
            said.Append($"{Path.GetFileName(step)}: added {result.Added}, changed {result.Changed}, removed {result.Removed}\n");
            said.AppendJoin("", result.Rejected.Select(r => r + "\n")).AppendJoin("", result.Remarks.Select(r => "remark " + r + "\n"));
        }

        Directory.Delete(store, recursive: true);
        var expected = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("REWRITE_CASES") is not null)
        {
            File.WriteAllText(expected, said.ToString());
        }

        Assert.Equal(File.ReadAllText(expected), said.ToString());
    }

    [Fact]
    public void The_same_folder_packs_to_the_same_hash()
    {
        var folder = Path.Combine(CaseFolder(), "first-import", "1");
        var store = Directory.CreateTempSubdirectory("import").FullName;

        Assert.Equal(InventoryPackage.Keep(folder, store), InventoryPackage.Keep(folder, store));
        Assert.Single(Directory.GetFiles(store));
        Directory.Delete(store, recursive: true);
    }

    private static string CaseFolder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "cases");
}
