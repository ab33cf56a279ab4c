using Assurance.Correlation.Mining;
using Assurance.Model.Alarms;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Mining;

/// <summary>Which types follow which: found with lag, distance, support and confidence; chance and what is rare is not.</summary>
public sealed class RelationMinerTests
{
    private readonly NetworkSketch network = new NetworkSketch().Site("S", "A", "B", "C").Link("L1", "A.1", "B.1").Link("L2", "B.2", "C.1");
    private readonly RelationMiner miner = new(new RelationMinerOptions());
    private readonly List<(double At, string Object, string Condition)> raised = [];

    private IReadOnlyList<MinedRelation> Mine()
    {
        miner.Take(network.Build());
        var number = 0;
        foreach (var (at, subject, condition) in raised.OrderBy(r => r.At))
        {
            miner.Take(Some.Alarm($"a{++number}", network.Object(subject), condition, at, PerceivedSeverity.Major, ServiceEffect.None));
        }

        return miner.Relations();
    }

    [Fact]
    public void A_link_that_goes_down_is_followed_by_its_adjacency_and_by_the_neighbours()
    {
        for (var i = 0; i < 10; i++)
        {
            raised.Add((i * 1000, "A.1", Conditions.LinkDown));
            raised.Add(((i * 1000) + 2, "A", Conditions.OspfNeighborDown));
            raised.Add(((i * 1000) + 4, "B", "routesLost"));
        }

        var found = Mine();
        var near = found.Single(r => r.Cause == Conditions.LinkDown && r.Effect == Conditions.OspfNeighborDown);
        Assert.Equal((RelationDistance.SameDevice, 2.0, 10, 1.0), (near.Distance, near.Lag, near.Support, near.Confidence));
        Assert.True(near.Lift > 3);
        var far = found.Single(r => r.Cause == Conditions.LinkDown && r.Effect == "routesLost");
        Assert.Equal((RelationDistance.NeighbourDevice, 4.0), (far.Distance, far.Lag));
        Assert.DoesNotContain(found, r => r.Cause == Conditions.OspfNeighborDown && r.Effect == Conditions.LinkDown);
    }

    [Fact]
    public void What_is_everywhere_at_all_times_follows_from_nothing()
    {
        for (var i = 0; i < 2000; i++)
        {
            raised.Add((i * 5, i % 3 == 0 ? "A" : i % 3 == 1 ? "B" : "C", "loginFailed"));
        }

        for (var i = 0; i < 20; i++)
        {
            raised.Add(((i * 400) + 1.5, "A.1", Conditions.LinkDown));
        }

        Assert.Empty(Mine());
    }

    [Fact]
    public void What_happened_twice_proves_nothing_nor_what_lies_beyond_the_window()
    {
        for (var i = 0; i < 2; i++)
        {
            raised.Add((i * 1000, "A.1", Conditions.LinkDown));
            raised.Add(((i * 1000) + 2, "A", Conditions.FanFailure));
        }

        for (var i = 0; i < 10; i++)
        {
            raised.Add((10_000 + (i * 1000), "B", Conditions.HighTemperature));
            raised.Add((10_090 + (i * 1000), "B", Conditions.CardFailure));
            raised.Add((10_001 + (i * 1000), "A", "doorOpen"));
        }

        // A and B are neighbours, C is not.
        Assert.Equal(["highTemperature doorOpen"], Mine().Select(r => $"{r.Cause} {r.Effect}"));
    }
}
