using Assurance.Lab.Network;

namespace Assurance.Lab.Scenarios;

/// <summary>The scenarios that a network has room for; the default network has room for all.</summary>
public static class ScenarioCatalogue
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<Scenario> For(LabNetwork network)
    {
        var story = new ScenarioWriter(network);
        var site = story.Site;
        var trunks = site.TrunkCables().ToList();
        Scenario?[] all =
        [
            story.Outage("fibre-cut", "cable", "A trunk cable is cut: every backbone link on it fails at once", trunks.FirstOrDefault()),
            story.Outage("duct-cut", "cable", "An excavator hits a duct: both planes fail, circuits thought to be diverse are down", site.Ducts().FirstOrDefault()),
            story.Outage("feeder-cut", "cable", "An access feeder is cut: customers on several routers are silent", site.Feeders().FirstOrDefault()),
            story.Outage("line-card", "card", "A Huawei line card fails and says so by hwBoardFail", site.Cards(LabOs.HuaweiVrp).FirstOrDefault()),
            story.Outage("line-card-juniper", "card", "A Juniper FPC fails and says so by jnxFruFailed", site.Cards(LabOs.Junos).FirstOrDefault()),
            story.Outage("line-card-log", "card", "A Nexus module fails and says so in its log alone", site.Cards(LabOs.CiscoNxOs).FirstOrDefault()),
            story.Flapping(site.LonePorts().FirstOrDefault()),
            story.Outage("protected-path", "link", "A dual-homed customer loses one access link: at risk, nothing down", site.ProtectedAccess().FirstOrDefault()),
            story.Outage("bgp-session", "bgp", "A BGP session dies of its hold timer, its link stays up", site.Sessions().FirstOrDefault()),
            story.PowerFailure(site.PoweredSites().FirstOrDefault()),
            story.Outage("node-failure", "device", "A provincial router dies: it is silent, all its neighbours report", site.Nodes().FirstOrDefault()),
            story.PlannedWork(network.PlannedWorks.SingleOrDefault(w => w.Start <= network.Options.PlannedWorkAround && w.End > network.Options.PlannedWorkAround)),
            story.TwoFaults(trunks.Skip(1), site.Cards(LabOs.HuaweiVrp, LabOs.CiscoXr, LabOs.Junos).Skip(1)),
            story.Transient(site.RingHops().FirstOrDefault(), 2.2 * Second),
        ];
        return [.. all.OfType<Scenario>()];
    }
}
