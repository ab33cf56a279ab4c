namespace Assurance.Lab.Network;

/// <summary>What the generator makes. The same options give the same network, byte for byte.</summary>
public sealed record LabNetworkOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>All devices, customers' routers and power devices included; at least what the backbone and a ring a province take.</summary>
    public int Devices { get; init; } = 850;

    /// <summary>Where it stands.</summary>
    internal Geography Geography { get; init; } = Geography.China;

    public int Circuits { get; init; } = 2_000;

    /// <summary>Key accounts; at most the customers' routers, which are six in ten of what is not backbone.</summary>
    public int Customers { get; init; } = 200;

    /// <summary>The instant that the planned works lie around; one of them is under way at it.</summary>
    public DateTimeOffset PlannedWorkAround { get; init; } = new(2026, 11, 25, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A network of about two rings a province over another geography, with as many customers for each city as by default.</summary>
    internal static LabNetworkOptions Over(Geography geography, int seed)
    {
        var rings = geography.Provinces.Count > 150 ? 1 : 2;
        return new LabNetworkOptions
        {
            Seed = seed,
            Geography = geography,
            Devices = (geography.Cities.Count * 3) + (geography.Provinces.Count * (3 + (rings * 18))),
            Circuits = Math.Max(500, geography.Cities.Count * 50),
            Customers = Math.Max(20, geography.Cities.Count * 5),
        };
    }

    /// <summary>The default network, so many times over (the backbone stays as it is).</summary>
    public LabNetworkOptions Times(int scale) =>
        this with { Devices = Devices * scale, Circuits = Circuits * scale, Customers = Customers * scale };
}
