using System.Globalization;

namespace Assurance.Lab.Network;

internal sealed record City(int Zoo, string Code, string Province, string Name, string EnglishName, double Latitude, double Longitude);

internal sealed record LocalNetwork(string Name, double Latitude, double Longitude);

internal sealed record Province(string Code, string Name, string EnglishName, int Weight, IReadOnlyList<LocalNetwork> LocalNetworks);

/// <summary>Where a network stands: its cities, the links between them, the provinces around them.</summary>
internal sealed record Geography(IReadOnlyList<City> Cities, IReadOnlyList<(int A, int Z)> Links, IReadOnlyList<Province> Provinces)
{
    private static readonly Lazy<Geography> Default = new(ReadChina);

    /// <summary>Cities and links of Chinanet (Internet Topology Zoo, CC BY 4.0), and China's provinces.</summary>
    public static Geography China => Default.Value;

    /// <summary>Cities through which the internet is reached.</summary>
    public required IReadOnlyList<int> Gateways { get; init; }

    /// <summary>Cities whose first core routers reflect routes; the network operation centre hangs on the first.</summary>
    public required IReadOnlyList<int> Reflectors { get; init; }

    /// <summary>The first city of each province that has several.</summary>
    public IReadOnlyDictionary<string, int> Capitals { get; init; } = new Dictionary<string, int>();

    /// <summary>Id of the router that the network operation centre hangs on.</summary>
    public string Centre => $"{Cities[Reflectors[0]].Province}-{Cities[Reflectors[0]].Code}-cr-1".ToLowerInvariant();

    private static Geography ReadChina()
    {
        City[] cities = [.. Read("cities.csv").Select(f => new City(int.Parse(f[0], CultureInfo.InvariantCulture), f[1], f[2], f[3], f[4], Degrees(f[5]), Degrees(f[6])))];
        int At(string code) => Array.FindIndex(cities, c => c.Code == code);
        int Zoo(string id) => Array.FindIndex(cities, c => c.Zoo == int.Parse(id, CultureInfo.InvariantCulture)) is >= 0 and var at
            ? at : throw new InvalidDataException($"links.csv: no city {id}");
        return new Geography(
            cities,
            [.. Read("links.csv").Select(f => (Zoo(f[0]), Zoo(f[1])))],
            [.. Read("provinces.csv").Select(f => new Province(f[0], f[1], f[2], int.Parse(f[3], CultureInfo.InvariantCulture), Locals(f[4])))])
        {
            Gateways = [At("BJ"), At("SH"), At("GZ")],
            Reflectors = [At("BJ"), At("GZ")],
            // Qingdao, Suzhou, Xiamen, Dalian, Kashi and Shiquanhe are second cities.
            Capitals = new Dictionary<string, int> { ["SD"] = At("JN"), ["JS"] = At("NJ"), ["FJ"] = At("FZ"), ["LN"] = At("SY"), ["XJ"] = At("WQ"), ["XZ"] = At("LS") },
        };
    }

    /// <summary>Great-circle distance in kilometres.</summary>
    public static double Distance(City a, City z)
    {
        var (lat1, lat2) = (double.DegreesToRadians(a.Latitude), double.DegreesToRadians(z.Latitude));
        var half = Math.Pow(Math.Sin((lat2 - lat1) / 2), 2)
            + Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(double.DegreesToRadians(z.Longitude - a.Longitude) / 2), 2);
        return 12_742 * Math.Asin(Math.Sqrt(half));
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
