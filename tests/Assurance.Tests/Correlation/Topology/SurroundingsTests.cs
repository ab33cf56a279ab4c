using Assurance.Correlation.Topology;
using Assurance.Model.Faults;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Topology;

public sealed class SurroundingsTests
{
    private static readonly Surroundings Around = Surroundings.Of(new NetworkSketch()
        .Site("S1", "A").Site("S2", "B").Site("S3", "C")
        .Duct("duct", "cable").Cable("cable", "fibre")
        .LinkOf("wavelength", "wave", "A.c1.p1", "B.c1.p1", "fibre")
        .Part("A.c1.p1.if1").Part("B.c1.p1.if1")
        .LinkOf("ip", "ip1", "A.c1.p1.if1", "B.c1.p1.if1", "wave")
        .Link("eth", "A.c2.1", "C.1", "cable2")
        .Bgp("bgp1", "A", "B", "ip1")
        .Build());

    [Theory]
    [InlineData(ThingGroup.Site, "S1", "A")]
    [InlineData(ThingGroup.Device, "A", "bgp1 eth ip1 wave")]
    [InlineData(ThingGroup.Part, "A.c1", "A ip1 wave")]
    [InlineData(ThingGroup.Cable, "cable", "duct fibre")]
    [InlineData(ThingGroup.Cable, "fibre", "cable wave")]
    [InlineData(ThingGroup.Link, "wave", "A B fibre ip1")]
    [InlineData(ThingGroup.Link, "ip1", "A B bgp1 wave")]
    public void A_thing_leads_to_its_neighbours(ThingGroup group, string id, string neighbours) =>
        Assert.Equal(neighbours.Split(' '), Ids(Around.From(Around.Find(group, id))));

    [Fact]
    public void A_link_rides_on_all_down_to_the_ground() =>
        Assert.Equal(["cable", "duct", "fibre", "ip1", "wave"], Ids(Around.CarriersBelow(Around.Find(ThingGroup.Link, "bgp1"))));

    [Fact]
    public void A_link_is_at_the_sites_of_its_ends() => Assert.Equal(["S1", "S3"], Ids(Around.SitesOf(Around.Find(ThingGroup.Link, "eth"))));

    [Fact]
    public void What_open_faults_break_goes_up_to_the_sessions_and_spares_what_is_alive()
    {
        var cut = Some.Fault() with { BrokenElements = [new EntityRef("duct", "duct", "duct")] };
        var spared = cut with { AliveElements = [new EntityRef("ip1", "ip", "ip1")] };

        Assert.Superset("duct cable fibre wave ip1 bgp1".Split(' ').ToHashSet(), Ids(Around.BrokenBy([cut])).ToHashSet());
        Assert.DoesNotContain("bgp1", Ids(Around.BrokenBy([spared])));
        Assert.Empty(Around.BrokenBy([Some.Fault()]));
    }

    private static string[] Ids(IEnumerable<int> things) => [.. things.Select(t => Around.Ref(t).Id).Order(StringComparer.Ordinal)];
}
