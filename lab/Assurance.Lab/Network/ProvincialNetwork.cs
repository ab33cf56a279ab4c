namespace Assurance.Lab.Network;

/// <summary>
/// One province: two provincial routers, and access rings from the first to the second through the sites of a local
/// network. Two rings of a local network pass the same four sites and share the cables between them.
/// </summary>
internal sealed class ProvincialNetwork
{
    public const int RingSize = 4;
    private readonly string[] _uplinks = new string[2];

    public required Province Province { get; init; }
    public required LabSite Site { get; init; }
    public required LabDevice[] Routers { get; init; }

    /// <summary>Index of the city in whose core router each provincial router ends; the second city where there is one.</summary>
    public required int[] Cities { get; init; }
    public string CrossLink { get; private set; } = "";
    public List<AccessRing> Rings { get; } = [];

    public string Uplink(int side) => _uplinks[side];

    public static ProvincialNetwork Build(NetworkDraft draft, Backbone backbone, Province province, int number, int rings)
    {
        var network = Start(draft, province, number);
        network.ConnectUp(draft, backbone);
        network.BuildRings(draft, rings);
        return network;
    }

    private static ProvincialNetwork Start(NetworkDraft draft, Province province, int number)
    {
        var geography = draft.Options.Geography;
        var cities = Enumerable.Range(0, geography.Cities.Count).Where(c => geography.Cities[c].Province == province.Code).ToList();
        var capital = geography.Capitals.GetValueOrDefault(province.Code, cities[0]);
        var city = geography.Cities[capital];
        var key = province.Code;
        var site = draft.Site($"site-{key.ToLowerInvariant()}-prov", Backbone.OrganizationOf(key), $"{city.Name}枢纽楼", city.Latitude + 0.04, city.Longitude + 0.05, "provincial");
        draft.Power(site, $"{key}-PROV-UPS-1");
        return new ProvincialNetwork
        {
            Province = province,
            Site = site,
            Routers = [.. Enumerable.Range(0, 2).Select(side => draft.Device($"{key}-PR-{side + 1}", site, "provider", Platform.For("provider", number + side)))],
            Cities = [capital, cities.Find(c => c != capital) is var second && cities.Count > 1 ? second : capital],
        };
    }

    private void ConnectUp(NetworkDraft draft, Backbone backbone)
    {
        var key = Province.Code.ToLowerInvariant();
        var core = backbone.Sites[Cities[0]];
        for (var side = 0; side < 2; side++)
        {
            var duct = draft.Cable($"duct-{key}-metro-{side + 1}", "duct", $"{Province.Name}枢纽楼—核心机房{side + 1}号管道", null, Site, core);
            var cable = draft.Cable($"cable-{key}-metro-{side + 1}", "cable", $"{Province.Name}枢纽楼—核心机房{side + 1}号光缆", duct.Id, Site, core);
            var fibres = Cities[side] == Cities[0] ? [] : backbone.Fibres(Cities[0], Cities[side], side, Cities[side]);
            var router = backbone.Routers[side, Cities[side]];
            var link = draft.Link($"ip-{key}-up-{side + 1}", "ip", $"{Province.Name}上联{side + 1}", Routers[side], router, 100, [cable.Id, .. fibres]);
            _uplinks[side] = link.Link;
            draft.Session($"bgp-{key}-up-{side + 1}", $"{Province.Name}省网—骨干BGP{side + 1}", Routers[side], link.A.Address!, router, link.Z.Address!, link.Link);
        }
        CrossLink = draft.Link($"ip-{key}-pr", "ip", $"{Province.Name}省网互联", Routers[0], Routers[1], 100).Link;
        ReflectRoutes(draft, backbone, key);
    }

    // Multi-hop sessions between loopbacks: they survive as long as any way is left, so nothing carries them.
    private void ReflectRoutes(NetworkDraft draft, Backbone backbone, string key)
    {
        foreach (var city in draft.Options.Geography.Reflectors)
        {
            var code = draft.Options.Geography.Cities[city].Code;
            var reflector = backbone.Routers[0, city];
            for (var side = 0; side < 2; side++)
                draft.Session($"bgp-{key}-{side + 1}-rr-{code.ToLowerInvariant()}", $"{Routers[side].Name}—{reflector.Name} iBGP",
                    Routers[side], Routers[side].Address, reflector, reflector.Address);
        }
    }

    private void BuildRings(NetworkDraft draft, int rings)
    {
        for (var first = 0; first < rings; first += 2)
            Rings.AddRange(LocalRings.Build(draft, this, first / 2, Math.Min(2, rings - first)));
    }
}
