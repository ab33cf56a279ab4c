namespace Assurance.Lab.Network;

/// <summary>How many access rings each province gets, so that all devices together make the number asked for.</summary>
internal sealed record DevicePlan(IReadOnlyList<int> Rings)
{
    /// <exception cref="ArgumentException">Too few devices for the backbone, or fewer customers' routers than customers.</exception>
    public static DevicePlan For(LabNetworkOptions options)
    {
        if (options.Customers < 1 || options.Circuits < 1) throw new ArgumentException("at least one customer and one circuit");
        var provinces = options.Geography.Provinces;
        var backbone = options.Geography.Cities.Count * 3 + provinces.Count * 3;
        // Twelve more for the smallest access network of each province leave some for customers.
        var least = backbone + (provinces.Count * 9);
        if (options.Devices < least) throw new ArgumentException($"at least {least} devices: the backbone and one ring a province take most of these");
        // A third of the rest serves access: four routers a ring, and a power device for each site of one or two rings.
        var rings = Shares((options.Devices - backbone) / 3 / (ProvincialNetwork.RingSize + 2), provinces);
        var access = rings.Sum(r => r * ProvincialNetwork.RingSize + (r + 1) / 2 * ProvincialNetwork.RingSize);
        var routers = options.Devices - backbone - access;
        if (routers < options.Customers)
            throw new ArgumentException($"{options.Customers} customers need as many routers, {options.Devices} devices leave {routers}");
        return new DevicePlan(rings);
    }

    private static int[] Shares(int rings, IReadOnlyList<Province> provinces)
    {
        var total = provinces.Sum(p => p.Weight);
        return [.. provinces.Select(p => Math.Max(1, (int)Math.Round((double)rings * p.Weight / total)))];
    }
}
