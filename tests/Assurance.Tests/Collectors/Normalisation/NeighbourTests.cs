using System.Collections.Immutable;
using Assurance.Model.Inventory;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>An OSPF neighbour by its interface's address, by its router id, and by our own interface: one alarm.</summary>
public sealed class NeighbourTests
{
    private static readonly NetworkInventory Inventory = new(
        InventoryTables.Empty with
        {
            Devices = Table([Router("r1", "10.0.0.1"), Router("r2", "10.0.0.2")]),
            Resources = Table([Interface("r1.if1", "r1", "GigabitEthernet0/1", "192.0.2.32"), Interface("r2.if1", "r2", "GigabitEthernet0/1", "192.0.2.33")]),
            Links = Table([new Link("l1", "ip", "r1-r2", "r1.if1", "r2.if1", [])]),
        },
        1);

    [Theory]
    [InlineData("<189>521: r1: Mar  8 20:34:46.021: %OSPF-5-ADJCHG: Process 1, Nbr 10.0.0.2 on GigabitEthernet0/1 from FULL to DOWN, Neighbor Down: Dead timer expired")]
    [InlineData("<189>Mar  8 20:34:46 r1 rpd[1]: RPD_OSPF_NBRDOWN: OSPF neighbor 192.0.2.33 (realm ospf-v2 GigabitEthernet0/1 area 0.0.0.0) state changed from Full to Down due to KillNbr")]
    [InlineData("<189>Mar  8 2026 20:34:46 r1 %%01OSPF/3/NBR_CHG_DOWN(l)[22]:Neighbor event:neighbor state changed to Down. (ProcessId=1, NeighborAddress=192.0.2.33, NeighborCurrentState=Down)")]
    public void Is_one_alarm_however_it_is_named(string text)
    {
        var report = Assert.Single(StandardPacks.OfLog(text, Inventory).Reports);

        Assert.Equal(("r1", "192.0.2.33"), (report.Object.DeviceId, report.Object.Address));
        Assert.Equal("r1/peer:192.0.2.33|ospfNeighborDown|", report.Key);
    }

    [Fact]
    public void Between_two_links_to_one_neighbour_its_router_id_alone_tells_nothing()
    {
        var doubled = new NetworkInventory(
            Inventory.Tables with
            {
                Resources = Table([.. Inventory.Tables.Resources.Values, Interface("r1.if2", "r1", "GigabitEthernet0/2", "192.0.2.34"), Interface("r2.if2", "r2", "GigabitEthernet0/2", "192.0.2.35")]),
                Links = Table([.. Inventory.Tables.Links.Values, new Link("l2", "ip", "r1-r2 b", "r1.if2", "r2.if2", [])]),
            },
            2);

        Assert.Null(doubled.Adjacencies.FarEnd("r1", null, ["10.0.0.2"]));
        Assert.Equal("192.0.2.35", doubled.Adjacencies.FarEnd("r1", "r1.if2", ["10.0.0.2"]));
    }

    private static Device Router(string id, string address) => new(id, null, id, address, [], "", "", "core", "");

    private static Resource Interface(string id, string device, string name, string address) => new(id, device, null, "interface", name, null, null, address);

    private static EntityTable<T> Table<T>(ImmutableArray<T> rows)
        where T : class, IInventoryEntity => rows.ToTable();
}
