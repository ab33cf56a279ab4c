using System.Globalization;
using System.Text.Json;

namespace Assurance.Lab.Namespaces;

/// <summary>Where the routers' messages go, as ports of this computer. TLS is used where an authority is given.</summary>
/// <param name="Authority">PEM file of the authority that signed the product's certificate; null: no TLS.</param>
public sealed record NamespaceTargets(int Snmp, int SyslogUdp, int SyslogTcp, int SyslogTls = 0, string? Authority = null);

/// <summary>How a router hands its log over.</summary>
public enum LogWay
{
    Udp,
    Tcp,
    Tls,
}

/// <summary>A router in a network namespace of its own.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Log">How its log goes out.</param>
/// <param name="LogProgram"><c>rsyslogd</c> or <c>syslog-ng</c>.</param>
public sealed record NamespaceRouter(int Number, LogWay Log, string LogProgram)
{
    public string Id => $"r{Number}";

    public int Autonomous => 65_000 + Number;

    public string Loopback => $"10.0.0.{Number}";
}

/// <summary>A wire between two routers, through a panel where it can be cut: both ends then lose their carrier, as of a fibre.</summary>
/// <param name="Number">From 1.</param>
public sealed record NamespaceWire(int Number, string A, string Z)
{
    public string Id => $"{A}-{Z}";

    /// <summary>The interface's name at one end: <c>to-</c> and the other.</summary>
    public string InterfaceAt(string router) => $"to-{(router == A ? Z : A)}";

    public string AddressAt(string router) => $"10.88.{Number}.{(router == A ? 1 : 2)}";

    public string AddressBeyond(string router) => AddressAt(router == A ? Z : A);
}

/// <summary>A ring of real routers, each a namespace with FRR, snmpd and a log daemon.</summary>
/// <param name="Name">Of its namespaces and interfaces; at most 6 letters and digits, so that several can stand side by side.</param>
/// <param name="Management">The first two octets of the networks between routers and this computer, as <c>10.99</c>.</param>
/// <param name="Folder">Absolute; of its configuration, sockets and logs.</param>
public sealed record NamespacePlan(string Name, string Management, string Folder, NamespaceTargets Targets, IReadOnlyList<NamespaceRouter> Routers, IReadOnlyList<NamespaceWire> Wires)
{
    private const int LongestName = 6;

    /// <summary>The namespace in which wires are cut.</summary>
    public string Panel => $"{Name}-panel";

    /// <param name="syslogNg">Whether syslog-ng is here; else rsyslogd does its part.</param>
    /// <exception cref="ArgumentException">The name or the network is none.</exception>
    public static NamespacePlan Ring(string name, string management, string folder, NamespaceTargets targets, bool syslogNg)
    {
        if (name.Length is 0 or > LongestName || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException($"'{name}' is no name of 1 to {LongestName} letters and digits");
        }

        if (management.Split('.') is not [var first, var second] || !byte.TryParse(first, out _) || !byte.TryParse(second, out _))
        {
            throw new ArgumentException($"'{management}' are no two octets, as 10.99");
        }

        var other = syslogNg ? "syslog-ng" : "rsyslogd";
        NamespaceRouter[] routers =
        [
            new(1, LogWay.Udp, "rsyslogd"), new(2, targets.Authority is null ? LogWay.Tcp : LogWay.Tls, "rsyslogd"),
            new(3, LogWay.Tcp, other), new(4, LogWay.Udp, other),
        ];
        NamespaceWire[] wires = [new(1, "r1", "r2"), new(2, "r2", "r3"), new(3, "r3", "r4"), new(4, "r1", "r4")];
        return new(name, management, Path.GetFullPath(folder), targets, routers, wires);
    }

    /// <summary>A plan that was put up.</summary>
    /// <exception cref="IOException">Nothing was put up in that folder.</exception>
    public static NamespacePlan Read(string folder)
    {
        var file = FileIn(folder);
        return File.Exists(file) && JsonSerializer.Deserialize<NamespacePlan>(File.ReadAllText(file)) is { } plan
            ? plan
            : throw new IOException($"{Path.GetFullPath(folder)}: no network was put up there");
    }

    public void Write() => File.WriteAllText(FileIn(Folder), JsonSerializer.Serialize(this));

    public string NamespaceOf(NamespaceRouter router) => $"{Name}-{router.Id}";

    public string FolderOf(NamespaceRouter router) => Path.Combine(Folder, router.Id);

    public string AddressOf(NamespaceRouter router) => ManagementOf(router, 2);

    /// <summary>This computer's address as the router sees it.</summary>
    public string AddressFor(NamespaceRouter router) => ManagementOf(router, 1);

    public IEnumerable<NamespaceWire> WiresOf(NamespaceRouter router) => Wires.Where(w => w.A == router.Id || w.Z == router.Id);

    public NamespaceRouter Router(string id) => Routers.First(r => r.Id == id);

    /// <exception cref="ArgumentException">There is no such wire.</exception>
    public NamespaceWire Wire(string id) => Wires.FirstOrDefault(w => w.Id == id || $"{w.Z}-{w.A}" == id)
        ?? throw new ArgumentException($"no wire '{id}'; there are {string.Join(", ", Wires.Select(w => w.Id))}");

    private static string FileIn(string folder) => Path.Combine(folder, "plan.json");

    private string ManagementOf(NamespaceRouter router, int host) => string.Create(CultureInfo.InvariantCulture, $"{Management}.{100 + router.Number}.{host}");
}
