using System.Reactive.Subjects;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation;

/// <summary>What contradicts the inventory is said, and what does not is not.</summary>
public sealed class FindingTests
{
    private readonly Subject<AlarmChange> alarms = new();
    private readonly Subject<NetworkInventory> inventories = new();
    private readonly Dictionary<string, InventoryFinding> found = [];
    private readonly NetworkSketch network = new NetworkSketch().Site("S1", "A", "B").Site("S2", "C")
        .Link("L1", "A.1", "B.1").Part("A.2").Part("C.1").Address("B.1", "10.0.0.2").Address("C.1", "10.0.0.9");

    private int raised;

    public FindingTests()
    {
        alarms.FindInventoryErrors(inventories).Subscribe(f => found[f.Id] = f);
        inventories.OnNext(network.Build());
    }

    private IEnumerable<string> Found => found.Values.Where(f => f.Seen > 0).Select(f => $"{f.Kind} {f.Device} {f.Subject} {f.Seen}").Order(StringComparer.Ordinal);

    private void Raise(double at, ManagedObject subject, string condition) => alarms.OnNext(new AlarmChange(
        Some.Alarm($"a{++raised}", subject, condition, at, PerceivedSeverity.Major, ServiceEffect.Outage), AlarmChangeKind.Raised, Some.At(at)));

    private ManagedObject Neighbour(string device, string address) => new(ObjectKnowledge.Device, device, "peer", address, device, device) { Address = address };

    [Fact]
    public void Who_and_what_the_inventory_lacks()
    {
        Raise(0, new ManagedObject(ObjectKnowledge.Sender, "192.0.2.7", "device", "192.0.2.7", null, "192.0.2.7"), Conditions.LinkDown);
        Raise(1, new ManagedObject(ObjectKnowledge.Device, "A", "interface", "ge-9/9/9", "A", "A"), Conditions.LinkDown);
        Raise(2, new ManagedObject(ObjectKnowledge.Device, "A", "interface", "ge-9/9/9", "A", "A"), Conditions.LinkDown);
        Raise(3, network.Object("A.1"), Conditions.LinkDown);

        Assert.Equal(["UnknownPart A interface ge-9/9/9 2", "UnknownSender 192.0.2.7 192.0.2.7 1"], Found);
    }

    [Fact]
    public void A_part_that_an_import_brings_is_found_wanting_no_more()
    {
        Raise(0, new ManagedObject(ObjectKnowledge.Device, "A", "interface", "9", "A", "A"), Conditions.LinkDown);
        Raise(1, new ManagedObject(ObjectKnowledge.Device, "A", "interface", "8", "A", "A"), Conditions.LinkDown);
        Assert.Equal(2, Found.Count());

        inventories.OnNext(network.Link("L9", "A.9", "C.9").Build());
        Assert.Equal(["UnknownPart A interface 8 1"], Found);
    }

    [Fact]
    public void An_adjacency_to_a_device_that_no_link_leads_to_until_an_import_has_it()
    {
        Raise(0, Neighbour("A", "10.0.0.2"), Conditions.OspfNeighborDown);
        Assert.Empty(Found);
        Raise(1, Neighbour("A", "10.0.0.9"), Conditions.OspfNeighborDown);
        Assert.Equal(["NeighbourWithoutLink A C 1"], Found);

        inventories.OnNext(network.Link("L2", "A.2", "C.1").Build());
        Assert.Empty(Found);
    }

    [Fact]
    public void A_link_of_which_one_end_alone_ever_goes_down_though_the_other_is_heard()
    {
        for (var i = 0; i < 4; i++)
        {
            Raise(i * 1000, network.Object("A.1"), Conditions.LinkDown);
            Raise((i * 1000) + 500, network.Object("B"), Conditions.FanFailure);
        }

        Assert.Equal(["OneEndOnly A L1 1"], Found);
    }

    [Fact]
    public void Two_ends_that_go_down_together_are_no_finding_nor_is_silence()
    {
        for (var i = 0; i < 6; i++)
        {
            Raise(i * 1000, network.Object("A.1"), Conditions.LinkDown);
            if (i < 3)
            {
                Raise((i * 1000) + 5, network.Object("B.1"), Conditions.LinkDown);
            }
        }

        Assert.Empty(Found);
    }

    [Fact]
    public void A_port_that_may_be_the_link_that_paths_lack_until_an_import_has_it()
    {
        var gap = new NetworkSketch().Link("AB", "A.1", "B.1").Link("CD", "C.2", "D.1").Part("B.2").Part("C.1").Circuit("C1", "Bank", ["AB CD"]);
        inventories.OnNext(gap.Build());
        Raise(0, gap.Object("A.1"), Conditions.LinkDown);
        Assert.Empty(Found);
        Raise(1, gap.Object("B.2"), Conditions.LinkDown);
        Assert.Equal(["PathWithoutLink B B.2 1"], Found);
        Assert.Equal("N-C1", found.Values.Single().Detail);

        inventories.OnNext(gap.Link("BC", "B.2", "C.1").Circuit("C1", "Bank", ["AB BC CD"]).Build());
        Assert.Empty(Found);
    }
}
