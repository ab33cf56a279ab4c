using Assurance.Correlation.Topology;
using Assurance.Dashboard.Api.Pages.Topology;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Map;

/// <summary>The map of the network for one viewer: their sites, and the cables of which they see both ends.</summary>
internal sealed class NetworkMaps(StandingNow standing)
{
    public NetworkMap Of(Sight sight)
    {
        var placed = new PlacedFaults(sight, standing);
        var seen = sight.Inventory.Tables.Sites.Values.Where(s => sight.SeesSite(s.Id)).ToList();
        var sites = seen.Where(s => s.HasPlace()).Select(s => Told(s, placed.At(s.Id))).ToList();
        return new NetworkMap(
            sight.Inventory.Version, sites, [.. Cables(sight, placed)], [.. placed.Seen.Select(f => Told(f, sight))], placed.Elsewhere, seen.Count - sites.Count);
    }

    public MapState StateOf(Sight sight)
    {
        var (placed, around) = (new PlacedFaults(sight, standing), Surroundings.Of(sight.Inventory));
        return new MapState(
            sight.Inventory.Version,
            [.. placed.Sites.Select(s => new SiteState(s, placed.At(s).Max(f => f.Severity), Ids(placed.At(s)))).OrderBy(s => s.Id, StringComparer.Ordinal)],
            [.. placed.Cables.Select(c => (Cable: sight.Inventory.Tables.Cables[around.Ref(c.Key).Id], State: c.Value)).Where(c => Line(c.Cable, sight) is not null)
                .Select(c => new LinkState(c.Cable.Id, c.State)).OrderBy(c => c.Id, StringComparer.Ordinal)],
            [.. placed.Seen.Select(f => Told(f, sight))],
            placed.Elsewhere);
    }

    private static IEnumerable<MapLink> Cables(Sight sight, PlacedFaults placed)
    {
        var around = Surroundings.Of(sight.Inventory);
        foreach (var cable in sight.Inventory.Tables.Cables.Values)
        {
            if (Line(cable, sight) is var (a, z))
            {
                yield return new MapLink(
                    cable.Id, cable.Name.Length > 0 ? cable.Name : cable.Id, cable.Kind, Place(a), Place(z), placed.Cables.GetValueOrDefault(around.Find(ThingGroup.Cable, cable.Id)));
            }
        }
    }

    // What lies in another between the same sites is drawn with it.
    private static (Site A, Site Z)? Line(Cable cable, Sight sight)
    {
        var tables = sight.Inventory.Tables;
        var within = cable.Parent is not null && tables.Cables.TryGetValue(cable.Parent, out var parent) && (parent.SiteA, parent.SiteZ) == (cable.SiteA, cable.SiteZ);
        return !within && cable.SiteA != cable.SiteZ
            && tables.Sites.TryGetValue(cable.SiteA, out var a) && tables.Sites.TryGetValue(cable.SiteZ, out var z)
            && a.HasPlace() && z.HasPlace() && sight.SeesSite(a.Id) && sight.SeesSite(z.Id)
                ? (a, z)
                : null;
    }

    private static MapSite Told(Site site, IReadOnlyList<Fault> faults) => new(
        site.Id, site.Name.Length > 0 ? site.Name : site.Id, site.Latitude!.Value, site.Longitude!.Value, site.Kind, faults.Count == 0 ? null : faults.Max(f => f.Severity), Ids(faults));

    private static MapFault Told(Fault fault, Sight sight)
    {
        var around = Surroundings.Of(sight.Inventory);
        var isSeen = around.Find(fault.Root) is >= 0 and var root && sight.Sees(around.Entity(root, sight.Inventory.Tables));
        return new MapFault(
            fault.Id, fault.Severity, fault.Priority, fault.Condition, isSeen ? around.KeyOf(around.Find(fault.Root)) : null, fault.Root.Kind, fault.Root.Name, fault.RaisedAt);
    }

    private static double[] Place(Site site) => [site.Longitude!.Value, site.Latitude!.Value];

    private static string[] Ids(IReadOnlyList<Fault> faults) => [.. faults.Select(f => f.Id)];
}

internal static class Places
{
    /// <summary>The inventory says where it is.</summary>
    public static bool HasPlace(this Site site) => site is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 };
}
