using System.Globalization;
using Assurance.Lab.Network;

namespace Assurance.Tests.Lab;

public sealed class LabNetworkTests
{
    private static readonly LabNetwork Network = DefaultLab.Network;
    private static readonly IReadOnlyList<LabCircuit> Circuits = DefaultLab.Circuits;

    private static readonly string[] Files =
    [
        "organizations", "people", "sites", "devices", "resources", "cables", "links", "customers", "contacts", "slas", "circuits",
        "circuit_paths", "planned_work",
    ];

    [Fact]
    public void The_same_seed_writes_the_same_bytes_and_another_seed_others()
    {
        using var first = new Folder();
        using var second = new Folder();
        using var other = new Folder();

        LabNetworkWriter.Write(LabNetwork.Generate(new LabNetworkOptions { Seed = 7 }), first.Path);
        LabNetworkWriter.Write(LabNetwork.Generate(new LabNetworkOptions { Seed = 7 }), second.Path);
        LabNetworkWriter.Write(LabNetwork.Generate(new LabNetworkOptions { Seed = 8 }), other.Path);

        Assert.Equal(Files.Order(), Directory.GetFiles(first.Path).Select(f => Path.GetFileNameWithoutExtension(f)!).Order());
        foreach (var file in Files) Assert.Equal(first.Bytes(file), second.Bytes(file));
        Assert.NotEqual(first.Bytes("circuit_paths"), other.Bytes("circuit_paths"));
    }

    [Fact]
    public void Header_rows_are_those_of_the_contract()
    {
        using var folder = new Folder();
        LabNetworkWriter.Write(Network, folder.Path);

        Assert.Equal("id,device,parent,kind,name,ifIndex,physicalIndex,address", folder.FirstLine("resources"));
        Assert.Equal("id,number,name,product,bandwidth,customer,sla,organization,siteA,siteZ,protection,status", folder.FirstLine("circuits"));
        Assert.Equal("circuit,path,role,sequence,element", folder.FirstLine("circuit_paths"));
        Assert.Equal("id,name,start,end,elements,organization,excludesSla", folder.FirstLine("planned_work"));
    }

    [Fact]
    public void There_are_as_many_devices_circuits_and_customers_as_asked_for()
    {
        Assert.Equal(850, Network.Devices.Count);
        Assert.Equal(2_000, Circuits.Count);
        Assert.Equal(200, Network.Customers.Count);
        Assert.Equal(["dualHomed", "none", "onePlusOne", "ring"], Circuits.Select(c => c.Protection).Distinct().Order());
        Assert.All(["important", "highValue", "group", "strategic"], name => Assert.Contains(Network.Customers, c => c.Classes.Contains(name)));
        Assert.Contains(Network.Customers, c => c.Classes.Count >= 2);
        Assert.Equal(["en", "zh-CN"], Network.Customers.Select(c => c.Language).Distinct().Order());
        Assert.Equal(4, Circuits.Select(c => c.Sla).Distinct().Count());
    }

    [Fact]
    public void Ids_names_addresses_and_numbers_are_unique()
    {
        Unique(Network.Organizations.Select(o => o.Id));
        Unique(Network.People.Select(p => p.Id));
        Unique(Network.People.Select(p => p.Email));
        Unique(Network.Sites.Select(s => s.Id));
        Unique(Network.Devices.Select(d => d.Id));
        Unique(Network.Devices.Select(d => d.Name));
        Unique(Network.Devices.Select(d => d.Address));
        Unique(Network.Resources.Select(r => r.Id).Concat(Network.Links.Select(l => l.Id)).Concat(Network.Cables.Select(c => c.Id)));
        Unique(Network.Resources.Where(r => r.IfIndex is not null).Select(r => $"{r.Device} {r.IfIndex}"));
        Unique(Network.Resources.Select(r => $"{r.Device} {r.Kind} {r.Name}"));
        Unique(Network.Resources.Where(r => r.PhysicalIndex is not null).Select(r => $"{r.Device} {r.PhysicalIndex}"));
        Unique(Circuits.Select(c => c.Number));
    }

    [Fact]
    public void Every_reference_points_at_something()
    {
        var organizations = Network.Organizations.Select(o => o.Id).ToHashSet();
        var sites = Network.Sites.Select(s => s.Id).ToHashSet();
        var devices = Network.Devices.Select(d => d.Id).ToHashSet();
        var resources = Network.Resources.Select(r => r.Id).ToHashSet();
        var cables = Network.Cables.Select(c => c.Id).ToHashSet();
        var links = Network.Links.Select(l => l.Id).ToHashSet();
        var people = Network.People.Select(p => p.Id).ToHashSet();
        var customers = Network.Customers.Select(c => c.Id).ToHashSet();
        var elements = resources.Union(links).Union(cables).Union(devices).ToHashSet();

        Assert.All(Network.Organizations, o => Assert.True(o.Parent is null || organizations.Contains(o.Parent)));
        Assert.All(Network.People, p => Assert.Contains(p.Organization, organizations));
        Assert.All(Network.Sites, s => Assert.Contains(s.Organization, organizations));
        Assert.All(Network.Devices, d => Assert.Contains(d.Site, sites));
        Assert.All(Network.Resources, r => Assert.True(devices.Contains(r.Device) && (r.Parent is null || resources.Contains(r.Parent))));
        Assert.All(Network.Cables, c => Assert.True((c.Parent is null || cables.Contains(c.Parent)) && sites.Contains(c.SiteA) && sites.Contains(c.SiteZ)));
        Assert.All(Network.Links, l => Assert.True(resources.Contains(l.A) && resources.Contains(l.Z) && l.Carriers.All(elements.Contains)));
        Assert.All(Network.Customers, c => Assert.True(organizations.Contains(c.Organization) && people.Contains(c.AccountManager) && (c.Parent is null || customers.Contains(c.Parent))));
        Assert.All(Network.Contacts, c => Assert.True(customers.Contains(c.Customer) && people.Contains(c.Person)));
        Assert.All(Network.PlannedWorks, w => Assert.All(w.Elements, e => Assert.Contains(e, elements)));
        Assert.All(Circuits, c => Assert.True(customers.Contains(c.Customer) && sites.Contains(c.SiteA) && sites.Contains(c.SiteZ)
            && organizations.Contains(c.Organization) && c.Paths.All(p => p.Elements.Count > 0 && p.Elements.All(elements.Contains))));
    }

    [Fact]
    public void Unprotected_circuits_have_one_path_and_all_others_two()
    {
        Assert.All(Circuits, c => Assert.Equal(c.Protection == "none" ? 1 : 2, c.Paths.Count));
        Assert.All(Circuits, c => Assert.Equal("working", c.Paths[0].Role));
    }

    [Fact]
    public void Paths_of_one_plus_one_share_no_link_and_no_cable()
    {
        var carriers = Network.Links.ToDictionary(l => l.Id, l => l.Carriers);
        HashSet<string> Below(LabPath path)
        {
            var found = new HashSet<string>();
            var open = new Stack<string>(path.Elements.Where(carriers.ContainsKey));
            while (open.TryPop(out var id))
                if (found.Add(id))
                    foreach (var carrier in carriers.GetValueOrDefault(id) ?? []) open.Push(carrier);
            return found;
        }

        var protectedCircuits = Circuits.Where(c => c.Protection == "onePlusOne").ToList();

        Assert.NotEmpty(protectedCircuits);
        Assert.All(protectedCircuits, c => Assert.Empty(Below(c.Paths[0]).Intersect(Below(c.Paths[1]))));
    }

    [Fact]
    public void A_path_is_a_chain_from_one_end_to_the_other()
    {
        var device = Network.Resources.ToDictionary(r => r.Id, r => r.Device);
        var ends = Network.Links.ToDictionary(l => l.Id, l => (A: device[l.A], Z: device[l.Z]));
        foreach (var path in Circuits.SelectMany(c => c.Paths))
        {
            var hops = path.Elements.Where(ends.ContainsKey).Select(e => ends[e]).ToList();
            for (var i = 1; i < hops.Count; i++)
                Assert.True(hops[i].A == hops[i - 1].A || hops[i].A == hops[i - 1].Z || hops[i].Z == hops[i - 1].A || hops[i].Z == hops[i - 1].Z,
                    string.Join(' ', path.Elements));
        }
    }

    [Fact]
    public void Interfaces_are_spelt_as_each_vendor_spells_them()
    {
        var names = Network.Resources.Where(r => r.Kind == "interface").Select(r => r.Name).ToHashSet();

        Assert.Contains("100GE1/0/0", names);
        Assert.Contains("GigabitEthernet1/0/1", names);
        Assert.Contains("HundredGigE0/0/0/1", names);
        Assert.Contains("TenGigabitEthernet0/0/1", names);
        Assert.Contains("Ethernet1/1", names);
        Assert.Contains("et-0/0/1", names);
    }

    [Fact]
    public void The_backbone_has_the_cities_and_links_of_the_source()
    {
        var source = Path.Combine(Repository(), "..", "shared", "data", "topologies", "Chinanet.gml");
        if (!File.Exists(source)) Assert.Skip("../shared/data/topologies/Chinanet.gml is absent");
        var blocks = File.ReadAllText(source).Split(["node [", "edge ["], StringSplitOptions.None);
        var inside = blocks.Where(b => b.Contains("Internal 1", StringComparison.Ordinal)).Select(b => Number(b, "id")).ToHashSet();
        var edges = blocks.Where(b => b.Contains("LinkLabel", StringComparison.Ordinal)).Select(b => (A: Number(b, "source"), Z: Number(b, "target")))
            .Where(e => inside.Contains(e.A) && inside.Contains(e.Z));

        Assert.Equal(inside.Order(), Geography.China.Cities.Select(c => c.Zoo).Order());
        Assert.Equal(edges.Order(), Geography.China.Links.Select(l => (Geography.China.Cities[l.A].Zoo, Geography.China.Cities[l.Z].Zoo)).Order());
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LabNetwork.Generate(new LabNetworkOptions { Devices = 100 }));
        Assert.Throws<ArgumentException>(() => LabNetwork.Generate(new LabNetworkOptions { Devices = 600, Customers = 500 }));
    }

    [Fact]
    public void A_larger_network_keeps_its_word()
    {
        var large = LabNetwork.Generate(new LabNetworkOptions { Devices = 5_000, Circuits = 20_000, Customers = 1_500 });

        Assert.Equal(5_000, large.Devices.Count);
        Assert.Equal(20_000, large.Circuits.Count(c => c.Paths.Count > 0));
    }

    private static int Number(string block, string key)
    {
        var at = block.IndexOf($" {key} ", StringComparison.Ordinal) + key.Length + 2;
        return int.Parse(block.AsSpan(at, block.IndexOfAny(['\r', '\n', ' '], at) - at), CultureInfo.InvariantCulture);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Assurance.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static void Unique(IEnumerable<string> values) =>
        Assert.Empty(values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key));

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("lab").FullName;
        public byte[] Bytes(string file) => File.ReadAllBytes(System.IO.Path.Combine(Path, file + ".csv"));
        public string FirstLine(string file) => File.ReadLines(System.IO.Path.Combine(Path, file + ".csv")).First();
        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
