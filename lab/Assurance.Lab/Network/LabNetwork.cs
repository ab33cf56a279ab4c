namespace Assurance.Lab.Network;

/// <summary>
/// A nation-wide carrier network with its customers, in the terms of the inventory files. Circuits and their paths are
/// planned anew on each enumeration of <see cref="Circuits"/> and never held; everything else is in memory.
/// </summary>
public sealed class LabNetwork
{
    private LabNetwork(LabNetworkOptions options, NetworkDraft draft, CustomerBase customers, CircuitPlanner planner, IReadOnlyList<LabPlannedWork> works)
    {
        Options = options;
        Organizations = draft.Organizations;
        People = draft.People;
        Sites = draft.Sites;
        Devices = draft.Devices;
        Resources = draft.Resources;
        Cables = draft.Cables;
        Links = draft.Links;
        Customers = customers.Customers;
        Contacts = customers.Contacts;
        PlannedWorks = works;
        Circuits = Enumerable.Range(0, options.Circuits).Select(planner.Plan);
        Centre = options.Geography.Centre;
    }

    private LabNetwork(NetworkDraft draft, string centre, IReadOnlyList<LabCustomer> customers, IReadOnlyList<LabCircuit> circuits)
    {
        (Options, Organizations, People, Sites) = (draft.Options, draft.Organizations, draft.People, draft.Sites);
        (Devices, Resources, Cables, Links) = (draft.Devices, draft.Resources, draft.Cables, draft.Links);
        (Customers, Contacts, PlannedWorks, Circuits, Centre) = (customers, [], [], circuits, centre);
    }

    private LabNetwork(LabNetwork network, IReadOnlyList<LabLink> links, IEnumerable<LabCircuit> circuits)
    {
        (Options, Organizations, People, Sites) = (network.Options, network.Organizations, network.People, network.Sites);
        (Devices, Resources, Cables, Links) = (network.Devices, network.Resources, network.Cables, links);
        (Customers, Contacts, PlannedWorks, Circuits) = (network.Customers, network.Contacts, network.PlannedWorks, circuits);
        Centre = network.Centre;
    }

    public LabNetworkOptions Options { get; }
    public IReadOnlyList<LabOrganization> Organizations { get; }
    public IReadOnlyList<LabPerson> People { get; }
    public IReadOnlyList<LabSite> Sites { get; }
    public IReadOnlyList<LabDevice> Devices { get; }
    public IReadOnlyList<LabResource> Resources { get; }
    public IReadOnlyList<LabCable> Cables { get; }
    public IReadOnlyList<LabLink> Links { get; }
    public IReadOnlyList<LabCustomer> Customers { get; }
    public IReadOnlyList<LabContact> Contacts { get; }
    public IReadOnlyList<LabSla> Slas { get; } = ServiceLevels.All;
    public IReadOnlyList<LabPlannedWork> PlannedWorks { get; }
    public IEnumerable<LabCircuit> Circuits { get; }

    /// <summary>Id of the router that the network operation centre hangs on.</summary>
    public string Centre { get; }

    /// <summary>A network made elsewhere.</summary>
    internal static LabNetwork Of(NetworkDraft draft, string centre, IReadOnlyList<LabCustomer> customers, IReadOnlyList<LabCircuit> circuits) =>
        new(draft, centre, customers, circuits);

    /// <exception cref="ArgumentException">The numbers asked for do not fit together.</exception>
    public static LabNetwork Generate(LabNetworkOptions options)
    {
        var plan = DevicePlan.For(options);
        var draft = new NetworkDraft(options);
        draft.Organizations.Add(new LabOrganization("org-cn", null, "group", "集团公司"));
        foreach (var province in options.Geography.Provinces)
            draft.Organizations.Add(new LabOrganization(Backbone.OrganizationOf(province.Code), "org-cn", "province", $"{province.Name}分公司"));
        var backbone = new Backbone(options.Geography);
        backbone.Build(draft);
        var provinces = options.Geography.Provinces
            .Select((p, i) => ProvincialNetwork.Build(draft, backbone, p, i, plan.Rings[i])).ToList();
        var people = new People(draft);
        people.Build(options.Geography.Provinces, options.Customers);
        foreach (var local in draft.Organizations.Where(o => o.Level == "local")) people.AddLocal(local);
        var customers = new CustomerBase(draft, provinces, people);
        customers.Build(options.Devices - draft.Devices.Count);
        var planner = new CircuitPlanner(options.Seed, options.Geography, backbone, customers);
        return new LabNetwork(options, draft, customers, planner, Plan(options.PlannedWorkAround, provinces));
    }

    /// <summary>The same network with other links, and circuits that go with them.</summary>
    internal LabNetwork Showing(IReadOnlyList<LabLink> links, Func<IEnumerable<LabCircuit>, IEnumerable<LabCircuit>> circuits) =>
        new(this, links, circuits(Circuits));

    private static LabPlannedWork[] Plan(DateTimeOffset around, List<ProvincialNetwork> provinces)
    {
        var busiest = provinces.MaxBy(p => p.Rings.Count)!;
        LabPlannedWork Work(int number, string name, TimeSpan from, TimeSpan length, ProvincialNetwork province, params string[] elements) =>
            new($"work-{number:000}", name, around + from, around + from + length, elements, Backbone.OrganizationOf(province.Province.Code), true);
        return
        [
            Work(1, $"{provinces[0].Province.Name}省网核心软件升级割接", TimeSpan.FromDays(-9), TimeSpan.FromHours(4), provinces[0], provinces[0].Routers[0].Id),
            // Wide enough that a lab run of a day stays within it.
            Work(2, $"{busiest.Province.Name}接入环东向主干光缆迁改割接", TimeSpan.FromHours(-2), TimeSpan.FromHours(26), busiest, $"cable-{busiest.Province.Code.ToLowerInvariant()}-1-0"),
            Work(3, $"{provinces[1].Province.Name}上联扩容割接", TimeSpan.FromDays(5), TimeSpan.FromHours(5), provinces[1], provinces[1].Uplink(1)),
        ];
    }
}
