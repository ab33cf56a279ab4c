using System.Collections.Concurrent;

namespace Assurance.Lab.Network;

/// <summary>
/// The core: in each city two routers, one a plane, and each link of the source once in each plane. The second plane
/// takes another way in the ground where there is one.
/// </summary>
internal sealed class Backbone(Geography geography)
{
    private readonly CablePlant _plant = new(geography);
    private readonly ShortestPath _graph = new(geography.Cities.Count, geography.Links);
    private readonly IReadOnlyList<int>[,] _ducts = new IReadOnlyList<int>[2, geography.Links.Count];
    private readonly double[,] _kilometres = new double[2, geography.Links.Count];
    private readonly string[,] _ipLinks = new string[2, geography.Links.Count];
    private readonly string[,] _wavelengths = new string[2, geography.Links.Count];
    private readonly ConcurrentDictionary<(int, int, int, int, int), CoreRoutes> _routes = new();

    public List<LabSite> Sites { get; } = [];

    /// <summary>Core router of a city in a plane (0 or 1).</summary>
    public LabDevice[,] Routers { get; } = new LabDevice[2, geography.Cities.Count];

    public void Build(NetworkDraft draft)
    {
        for (var city = 0; city < geography.Cities.Count; city++) BuildCity(draft, city);
        _plant.Lay(draft, Sites);
        for (var link = 0; link < geography.Links.Count; link++) BuildLink(draft, link);
    }

    /// <summary>Fibres from one city to another for a link that is not part of the backbone itself.</summary>
    public IReadOnlyList<string> Fibres(int from, int to, int plane, int number) =>
        _plant.Fibres(_plant.Route(from, to, new HashSet<int>()), plane + 1, number);

    /// <summary>The way through the core in one plane, and the most disjoint way in the other.</summary>
    public CoreRoutes Route(int plane, (int From, int To) working, (int From, int To) protection) =>
        _routes.GetOrAdd((plane, working.From, working.To, protection.From, protection.To), _ => FindRoute(plane, working, protection));

    private CoreRoutes FindRoute(int plane, (int From, int To) working, (int From, int To) protection)
    {
        var other = 1 - plane;
        var first = _graph.Between(working.From, working.To, l => _kilometres[plane, l]);
        var used = first.SelectMany(l => _ducts[plane, l]).ToHashSet();
        var second = _graph.Between(protection.From, protection.To,
            l => _kilometres[other, l] * (_ducts[other, l].Any(used.Contains) ? 4 : 1));
        return new CoreRoutes(
            [.. first.Select(l => _ipLinks[plane, l])], [.. second.Select(l => _ipLinks[other, l])],
            [.. first.Select(l => _wavelengths[plane, l])], [.. second.Select(l => _wavelengths[other, l])]);
    }

    private void BuildCity(NetworkDraft draft, int index)
    {
        var city = geography.Cities[index];
        var key = $"{city.Province}-{city.Code}";
        var site = draft.Site($"site-{key.ToLowerInvariant()}-core", OrganizationOf(city.Province), $"{city.Name}核心机房", city.Latitude, city.Longitude, "core");
        Sites.Add(site);
        for (var plane = 0; plane < 2; plane++)
            Routers[plane, index] = draft.Device($"{key}-CR-{plane + 1}", site, "core", Platform.For("core", index + plane));
        draft.Power(site, $"{key}-UPS-1");
        draft.Link($"ip-{key.ToLowerInvariant()}-cr", "ip", $"{city.Name}核心互联", Routers[0, index], Routers[1, index], 100);
    }

    private void BuildLink(NetworkDraft draft, int link)
    {
        var (a, z) = geography.Links[link];
        for (var plane = 0; plane < 2; plane++)
        {
            var avoid = plane == 0 ? new HashSet<int>() : _ducts[0, link].ToHashSet();
            var route = _plant.Route(a, z, avoid);
            var key = $"{geography.Cities[a].Code}-{geography.Cities[z].Code}-{plane + 1}".ToLowerInvariant();
            var name = $"{geography.Cities[a].Name}—{geography.Cities[z].Name}";
            var (near, far) = draft.Subnet();
            var (ifA, ifZ) = (draft.Interface(Routers[plane, a], 100, near), draft.Interface(Routers[plane, z], 100, far));
            // Coloured optics sit in the routers: the wavelength ends on the ports, the IP link on the interfaces above them.
            var wavelength = new LabLink($"wave-{key}", "wavelength", $"{name}波道{plane + 1}", ifA.Parent!, ifZ.Parent!, _plant.Fibres(route, plane + 1, link));
            draft.Links.Add(wavelength);
            _ipLinks[plane, link] = draft.Join($"ip-{key}", "ip", $"{name}中继{plane + 1}平面", ifA, ifZ, [wavelength.Id]).Id;
            _wavelengths[plane, link] = wavelength.Id;
            _ducts[plane, link] = route;
            _kilometres[plane, link] = _plant.Length(route) + 50;
        }
    }

    public static string OrganizationOf(string province) => $"org-{province.ToLowerInvariant()}";
}

/// <summary>Link ids of a working way and its protection, as IP links and as the wavelengths below them.</summary>
internal sealed record CoreRoutes(
    IReadOnlyList<string> Working, IReadOnlyList<string> Protection,
    IReadOnlyList<string> WorkingWavelengths, IReadOnlyList<string> ProtectionWavelengths);
