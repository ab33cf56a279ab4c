using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>A geography out of any graph: each city a province of its own, its local networks around it.</summary>
internal sealed class GeographyDraft
{
    private const int LocalNetworks = 4;
    private readonly List<(string Id, string Name, double? Latitude, double? Longitude)> _cities = [];
    private readonly Dictionary<string, int> _byId = [];
    private readonly SortedSet<(int A, int Z)> _links = [];

    public void City(string id, string name, double? latitude, double? longitude)
    {
        if (_byId.TryAdd(id, _cities.Count)) _cities.Add((id, name, latitude, longitude));
    }

    /// <summary>A link between two cities known; a second one between the same, or one from a city to itself, adds nothing.</summary>
    public void Link(string a, string z)
    {
        if (_byId.TryGetValue(a, out var from) && _byId.TryGetValue(z, out var to) && from != to) _links.Add((Math.Min(from, to), Math.Max(from, to)));
    }

    /// <summary>What hangs together with the city of most links; null if that is one city alone.</summary>
    public Geography? Finish()
    {
        var kept = Largest();
        if (kept.Count < 2) return null;
        var number = kept.Select((old, place) => (old, place)).ToDictionary(p => p.old, p => p.place);
        (int A, int Z)[] links = [.. _links.Where(l => number.ContainsKey(l.A)).Select(l => (number[l.A], number[l.Z]))];
        var cities = kept.Select((old, place) => Place(old, place)).ToArray();
        int[] busiest = [.. Enumerable.Range(0, cities.Length).OrderByDescending(c => links.Count(l => l.A == c || l.Z == c)).ThenBy(c => c)];
        return new Geography(cities, links, [.. cities.Select(Around)])
        {
            Gateways = [.. busiest.Take(3)],
            Reflectors = [.. busiest.Take(2)],
        };
    }

    /// <summary>Cities strewn over a square, each joined to its nearest of those before it, and to some near ones besides.</summary>
    public static Geography Synthetic(int seed, int cities)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cities, 2);
        var dice = Dice.For(seed, "geography", cities);
        var draft = new GeographyDraft();
        var places = new List<(double X, double Y)>();
        for (var city = 0; city < cities; city++)
        {
            places.Add((dice.Fraction() * 20, dice.Fraction() * 20));
            draft.City(Text(city), $"S{city + 1}", 20 + places[city].Y, 100 + places[city].X);
            int[] near = [.. Enumerable.Range(0, city).OrderBy(c => Math.Pow(places[c].X - places[city].X, 2) + Math.Pow(places[c].Y - places[city].Y, 2)).Take(4)];
            foreach (var other in near.Where((_, rank) => rank == 0 || dice.Chance(40))) draft.Link(Text(city), Text(other));
        }
        return draft.Finish()!;
    }

    private List<int> Largest()
    {
        var at = _links.SelectMany(l => new[] { (l.A, l.Z), (l.Z, l.A) }).ToLookup(l => l.Item1, l => l.Item2);
        var (seen, best) = (new HashSet<int>(), new List<int>());
        foreach (var start in Enumerable.Range(0, _cities.Count).Where(c => !seen.Contains(c)))
        {
            var part = new List<int> { start };
            seen.Add(start);
            for (var i = 0; i < part.Count; i++) part.AddRange(at[part[i]].Where(seen.Add));
            if (part.Count > best.Count) best = part;
        }
        best.Sort();
        return best;
    }

    // A place of its own for each: what has no coordinates stands by its neighbours, and no two stand on one spot.
    private City Place(int old, int place)
    {
        var (_, name, latitude, longitude) = _cities[old];
        var code = string.Create(CultureInfo.InvariantCulture, $"C{place + 1:000}");
        var near = _links.Where(l => l.A == old || l.Z == old).Select(l => _cities[l.A == old ? l.Z : l.A]).FirstOrDefault(c => c.Latitude is not null);
        var (y, x) = (latitude ?? (near.Latitude ?? 0) + 0.5, longitude ?? (near.Longitude ?? 0) + 0.5);
        return new City(place, code, string.Create(CultureInfo.InvariantCulture, $"P{place + 1:000}"), Named(name, code), Named(name, code), y + (0.011 * (place % 7)), x + (0.0013 * place));
    }

    private static Province Around(City city, int number) => new(city.Province, city.Name, city.EnglishName, 1 + (number * 7 % 5),
        [.. Enumerable.Range(0, LocalNetworks).Select(i => new LocalNetwork("东南西北"[i].ToString(), city.Latitude + (i % 2 == 0 ? 0 : i - 2) * 0.2, city.Longitude + (i % 2 == 0 ? 1 - i : 0) * 0.2))]);

    private static string Named(string name, string code) => string.IsNullOrWhiteSpace(name) ? code : name.Trim();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
