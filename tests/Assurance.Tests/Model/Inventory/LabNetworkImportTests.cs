using Assurance.Lab.Network;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;

namespace Assurance.Tests.Model.Inventory;

public sealed class LabNetworkImportTests
{
    [Fact]
    public void The_lab_s_network_imports_without_a_rejected_row_and_again_without_a_change()
    {
        var folder = Directory.CreateTempSubdirectory("lab-network").FullName;
        LabNetworkWriter.Write(LabNetwork.Generate(new LabNetworkOptions()), folder);
        var store = Path.Combine(folder, "store");
        using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(folder, store)));

        var (inventory, first) = InventoryImporter.Apply(NetworkInventory.Empty, package, full: false, version: 1);
        var (_, second) = InventoryImporter.Apply(inventory, package, full: true, version: 2);

        Assert.Empty(first.Rejected);
        Assert.Empty(first.Remarks);
        Assert.Equal(2000, inventory.Tables.Circuits.Count);
        Assert.Equal(200, inventory.Tables.Customers.Values.Count(c => c.IsKeyAccount));
        Assert.Equal((0, 0, 0), (second.Added, second.Changed, second.Removed));
        Directory.Delete(folder, recursive: true);
    }
}
