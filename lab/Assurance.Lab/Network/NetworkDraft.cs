using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>The network while it is being made: records in the order they were added, addresses and ports handed out once.</summary>
internal sealed class NetworkDraft(LabNetworkOptions options)
{
    private readonly Dictionary<string, Ports> _ports = [];
    private int _addresses;
    private int _subnets;

    public LabNetworkOptions Options { get; } = options;
    public List<LabOrganization> Organizations { get; } = [];
    public List<LabPerson> People { get; } = [];
    public List<LabSite> Sites { get; } = [];
    public List<LabDevice> Devices { get; } = [];
    public List<LabResource> Resources { get; } = [];
    public List<LabCable> Cables { get; } = [];
    public List<LabLink> Links { get; } = [];

    public LabSite Site(string id, string organization, string name, double latitude, double longitude, string kind)
    {
        var site = new LabSite(id, organization, name, Math.Round(latitude, 4), Math.Round(longitude, 4), kind);
        Sites.Add(site);
        return site;
    }

    public LabDevice Device(string name, LabSite site, string role, Platform platform, params IReadOnlyList<string> controlledBy)
    {
        var address = Dotted(0x0A000100 + _addresses++);
        var id = name.ToLowerInvariant();
        var device = new LabDevice(id, site.Id, name, address, $"{id}.net.example|{address}", platform.Vendor, platform.Model, role, platform.Os) { ControlledBy = controlledBy };
        Devices.Add(device);
        _ports[id] = new Ports(platform);
        return device;
    }

    public void Power(LabSite site, string name) => Device(name, site, "power", Platform.Power);

    public LabCable Cable(string id, string kind, string name, string? parent, LabSite a, LabSite z)
    {
        var cable = new LabCable(id, kind, name, parent, a.Id, z.Id);
        Cables.Add(cable);
        return cable;
    }

    /// <summary>An Ethernet or IP link between two new interfaces, addressed out of a /31 of its own.</summary>
    public Connection Link(string id, string kind, string name, LabDevice a, LabDevice z, int gigabits, params IReadOnlyList<string> carriers)
    {
        var (near, far) = Subnet();
        var (ifA, ifZ) = (Interface(a, gigabits, near), Interface(z, gigabits, far));
        return new Connection(Join(id, kind, name, ifA, ifZ, carriers).Id, ifA, ifZ);
    }

    public LabLink Join(string id, string kind, string name, LabResource a, LabResource z, IReadOnlyList<string> carriers)
    {
        var link = new LabLink(id, kind, name, a.Id, z.Id, carriers);
        Links.Add(link);
        return link;
    }

    /// <summary>A link aggregate: an interface of its own at each end, over members that join the same two devices, of which so many are needed; null for all.</summary>
    public LabLink Trunk(string id, string name, LabDevice a, LabDevice z, IReadOnlyList<string> members, int? needed)
    {
        var (near, far) = Subnet();
        var link = new LabLink(id, "ip", name, TrunkInterface(a, near).Id, TrunkInterface(z, far).Id, members, needed);
        Links.Add(link);
        return link;
    }

    private LabResource TrunkInterface(LabDevice device, string address)
    {
        var ports = _ports[device.Id];
        var number = ++ports.Trunks;
        return Add(new(string.Create(CultureInfo.InvariantCulture, $"{device.Id}.trunk{number}"), device.Id, null, "interface", ports.Platform.TrunkName(number), 100_000 + number, null, address));
    }

    public (string Near, string Far) Subnet()
    {
        var first = 0x0A400000 + 2 * _subnets++;
        return (Dotted(first), Dotted(first + 1));
    }

    /// <summary>The next free port of the device with its interface; a new card when the last one is full.</summary>
    public LabResource Interface(LabDevice device, int gigabits, string? address)
    {
        var ports = _ports[device.Id];
        var platform = ports.Platform;
        var (slot, port) = platform.PortsPerCard == 0
            ? (0, ports.Used)
            : (ports.Used / platform.PortsPerCard, ports.Used % platform.PortsPerCard);
        var ifIndex = platform.FirstIfIndex + ports.Used * platform.IfIndexStep;
        ports.Used++;
        string? parent = null;
        if (platform.PortsPerCard > 0)
        {
            if (port == 0) Add(new(CardId(device, slot), device.Id, null, "card", platform.CardName(slot), null, platform.PhysicalIndex(slot), null));
            parent = string.Create(CultureInfo.InvariantCulture, $"{device.Id}.port{slot}-{port}");
            Add(new(parent, device.Id, CardId(device, slot), "port", $"port {slot}/{port}", null, platform.PortPhysicalIndex(slot, port), null));
        }
        return Add(new(
            string.Create(CultureInfo.InvariantCulture, $"{device.Id}.if{slot}-{port}"), device.Id, parent, "interface",
            platform.InterfaceName(gigabits, slot, port), ifIndex, null, address));
    }

    /// <summary>A BGP session between two devices: a peer at each end, named as each end sees the other.</summary>
    public LabLink Session(string id, string name, LabDevice a, string addressOfA, LabDevice z, string addressOfZ, params IReadOnlyList<string> carriers) =>
        Join(id, "bgp", name, Peer(a, addressOfZ), Peer(z, addressOfA), carriers);

    private LabResource Peer(LabDevice device, string address) =>
        Add(new(string.Create(CultureInfo.InvariantCulture, $"{device.Id}.peer{++_ports[device.Id].Peers}"), device.Id, null, "peer", address, null, null, address));

    private LabResource Add(LabResource resource)
    {
        Resources.Add(resource);
        return resource;
    }

    private static string CardId(LabDevice device, int slot) => string.Create(CultureInfo.InvariantCulture, $"{device.Id}.card{slot}");

    private static string Dotted(int address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    private sealed class Ports(Platform platform)
    {
        public Platform Platform { get; } = platform;
        public int Used { get; set; }
        public int Peers { get; set; }
        public int Trunks { get; set; }
    }
}

/// <summary>A link just made, with the interfaces it joins.</summary>
internal sealed record Connection(string Link, LabResource A, LabResource Z);
