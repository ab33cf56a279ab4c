using Assurance.Collectors.Normalisation.Packs;
using Assurance.Correlation.Mining;
using Assurance.Dashboard.Commands;
using Assurance.Model.Alarms;
using Assurance.Tests.Collectors.Normalisation;

namespace Assurance.Tests.Correlation.Mining;

public sealed class MinedDraftTests
{
    [Fact]
    public void What_is_mined_can_be_accepted_as_a_pack()
    {
        using var folder = new PackFolder();
        MinedRelation[] mined = [new("fanFailure", "highTemperature", RelationDistance.SameDevice, 4, 30.2, 17, 0.857, 42), new("linkDown", "bgpPeerDown", RelationDistance.NeighbourDevice, 0.1, 0.4, 9, 1, 8)];
        folder.Write("mined.yaml", MineCommand.Draft(mined));

        var relations = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path).Relations;
        Assert.Equal(
            [new("fanFailure-highTemperature-sameDevice", "fanFailure", "highTemperature", RelationPlace.SameDevice, TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(5), 0.86),
             new("linkDown-bgpPeerDown-neighbourDevice", "linkDown", "bgpPeerDown", RelationPlace.NeighbourDevice, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), 1)],
            relations);
        folder.Write("mined.yaml", MineCommand.Draft([]));
        Assert.Empty(RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path).Relations);
    }
}
