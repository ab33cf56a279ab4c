namespace Assurance.Lab.Network;

/// <summary>What the generator makes. The same options give the same network, byte for byte.</summary>
public sealed record LabNetworkOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>All devices, customers' routers and power devices included; at least 500.</summary>
    public int Devices { get; init; } = 850;

    public int Circuits { get; init; } = 2_000;

    /// <summary>Key accounts; at most the customers' routers, which are six in ten of what is not backbone.</summary>
    public int Customers { get; init; } = 200;

    /// <summary>The instant that the planned works lie around; one of them is under way at it.</summary>
    public DateTimeOffset PlannedWorkAround { get; init; } = new(2026, 11, 25, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The default network, so many times over (the backbone stays as it is).</summary>
    public LabNetworkOptions Times(int scale) =>
        this with { Devices = Devices * scale, Circuits = Circuits * scale, Customers = Customers * scale };
}
