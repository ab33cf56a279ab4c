using System.Runtime.CompilerServices;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>What a thing of the network is drawn as.</summary>
public enum ThingGroup
{
    Site,
    Device,

    /// <summary>A card, a port, an interface: any part of a device.</summary>
    Part,

    /// <summary>A duct, a cable or a strand of one.</summary>
    Cable,
    Link,
}

/// <summary>What stands around a thing of the network, over one inventory, for whoever draws it. Things are numbers, of this inventory only.
/// Immutable.</summary>
public sealed class Surroundings
{
    private static readonly ConditionalWeakTable<NetworkInventory, Surroundings> Made = [];

    private readonly TopologyGraph graph;
    private readonly EntityTable<Cable> cables;
    private readonly Lazy<ILookup<int, int>> cablesOfSite;

    private Surroundings(NetworkInventory inventory)
    {
        graph = TopologyGraph.Of(inventory);
        cables = inventory.Tables.Cables;
        cablesOfSite = new(() => cables.Values
            .SelectMany(c => new[] { c.SiteA, c.SiteZ }.Distinct().Select(s => (Site: graph.FindSite(s), Cable: graph.FindCable(c.Id))))
            .Where(p => p.Site >= 0)
            .ToLookup(p => p.Site, p => p.Cable));
    }

    /// <summary>The surroundings in an inventory, made once for it.</summary>
    public static Surroundings Of(NetworkInventory inventory) => Made.GetValue(inventory, static i => new Surroundings(i));

    /// <summary>The thing of an id; -1 if the inventory lacks it.</summary>
    public int Find(ThingGroup group, string id) => group switch
    {
        ThingGroup.Site => graph.FindSite(id),
        ThingGroup.Device => graph.FindDevice(id),
        ThingGroup.Part => graph.FindResource(id),
        ThingGroup.Cable => graph.FindCable(id),
        _ => graph.FindLink(id),
    };

    /// <summary>The thing a fault names; -1 if the inventory lacks it.</summary>
    public int Find(EntityRef entity) => graph.Find(entity);

    /// <summary>A thing as faults name it.</summary>
    public EntityRef Ref(int thing) => graph.Ref(thing);

    public ThingGroup GroupOf(int thing) =>
        graph.KindOf(thing) is var kind && kind == NodeKind.Site ? ThingGroup.Site
        : kind == NodeKind.Device ? ThingGroup.Device
        : kind.IsResource() ? ThingGroup.Part
        : kind.IsCable() ? ThingGroup.Cable
        : ThingGroup.Link;

    /// <summary>The device a part belongs to, or the device itself; -1 for anything else.</summary>
    public int DeviceOf(int thing) => graph.DeviceOf(thing);

    /// <summary>The site a device or part stands at; -1 for none.</summary>
    public int SiteOf(int thing) => graph.DeviceOf(thing) is >= 0 and var device ? graph.FindSite(graph.DeviceAt(device).Site) : -1;

    /// <summary>Where a thing is: its site, the sites at both ends of a cable (of what it lies in where it has none itself) or of a link.</summary>
    public IReadOnlyList<int> SitesOf(int thing) => [.. SitesOf(thing, 0).Where(s => s >= 0).Distinct()];

    /// <summary>All that a link rides on or a cable lies in, down to the ground.</summary>
    public IReadOnlyList<int> CarriersBelow(int thing)
    {
        var found = new List<int>(CarriersOf(thing));
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(CarriersOf(found[i]).Where(c => c != thing && !found.Contains(c)));
        }

        return found;
    }

    /// <summary>The devices a link ends on; the link where it ends on another; -1 where the inventory lacks the end.</summary>
    public (int A, int Z) EndsOf(int link) => (Owner(graph.Ends(link).A), Owner(graph.Ends(link).Z));

    /// <summary>Links, sessions among them, that end on a device or part, or on what sits in it.</summary>
    public IReadOnlyList<int> LinksOn(int thing) => [.. graph.PartsOf(thing).SelectMany(LinksAt).Distinct()];

    /// <summary>What a link rides on: cables and links; what a cable lies in.</summary>
    public IReadOnlyList<int> CarriersOf(int thing) => [.. graph.DependenciesOf(thing).ToArray().Where(d => Rides(thing, d))];

    /// <summary>What lies in a cable, and the links that ride on a cable or link.</summary>
    public IReadOnlyList<int> CarriedBy(int thing) => [.. graph.DependentsOf(thing).ToArray().Where(d => Rides(d, thing))];

    /// <summary>What a thing leads to: a site to its devices and cables, a device to its links, a part to its device and links, a cable to what
    /// lies and rides in it, a link to its ends and to what carries it or rides on it.</summary>
    public IReadOnlyList<int> From(int thing) => GroupOf(thing) switch
    {
        ThingGroup.Site => [.. DevicesAt(thing), .. cablesOfSite.Value[thing]],
        ThingGroup.Device => LinksOn(thing),
        ThingGroup.Part => [.. new[] { graph.DeviceOf(thing) }.Where(d => d >= 0), .. LinksOn(thing)],
        ThingGroup.Cable => [.. CarriersOf(thing), .. CarriedBy(thing)],
        _ => [.. new[] { EndsOf(thing).A, EndsOf(thing).Z }.Where(e => e >= 0).Distinct(), .. CarriersOf(thing), .. CarriedBy(thing)],
    };

    /// <summary>All that does not work while these faults are open, paths of circuits aside.</summary>
    public IReadOnlySet<int> BrokenBy(IEnumerable<Fault> faults)
    {
        var broken = new HashSet<int>();
        foreach (var fault in faults.Where(f => !f.BrokenElements.IsEmpty))
        {
            var alive = fault.AliveElements.Select(graph.Find).Where(n => n >= 0).ToHashSet();
            broken.UnionWith(new DownwardReach(graph).Of(fault.BrokenElements.Select(graph.Find).Where(n => n >= 0), alive, paths: false));
        }

        return broken;
    }

    private IEnumerable<int> SitesOf(int thing, int depth) => depth > TopologyGraph.MaximumNesting || thing < 0 ? [] : GroupOf(thing) switch
    {
        ThingGroup.Site => [thing],
        ThingGroup.Cable when cables[graph.IdOf(thing)] is var cable => cable.SiteA is null && cable.SiteZ is null
            ? CarriersOf(thing).SelectMany(c => SitesOf(c, depth + 1))
            : [graph.FindSite(cable.SiteA), graph.FindSite(cable.SiteZ)],
        ThingGroup.Link => SitesOf(graph.Ends(thing).A, depth + 1).Concat(SitesOf(graph.Ends(thing).Z, depth + 1)),
        _ => [SiteOf(thing)],
    };

    private IEnumerable<int> DevicesAt(int site) => graph.DependentsOf(site).ToArray();

    private int Owner(int end) => end >= 0 && graph.DeviceOf(end) is >= 0 and var device ? device : end;

    private IEnumerable<int> LinksAt(int end) =>
        graph.DependentsOf(end).ToArray().Where(d => graph.KindOf(d).IsLink() && graph.Ends(d) is var (a, z) && (a == end || z == end));

    private bool Rides(int upper, int lower) =>
        (graph.KindOf(lower).IsCable() && (graph.KindOf(upper).IsCable() || graph.KindOf(upper).IsLink()))
        || (graph.KindOf(lower).IsLink() && graph.KindOf(upper).IsLink() && graph.Ends(upper) is var (a, z) && a != lower && z != lower);
}
