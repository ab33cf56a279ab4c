using Assurance.Lab.Namespaces;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;

namespace Assurance.Tests.Lab;

public sealed class NamespacePlanTests
{
    private static readonly NamespaceTargets Targets = new(1162, 5514, 5514);

    [Fact]
    public void The_inventory_of_the_ring_is_taken_without_a_row_rejected_and_a_wire_carries_what_it_should()
    {
        var folder = Directory.CreateTempSubdirectory("namespace-inventory").FullName;
        var plan = NamespacePlan.Ring("t", "10.99", folder, Targets, syslogNg: true);
        NamespaceInventory.Write(plan, Path.Combine(folder, "inventory"), (router, name) => 10 + router.Number + name.Length);
        var store = Path.Combine(folder, "store");
        using (var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(Path.Combine(folder, "inventory"), store))))
        {
            var (inventory, result) = InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, version: 1);

            Assert.Empty(result.Rejected);
            Assert.Equal((4, 16, 8), (inventory.Tables.Devices.Count, inventory.Tables.Resources.Count, inventory.Tables.Links.Count));
            Assert.Equal("10.99.102.2", inventory.Tables.Devices["r2"].Address);
            Assert.Equal(("to-r2", "r1"), (inventory.Tables.Resources["r1-to-r2"].Name, inventory.Tables.Resources["r1-to-r2"].Device));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_plan_that_was_put_up_is_found_again_by_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("namespace-plan").FullName;
        var plan = NamespacePlan.Ring("t", "10.99", folder, Targets with { Authority = "/ca.pem", SyslogTls = 6514 }, syslogNg: false);
        plan.Write();

        var again = NamespacePlan.Read(folder);
        Assert.Equal((plan.Name, plan.Targets), (again.Name, again.Targets));
        Assert.Equal(plan.Routers, again.Routers);
        Assert.Equal(plan.Wires, again.Wires);
        Assert.Equal(LogWay.Tls, again.Router("r2").Log);
        Assert.All(again.Routers, r => Assert.Equal("rsyslogd", r.LogProgram));
        Assert.Equal("r1-r4", again.Wire("r4-r1").Id);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("", "10.99")]
    [InlineData("much-too-long", "10.99")]
    [InlineData("lab", "10.999")]
    [InlineData("lab", "10")]
    public void A_name_or_network_that_is_none_is_told(string name, string management) =>
        Assert.Throws<ArgumentException>(() => NamespacePlan.Ring(name, management, "/tmp", Targets, syslogNg: false));

    [Fact]
    public void A_wire_or_folder_that_is_none_is_told()
    {
        var plan = NamespacePlan.Ring("t", "10.99", "/tmp", Targets, syslogNg: false);
        Assert.Contains("r1-r2, r2-r3, r3-r4, r1-r4", Assert.Throws<ArgumentException>(() => plan.Wire("r1-r3")).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => NamespacePlan.Read("/nowhere"));
    }
}
