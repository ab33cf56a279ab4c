using Assurance.Correlation.Topology;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Topology;

public sealed class TopologyGraphTests
{
    private static readonly TopologyGraph Graph = TopologyGraph.Of(new NetworkSketch()
        .Site("S1", "A").Site("S2", "B").Site("S3", "C")
        .Duct("duct", "cable").Cable("cable", "fibre")
        .LinkOf("wavelength", "wave", "A.c1.p1", "B.c1.p1", "fibre")
        .Part("A.c1.p1.if1").Part("B.c1.p1.if1")
        .LinkOf("ip", "ip1", "A.c1.p1.if1", "B.c1.p1.if1", "wave")
        .Link("eth", "A.c2.1", "C.1", "cable2")
        .Bgp("bgp1", "A", "B", "ip1").Bgp("multihop", "A", "C")
        .Address("B.c1.p1.if1", "10.0.0.2")
        .Circuit("C1", "Bank", ["ip1", "eth"]).Circuit("C2", "Bank", ["bgp1"]).Circuit("C3", null, ["A.c2.1"])
        .Build());

    private static string[] Ids(IEnumerable<int> nodes) => [.. nodes.Select(Graph.IdOf)];

    [Fact]
    public void What_could_have_broken_an_interface_is_all_that_it_and_its_links_depend_on()
    {
        var reach = UpwardReach.Signal(Graph, Graph.FindResource("A.c1.p1.if1"), sessions: false);

        Assert.Equal(
            ["A", "A.c1", "A.c1.p1", "A.c1.p1.if1", "B", "B.c1", "B.c1.p1", "B.c1.p1.if1", "S1", "S2", "cable", "duct", "fibre", "ip1", "wave"],
            Ids(reach.Nodes.ToArray()).Order(StringComparer.Ordinal));
        Assert.Equal(["duct", "cable", "fibre", "wave", "A.c1.p1.if1"], Ids(reach.PathFrom(Graph.FindCable("duct"))));
        Assert.Empty(reach.PathFrom(Graph.FindLink("eth")));
    }

    [Fact]
    public void What_could_have_broken_a_part_alone_is_what_it_sits_in() =>
        Assert.Equal(["A.c1", "A", "S1"], Ids(UpwardReach.Containment(Graph, Graph.FindResource("A.c1")).Nodes.ToArray()));

    [Fact]
    public void A_session_depends_on_its_peers_and_what_carries_it()
    {
        var carried = UpwardReach.Signal(Graph, Graph.FindResource("A.peerB"), sessions: true);
        var multihop = UpwardReach.Signal(Graph, Graph.FindResource("A.peerC"), sessions: true);

        Assert.True(carried.Contains(Graph.FindCable("duct")));
        Assert.Equal(["A", "A.peerC", "C", "C.peerA", "S1", "S3", "multihop"], Ids(multihop.Nodes.ToArray()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("cable", "A.c1.p1 A.c1.p1.if1 B.c1.p1 B.c1.p1.if1 C1 C2 bgp1 cable fibre ip1 wave A.peerB B.peerA")]
    [InlineData("cable2", "A.c2.1 C.1 C1 C3 cable2 eth")]
    public void What_breaks_with_a_cable_is_what_rides_on_it_and_the_ends_left_without_a_link(string cable, string broken)
    {
        var reach = new DownwardReach(Graph).Of([Graph.FindCable(cable)]);

        Assert.Equal(broken.Split(' ').Order(StringComparer.Ordinal), Ids(reach).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_known_to_be_alive_is_spared_with_all_that_hangs_on_it_alone()
    {
        var reach = new DownwardReach(Graph).Of([Graph.FindDevice("A")], new HashSet<int> { Graph.FindLink("wave"), Graph.FindResource("A.c1.p1") }, paths: false);

        Assert.DoesNotContain("ip1", Ids(reach));
        Assert.Contains("eth", Ids(reach));
        Assert.DoesNotContain("C1", Ids(reach));
    }

    [Fact]
    public void The_ports_of_a_card_end_below_the_card()
    {
        Assert.Equal("A.c1.p1", Graph.IdOf(Graph.PortOf(Graph.FindResource("A.c1.p1.if1"))));
        Assert.Equal("A.c2.1", Graph.IdOf(Graph.PortOf(Graph.FindResource("A.c2.1"))));
    }

    [Fact]
    public void Entities_are_named_with_their_device_and_found_again()
    {
        var part = Graph.FindResource("A.c2.1");

        Assert.Equal(new EntityRef("A.c2.1", "interface", "A 1"), Graph.Ref(part));
        Assert.All(Enumerable.Range(0, Graph.Paths.FirstNode), n => Assert.Equal(n, Graph.Find(Graph.Ref(n))));
        Assert.Equal("S1", Graph.IdOf(Graph.SiteOf(part)));
        Assert.Equal(["org-S1", "org-S3"], Graph.OrganizationsOf(Graph.FindLink("eth")));
    }

    [Fact]
    public void Links_towards_an_address_are_those_between_the_two_devices()
    {
        Assert.Equal(["ip1"], Ids(Graph.LinksTowards(Graph.FindDevice("A"), "10.0.0.2")));
        Assert.Empty(Graph.LinksTowards(Graph.FindDevice("C"), "10.0.0.2"));
        Assert.Empty(Graph.LinksTowards(Graph.FindDevice("A"), "192.0.2.1"));
    }

    [Fact]
    public void Parts_that_contain_each_other_do_not_trap_a_walk()
    {
        var tables = new NetworkSketch().Site("S", "A").Part("A.1").Part("A.2").Build().Tables;
        var circle = tables.Resources.Values.ToDictionary(r => r.Id, r => r with { Parent = r.Id == "A.1" ? "A.2" : "A.1" });
        var graph = TopologyGraph.Of(new Assurance.Model.Inventory.NetworkInventory(
            tables with { Resources = Assurance.Model.Inventory.EntityTables.ToTable(circle.Values) }, 1));

        Assert.Equal(-1, graph.DeviceOf(graph.FindResource("A.1")));
        Assert.Equal(2, UpwardReach.Signal(graph, graph.FindResource("A.1"), sessions: true).Nodes.Length);
    }

    [Fact]
    public void A_large_network_is_built_fast_and_small()
    {
        var scale = int.TryParse(Environment.GetEnvironmentVariable("ASSURANCE_GRAPH_SCALE"), out var asked) ? asked : 2;
        var (_, inventory) = LabLine.Import(new Assurance.Lab.Network.LabNetworkOptions().Times(scale));
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var graph = TopologyGraph.Of(inventory);
        var spent = clock.Elapsed;
        var worked = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var bytes = GC.GetTotalMemory(true) - before;

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{inventory.Tables.Devices.Count} devices, {inventory.Tables.Resources.Count} resources, {inventory.Tables.Circuits.Count} circuits: "
            + $"{graph.Count} nodes, {graph.Edges} edges in {spent.TotalSeconds:0.00} s ({worked.TotalSeconds:0.00} s of processor), {bytes / 1e6:0.0} MB, {bytes / (double)graph.Count:0} bytes a node");
        // What stays cannot be told while other tests run; what this thread asked for can, the scratch space included.
        Assert.True(allocated < 400L * graph.Count, $"{allocated} bytes for {graph.Count} nodes");
    }
}
