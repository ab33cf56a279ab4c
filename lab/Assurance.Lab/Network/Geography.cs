using System.Globalization;

namespace Assurance.Lab.Network;

internal sealed record City(int Zoo, string Code, string Province, string Name, string EnglishName, double Latitude, double Longitude);

internal sealed record LocalNetwork(string Name, double Latitude, double Longitude);

internal sealed record Province(string Code, string Name, string EnglishName, int Weight, IReadOnlyList<LocalNetwork> LocalNetworks);

/// <summary>The facts the network stands on: cities and links of Chinanet (Internet Topology Zoo, CC BY 4.0), provinces.</summary>
internal static class Geography
{
    public static IReadOnlyList<City> Cities { get; } =
        [.. Read("cities.csv").Select(f => new City(int.Parse(f[0], CultureInfo.InvariantCulture), f[1], f[2], f[3], f[4], Degrees(f[5]), Degrees(f[6])))];

    /// <summary>Pairs of indices into <see cref="Cities"/>.</summary>
    public static IReadOnlyList<(int A, int Z)> Links { get; } =
        [.. Read("links.csv").Select(f => (IndexOf(f[0]), IndexOf(f[1])))];

    public static IReadOnlyList<Province> Provinces { get; } =
        [.. Read("provinces.csv").Select(f => new Province(f[0], f[1], f[2], int.Parse(f[3], CultureInfo.InvariantCulture), Locals(f[4])))];

    /// <summary>Great-circle distance in kilometres.</summary>
    public static double Distance(City a, City z)
    {
        var (lat1, lat2) = (double.DegreesToRadians(a.Latitude), double.DegreesToRadians(z.Latitude));
        var half = Math.Pow(Math.Sin((lat2 - lat1) / 2), 2)
            + Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(double.DegreesToRadians(z.Longitude - a.Longitude) / 2), 2);
        return 12_742 * Math.Asin(Math.Sqrt(half));
    }

    private static int IndexOf(string zoo)
    {
        var id = int.Parse(zoo, CultureInfo.InvariantCulture);
        for (var i = 0; i < Cities.Count; i++)
            if (Cities[i].Zoo == id) return i;
        throw new InvalidDataException($"links.csv: no city {zoo}");
    }

    private static LocalNetwork[] Locals(string field) =>
        [.. field.Split('|').Select(l => l.Split(':')).Select(p => new LocalNetwork(p[0], Degrees(p[1]), Degrees(p[2])))];

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Read(string file)
    {
        using var stream = typeof(Geography).Assembly.GetManifestResourceStream("Facts/" + file)
            ?? throw new InvalidDataException($"{file} is not embedded");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') rows.Add(line.Split(','));
        return rows.Skip(1);
    }
}
