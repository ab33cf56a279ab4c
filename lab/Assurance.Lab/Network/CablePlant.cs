namespace Assurance.Lab.Network;

/// <summary>
/// The long-distance ducts between cities and what lies in them. The source gives IP links, not routes in the ground,
/// so ducts follow the Gabriel graph of the cities: two cities share one when no third lies within the circle between
/// them. Each duct holds two cables, one for each plane of the backbone; each cable two fibre pairs.
/// </summary>
internal sealed class CablePlant
{
    private readonly Geography _geography;
    private const int FibrePairs = 2;
    private readonly IReadOnlyList<(int A, int Z)> _ducts;
    private readonly ShortestPath _routes;
    private readonly double[] _kilometres;

    public CablePlant(Geography geography)
    {
        _geography = geography;
        _ducts = Gabriel(geography.Cities);
        _routes = new ShortestPath(geography.Cities.Count, _ducts);
        _kilometres = [.. _ducts.Select(d => Geography.Distance(geography.Cities[d.A], geography.Cities[d.Z]))];
    }

    public void Lay(NetworkDraft draft, IReadOnlyList<LabSite> coreSites)
    {
        for (var d = 0; d < _ducts.Count; d++)
        {
            var (a, z) = _ducts[d];
            var (siteA, siteZ) = (coreSites[a], coreSites[z]);
            var name = $"{_geography.Cities[a].Name}—{_geography.Cities[z].Name}";
            var duct = draft.Cable($"duct-{Key(d)}", "duct", $"{name}管道", null, siteA, siteZ);
            for (var plane = 1; plane <= 2; plane++)
            {
                var cable = draft.Cable($"cable-{Key(d)}-{plane}", "cable", $"{name}{plane}号干线光缆", duct.Id, siteA, siteZ);
                for (var pair = 1; pair <= FibrePairs; pair++)
                    draft.Cable(Fibre(d, plane, pair), "fibre", $"{name}{plane}号光缆第{pair}纤对", cable.Id, siteA, siteZ);
            }
        }
    }

    /// <summary>Ducts of the shortest way in the ground; those in <paramref name="avoid"/> count five times.</summary>
    public IReadOnlyList<int> Route(int cityA, int cityZ, IReadOnlySet<int> avoid) =>
        _routes.Between(cityA, cityZ, d => _kilometres[d] * (avoid.Contains(d) ? 5 : 1));

    public double Length(IEnumerable<int> ducts) => ducts.Sum(d => _kilometres[d]);

    /// <summary>The fibres of one plane along those ducts, in series.</summary>
    public IReadOnlyList<string> Fibres(IEnumerable<int> ducts, int plane, int number) =>
        [.. ducts.Select(d => Fibre(d, plane, 1 + number % FibrePairs))];

    private string Fibre(int duct, int plane, int pair) => $"fibre-{Key(duct)}-{plane}-{pair}";

    private string Key(int duct) =>
        $"{_geography.Cities[_ducts[duct].A].Code}-{_geography.Cities[_ducts[duct].Z].Code}".ToLowerInvariant();

    private static List<(int, int)> Gabriel(IReadOnlyList<City> cities)
    {
        var edges = new List<(int, int)>();
        for (var a = 0; a < cities.Count; a++)
            for (var z = a + 1; z < cities.Count; z++)
                if (Enumerable.Range(0, cities.Count).All(c => c == a || c == z || Outside(cities[a], cities[z], cities[c])))
                    edges.Add((a, z));
        return edges;
    }

    // c is outside the circle with diameter az when the angle acb is acute.
    private static bool Outside(City a, City z, City c) =>
        Math.Pow(Geography.Distance(a, c), 2) + Math.Pow(Geography.Distance(z, c), 2) > Math.Pow(Geography.Distance(a, z), 2);
}
