using System.Collections.Immutable;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Tests.Correlation;

/// <summary>A small network written down as one would sketch it. The name of a part says where it sits: <c>A.1</c> is an interface of
/// device A, <c>A.c1.1</c> one on its card <c>A.c1</c>, <c>A.peerB</c> its session towards B.</summary>
internal sealed class NetworkSketch
{
    private readonly Dictionary<string, Organization> organizations = [];
    private readonly Dictionary<string, Site> sites = [];
    private readonly Dictionary<string, Device> devices = [];
    private readonly Dictionary<string, Resource> resources = [];
    private readonly Dictionary<string, Cable> cables = [];
    private readonly Dictionary<string, Link> links = [];
    private readonly Dictionary<string, Customer> customers = [];
    private readonly Dictionary<string, Circuit> circuits = [];
    private readonly Dictionary<string, PathElement> paths = [];
    private readonly Dictionary<string, ServiceLevelAgreement> slas = [];
    private readonly Dictionary<string, PlannedWork> works = [];
    private int version;

    public NetworkSketch Site(string id, params string[] at)
    {
        organizations.TryAdd("org-" + id, new Organization("org-" + id, null, "local", "Unit of " + id));
        sites[id] = new Site(id, "org-" + id, "Site " + id, null, null, "access");
        foreach (var device in at)
        {
            Device(device, id);
        }

        return this;
    }

    public NetworkSketch Device(string id, string? site = null, string role = "access")
    {
        devices[id] = new Device(id, site, id, "", [], "", "", role, "");
        return this;
    }

    /// <summary>Devices that one controls, alone or with those named before.</summary>
    public NetworkSketch Controls(string controller, params string[] controlled)
    {
        foreach (var id in controlled.Append(controller).Where(d => !devices.ContainsKey(d)))
        {
            Device(id);
        }

        foreach (var id in controlled)
        {
            devices[id] = devices[id] with { ControlledBy = devices[id].ControlledBy.Add(controller) };
        }

        return this;
    }

    public NetworkSketch Ups(string id, string site) => Device(id, site, "power");

    public NetworkSketch Duct(string id, params string[] cablesIn) => Holder(id, "duct", "cable", cablesIn);

    public NetworkSketch Cable(string id, params string[] fibres) => Holder(id, "cable", "fibre", fibres);

    public NetworkSketch Link(string id, string a, string z, params string[] carriers) => LinkOf("ethernet", id, a, z, carriers);

    public NetworkSketch LinkOf(string kind, string id, string a, string z, params string[] carriers)
    {
        Part(a);
        Part(z);
        foreach (var carrier in carriers.Where(c => !links.ContainsKey(c)))
        {
            cables.TryAdd(carrier, new Cable(carrier, "cable", carrier, null, null, null));
        }

        links[id] = new Link(id, kind, id, a, z, [.. carriers]);
        return this;
    }

    /// <summary>A link aggregate that goes on until its last member is lost.</summary>
    public NetworkSketch Aggregate(string id, string a, string z, params string[] members)
    {
        LinkOf("ip", id, a, z, members);
        links[id] = links[id] with { CarriersNeeded = 1 };
        return this;
    }

    /// <summary>A session between two devices, each with a peer named after the other.</summary>
    public NetworkSketch Bgp(string id, string a, string z, params string[] over) => LinkOf("bgp", id, $"{a}.peer{z}", $"{z}.peer{a}", over);

    public NetworkSketch Address(string resource, string address)
    {
        resources[resource] = resources[resource] with { Address = address };
        return this;
    }

    public NetworkSketch Customer(string id, int classes = 1, int stars = 3, decimal spend = 44_640)
    {
        string[] all = ["important", "highValue", "group", "strategic"];
        customers[id] = new Customer(id, null, "Customer " + id, [.. all.Take(classes)], stars, spend, "", null, "en", "am-" + id);
        return this;
    }

    public NetworkSketch Sla(string id, decimal availability, string zone = "Asia/Shanghai", string exclusions = "", params (decimal Below, decimal Credit)[] credits)
    {
        slas[id] = new ServiceLevelAgreement(id, id, availability, 15, 240, 60, zone,
            [.. exclusions.Split('|', StringSplitOptions.RemoveEmptyEntries)], [.. credits.Select(c => new CreditStep(c.Below, c.Credit))]);
        return this;
    }

    /// <summary>A circuit; each path is its elements separated by blanks, in order.</summary>
    public NetworkSketch Circuit(string id, string? customer, string[] over, string? sla = null, string status = "active")
    {
        if (customer is not null && !customers.ContainsKey(customer))
        {
            Customer(customer);
        }

        circuits[id] = new Circuit(id, "N-" + id, "Circuit " + id, "ethernet", 10_000_000, customer, sla, null, null, null, over.Length > 1 ? "onePlusOne" : "none", status);
        for (var path = 0; path < over.Length; path++)
        {
            var elements = over[path].Split(' ');
            for (var i = 0; i < elements.Length; i++)
            {
                var element = new PathElement(id, $"{path + 1}", path == 0 ? "working" : "protection", i + 1, elements[i]);
                paths[element.Id] = element;
            }
        }

        return this;
    }

    public NetworkSketch Work(string id, DateTimeOffset start, DateTimeOffset end, bool excludesSla, params string[] elements)
    {
        works[id] = new PlannedWork(id, id, start, end, [.. elements], null, excludesSla);
        return this;
    }

    public NetworkInventory Build() => new(
        new InventoryTables
        {
            Organizations = organizations.Values.ToTable(),
            Sites = sites.Values.ToTable(),
            Devices = devices.Values.ToTable(),
            Resources = resources.Values.ToTable(),
            Cables = cables.Values.ToTable(),
            Links = links.Values.ToTable(),
            Customers = customers.Values.ToTable(),
            Circuits = circuits.Values.ToTable(),
            CircuitPaths = paths.Values.ToPathTable(),
            Slas = slas.Values.ToTable(),
            PlannedWork = works.Values.ToTable(),
        },
        ++version);

    /// <summary>A part as reports name it.</summary>
    public ManagedObject Object(string id)
    {
        if (devices.ContainsKey(id))
        {
            return new ManagedObject(ObjectKnowledge.Device, id, "device", id, id, id);
        }

        var device = id[..id.IndexOf('.', StringComparison.Ordinal)];
        return resources.TryGetValue(id, out var resource)
            ? new ManagedObject(ObjectKnowledge.Resource, id, resource.Kind, resource.Name, device, device)
            : new ManagedObject(ObjectKnowledge.Device, device, "interface", id[(device.Length + 1)..], device, device);
    }

    /// <summary>Adds a part with the card it names.</summary>
    public NetworkSketch Part(string id)
    {
        var names = id.Split('.');
        if (links.ContainsKey(id) || names.Length < 2)
        {
            return this;
        }

        devices.TryAdd(names[0], new Device(names[0], null, names[0], "", [], "", "", "access", ""));
        string? parent = null;
        for (var depth = 2; depth <= names.Length; depth++)
        {
            var part = string.Join('.', names[..depth]);
            var kind = names[depth - 1][0] switch { 'c' => "card", 'p' when names[depth - 1].StartsWith("peer", StringComparison.Ordinal) => "peer", 'p' => "port", _ => "interface" };
            resources.TryAdd(part, new Resource(part, names[0], parent, kind, names[depth - 1], null, null, ""));
            parent = part;
        }

        return this;
    }

    private NetworkSketch Holder(string id, string kind, string inner, string[] parts)
    {
        cables[id] = (cables.GetValueOrDefault(id) ?? new Cable(id, kind, id, null, null, null)) with { Kind = kind };
        foreach (var part in parts)
        {
            cables[part] = (cables.GetValueOrDefault(part) ?? new Cable(part, inner, part, null, null, null)) with { Parent = id };
        }

        return this;
    }
}
