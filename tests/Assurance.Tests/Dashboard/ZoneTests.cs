using Assurance.Dashboard.Live;
using Assurance.Model.Inventory;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard;

/// <summary>Whose zone a thing's times can be told in.</summary>
public sealed class ZoneTests
{
    private static readonly NetworkInventory Inventory = new(
        NetworkInventory.Empty.Tables with
        {
            Sites = Some.Table(new Site("s1", null, "S1", null, null, "core", "Asia/Urumqi"), new Site("s2", null, "S2", null, null, "core")),
            Devices = Some.Table(new Device("d1", "s1", "d1", "", [], "", "", "core", "")),
            Slas = Some.Table(new ServiceLevelAgreement("gold", "Gold", 99.9m, 0, 0, 0, "Europe/Berlin", [], [])),
            Customers = Some.Table(
                Party("own", null, "America/New_York"), Party("branch", "own", null), Party("agreed", null, null), Party("none", null, null)),
            Circuits = Some.Table(new Circuit("c1", "1", "", "", 0, "agreed", "gold", null, null, null, "none", "active")),
        },
        1);

    [Theory]
    [InlineData("s1", "Asia/Urumqi")]
    [InlineData("s2", null)]
    [InlineData("s9", null)]
    [InlineData(null, null)]
    public void A_place_has_the_zone_the_inventory_gives_it(string? site, string? zone) => Assert.Equal(zone, Zones.OfSite(site, Inventory));

    [Fact]
    public void A_device_has_that_of_its_site() => Assert.Equal(["Asia/Urumqi", null], new[] { "d1", "d9" }.Select(d => Zones.OfDevice(d, Inventory)));

    [Theory]
    [InlineData("own", "America/New_York")]
    [InlineData("branch", "America/New_York")]
    [InlineData("agreed", "Europe/Berlin")]
    [InlineData("none", null)]
    public void A_customer_has_its_own_or_its_parents_or_its_agreements(string customer, string? zone) => Assert.Equal(zone, Zones.OfCustomer(customer, Inventory));

    private static Customer Party(string id, string? parent, string? zone) => new(id, parent, id, [], 1, 0, "", null, "en", null, zone);
}
