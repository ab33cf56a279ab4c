using Assurance.Correlation.Topology;
using Assurance.Dashboard.Api.Pages.Topology;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Map;

/// <summary>The open faults one viewer sees, at the sites of their causes, and what they do to cables. How a cable fares is told whole, whoever's
/// fault it is.</summary>
internal sealed class PlacedFaults
{
    private readonly Dictionary<string, List<Fault>> atSite = new(StringComparer.Ordinal);
    private readonly Dictionary<int, CableState> cables = [];

    public PlacedFaults(Sight sight, StandingNow standing)
    {
        var around = Surroundings.Of(sight.Inventory);
        var open = standing.OpenFaults;
        Seen = [.. open.Where(sight.Sees)];
        foreach (var fault in Seen)
        {
            Place(fault, SitesOf(fault, around).Where(s => sight.SeesSite(s) && sight.Inventory.Tables.Sites[s].HasPlace()));
        }

        foreach (var cable in open.SelectMany(f => Lines(f, around)).SelectMany(t => around.CarriersBelow(t).Append(t)).Concat(standing.Broken(sight.Inventory)))
        {
            if (around.GroupOf(cable) == ThingGroup.Cable)
            {
                cables[cable] = standing.Broken(sight.Inventory).Contains(cable) ? CableState.Broken : CableState.AtRisk;
            }
        }
    }

    public IReadOnlyList<Fault> Seen { get; }

    /// <summary>Ids of faults whose cause lies at no site the viewer sees.</summary>
    public List<string> Elsewhere { get; } = [];

    public IEnumerable<string> Sites => atSite.Keys;

    /// <summary>Cables that are not up.</summary>
    public IReadOnlyDictionary<int, CableState> Cables => cables;

    /// <summary>Those at a site, foremost first.</summary>
    public IReadOnlyList<Fault> At(string site) => atSite.TryGetValue(site, out var faults) ? faults : [];

    private void Place(Fault fault, IEnumerable<string> sites)
    {
        var found = sites.Distinct(StringComparer.Ordinal).ToList();
        foreach (var site in found)
        {
            (atSite.TryGetValue(site, out var faults) ? faults : atSite[site] = []).Add(fault);
        }

        if (found.Count == 0)
        {
            Elsewhere.Add(fault.Id);
        }
    }

    private static IEnumerable<string> SitesOf(Fault fault, Surroundings around)
    {
        var root = around.Find(fault.Root);
        var sites = root < 0 ? [] : around.SitesOf(root);
        return sites.Count > 0 || fault.Site is null || around.Find(ThingGroup.Site, fault.Site) < 0 ? sites.Select(s => around.Ref(s).Id) : [fault.Site];
    }

    // Trouble on a link or cable is trouble for what carries it; trouble of a device is not.
    private static IEnumerable<int> Lines(Fault fault, Surroundings around) => fault.DoubtedElements.Concat(fault.DegradedElements).Concat(fault.BrokenElements).Prepend(fault.Root)
        .Select(around.Find).Where(t => t >= 0 && around.GroupOf(t) is ThingGroup.Cable or ThingGroup.Link);
}
