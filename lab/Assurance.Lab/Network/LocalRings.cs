using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>An access ring: routers in order, and the links from provincial router 1 through them to provincial router 2.</summary>
internal sealed record AccessRing(int Local, string Organization, IReadOnlyList<LabSite> Sites, IReadOnlyList<LabDevice> Routers, IReadOnlyList<string> Links)
{
    /// <summary>Links from the router at <paramref name="position"/> to provincial router 1 (side 0) or 2 (side 1).</summary>
    public IEnumerable<string> ToSide(int position, int side) =>
        side == 0 ? Links.Take(position + 1).Reverse() : Links.Skip(position + 1);

    /// <summary>Links along the ring from the lower position to the higher.</summary>
    public IEnumerable<string> Along(int low, int high) => Links.Skip(low + 1).Take(high - low);
}

/// <summary>The one or two access rings of a local network, with its organization, sites, ducts and cables.</summary>
internal static class LocalRings
{
    public static IEnumerable<AccessRing> Build(NetworkDraft draft, ProvincialNetwork province, int local, int rings)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{province.Province.Code.ToLowerInvariant()}-{local + 1}");
        var (name, place) = NameOf(province.Province, local);
        var organization = new LabOrganization($"org-{key}", Backbone.OrganizationOf(province.Province.Code), "local", $"{name}本地网");
        draft.Organizations.Add(organization);
        var sites = BuildSites(draft, key, name, place, organization.Id, local);
        var cables = LayCables(draft, province.Site, sites, key, name);
        return [.. Enumerable.Range(0, rings).Select(ring => BuildRing(draft, province, sites, cables, local, ring, organization.Id))];
    }

    private static (string Name, LocalNetwork Place) NameOf(Province province, int local)
    {
        var place = province.LocalNetworks[local % province.LocalNetworks.Count];
        var round = local / province.LocalNetworks.Count;
        return (province.Name + place.Name + (round == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{round + 1}区")), place);
    }

    private static LabSite[] BuildSites(NetworkDraft draft, string key, string name, LocalNetwork place, string organization, int local)
    {
        var dice = Dice.For(draft.Options.Seed, "site" + key, local);
        var sites = new LabSite[ProvincialNetwork.RingSize];
        for (var i = 0; i < sites.Length; i++)
        {
            sites[i] = draft.Site($"site-{key}-{i + 1}", organization, $"{name}{"东南西北"[i]}机房",
                place.Latitude + (dice.Fraction() - 0.5) * 0.12, place.Longitude + (dice.Fraction() - 0.5) * 0.12, "access");
            draft.Power(sites[i], $"{key.ToUpperInvariant()}-{i + 1}-UPS-1");
        }
        return sites;
    }

    private static string[] LayCables(NetworkDraft draft, LabSite hub, LabSite[] sites, string key, string name)
    {
        LabSite[] stops = [hub, .. sites, hub];
        var cables = new string[sites.Length + 1];
        for (var hop = 0; hop < cables.Length; hop++)
        {
            var what = hop == 0 ? "东向主干" : hop == cables.Length - 1 ? "西向主干" : $"{hop}段";
            var duct = draft.Cable($"duct-{key}-{hop}", "duct", $"{name}{what}管道", null, stops[hop], stops[hop + 1]);
            cables[hop] = draft.Cable($"cable-{key}-{hop}", "cable", $"{name}{what}光缆", duct.Id, stops[hop], stops[hop + 1]).Id;
        }
        return cables;
    }

    private static AccessRing BuildRing(
        NetworkDraft draft, ProvincialNetwork province, LabSite[] sites, string[] cables, int local, int ring, string organization)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{province.Province.Code}-{local + 1}-{ring + 1}");
        var routers = new LabDevice[sites.Length];
        for (var i = 0; i < sites.Length; i++)
            routers[i] = draft.Device($"{province.Province.Code}-{local + 1}-AR-{ring * sites.Length + i + 1}", sites[i], "access",
                Platform.For("access", draft.Devices.Count));
        LabDevice[] stops = [province.Routers[0], .. routers, province.Routers[1]];
        var links = new string[sites.Length + 1];
        for (var hop = 0; hop < links.Length; hop++)
            links[hop] = draft.Link($"eth-{key.ToLowerInvariant()}-{hop}", "ethernet", $"{stops[hop].Name}—{stops[hop + 1].Name}", stops[hop], stops[hop + 1], 10, cables[hop]).Link;
        return new AccessRing(local, organization, sites, routers, links);
    }
}
