using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>What depends on what in the network, over one inventory. Immutable; nodes are numbers (<see cref="NodeLayout"/>). An edge leads from a thing to what it cannot work without.</summary>
internal sealed class TopologyGraph
{
    private static readonly ConditionalWeakTable<NetworkInventory, TopologyGraph> Built = [];

    // The graph built last: what an import left as it was need not be worked out again.
    private static WeakReference<TopologyGraph>? latest;

    private readonly NodeLayout layout;
    private readonly NodeKind[] kinds;
    private readonly (int A, int Z)[] ends;
    // Of link aggregates alone.
    private readonly Dictionary<int, int> spareCarriers = [];
    // Of devices that control others alone.
    private readonly Dictionary<int, List<int>> controlled = [];
    private readonly Dictionary<int, int[]> controllers = [];
    private readonly Adjacency up;
    private readonly Adjacency down;
    private readonly Adjacency pathsOver;
    private readonly CircuitPaths paths;
    private readonly Lazy<AddressIndex> addresses;
    private readonly Lazy<DeviceNetwork> network;
    private readonly Lazy<PathGaps> gaps;
    private readonly ConcurrentDictionary<int, int[]> linksOfDevice = new();

    private TopologyGraph(NetworkInventory inventory, TopologyGraph? before)
    {
        layout = new NodeLayout(inventory.Tables);
        var kept = before is not null && layout.KeepsPathsOf(before.layout) ? before : null;
        paths = kept?.paths ?? new CircuitPaths(inventory.Tables, layout.FirstPath);
        kinds = layout.Kinds(paths.Count);
        ends = new (int, int)[inventory.Tables.Links.Count];
        var edges = new AdjacencyBuilder();
        Contain(edges);
        Connect(edges);
        Control();
        (up, down) = edges.Pack(paths.FirstNode);
        pathsOver = kept?.pathsOver ?? paths.Over(paths.FirstNode, layout.FindElement);
        gaps = new(() => PathGaps.Of(this));
        network = new(() => new DeviceNetwork(layout.FirstDevice, inventory.Tables.Devices.Count, [.. JoinedDevices()]));
        addresses = kept is not null && ReferenceEquals(kept.Tables.Devices, Tables.Devices) && ReferenceEquals(kept.Tables.Resources, Tables.Resources)
            ? kept.addresses
            : new(() => new AddressIndex(Tables.Devices, layout.FirstDevice, Tables.Resources, layout.FirstResource));
    }

    /// <summary>Nodes in all.</summary>
    public int Count => kinds.Length;

    /// <summary>No inventory was imported yet.</summary>
    public bool IsEmpty => Tables.Devices.Count == 0;

    public int Edges => up.Edges + pathsOver.Edges;

    public CircuitPaths Paths => paths;

    private InventoryTables Tables => layout.Tables;

    public AddressIndex Addresses => addresses.Value;

    /// <summary>The graph of an inventory, built once for it.</summary>
    public static TopologyGraph Of(NetworkInventory inventory) => Built.GetValue(inventory, static i =>
    {
        var graph = new TopologyGraph(i, latest is not null && latest.TryGetTarget(out var before) ? before : null);
        latest = new WeakReference<TopologyGraph>(graph);
        // Takes seconds over a million circuits: nobody who folds should wait for it.
        Task.Run(() =>
        {
            _ = (graph.gaps.Value, graph.network.Value, graph.addresses.Value);
            i.Prepare();
        });
        return graph;
    });

    public NodeKind KindOf(int node) => kinds[node];

    /// <summary>What a node cannot work without, nearest first: a resource's parent or device; a link's ends, then its carriers.</summary>
    public ReadOnlySpan<int> DependenciesOf(int node) => up[node];

    /// <summary>What cannot work without a node, paths of circuits aside.</summary>
    public ReadOnlySpan<int> DependentsOf(int node) => node < paths.FirstNode ? down[node] : [];

    /// <summary>The circuits' paths that run over a node.</summary>
    public ReadOnlySpan<int> PathsOver(int node) => node < paths.FirstNode ? pathsOver[node] : [];

    public int FindSite(string? id) => layout.FindSite(id);

    public int FindDevice(string? id) => layout.FindDevice(id);

    public int FindResource(string? id) => layout.FindResource(id);

    public int FindCable(string? id) => layout.FindCable(id);

    public int FindLink(string? id) => layout.FindLink(id);

    /// <summary>The node an entity stands for; -1 if this inventory lacks it.</summary>
    public int Find(EntityRef entity) => layout.Find(entity);

    public string IdOf(int node) => node < paths.FirstNode ? layout.IdOf(node) : paths.CircuitOf(node).Id;

    /// <summary>A node as faults name it; the name of a part begins with its device's.</summary>
    public EntityRef Ref(int node)
    {
        var entity = layout.Ref(node);
        return kinds[node].IsResource() && DeviceOf(node) is >= 0 and var owner ? entity with { Name = $"{DeviceAt(owner).Name} {entity.Name}" } : entity;
    }

    public Device DeviceAt(int device) => layout.DeviceAt(device);

    /// <summary>The devices any one of which controls a device; empty where it runs by itself.</summary>
    public IReadOnlyList<int> ControllersOf(int device) => controllers.TryGetValue(device, out var found) ? found : [];

    /// <summary>Whether a device gives no service once all these are out; not where it runs by itself.</summary>
    public bool IsUncontrolled(int device, Func<int, bool> isOut) => controllers.TryGetValue(device, out var found) && Array.TrueForAll(found, c => isOut(c));

    /// <summary>Devices that this one controls, alone or with others: they give no service without any, though their links stay up.</summary>
    public IReadOnlyList<int> ControlledBy(int device) => controlled.TryGetValue(device, out var devices) ? devices : [];

    /// <summary>The device a resource is part of, or the device itself; -1 for anything else.</summary>
    public int DeviceOf(int node)
    {
        for (var depth = 0; depth < MaximumNesting && node >= 0; depth++)
        {
            if (kinds[node] == NodeKind.Device)
            {
                return node;
            }

            node = ParentOf(node);
        }

        return -1;
    }

    /// <summary>The site something is at; that of the A end for links and cables; -1 if unknown.</summary>
    public int SiteOf(int node)
    {
        if (node < layout.FirstDevice)
        {
            return node;
        }

        var device = DeviceOf(node);
        if (device >= 0)
        {
            return FindSite(DeviceAt(device).Site);
        }

        if (kinds[node].IsCable())
        {
            var cable = layout.CableAt(node);
            return FindSite(cable.SiteA) is >= 0 and var a ? a : FindSite(cable.SiteZ);
        }

        return kinds[node].IsLink() && Ends(node) is var (endA, endZ) && (endA >= 0 || endZ >= 0) ? SiteOf(endA >= 0 ? endA : endZ) : -1;
    }

    /// <summary>Organisations that own a node: that of its site, and of the other end's site for links and cables.</summary>
    public IEnumerable<string> OrganizationsOf(int node)
    {
        var far = kinds[node].IsCable() ? FindSite(layout.CableAt(node).SiteZ)
            : kinds[node].IsLink() && Ends(node).Z >= 0 ? SiteOf(Ends(node).Z)
            : -1;
        return new[] { SiteOf(node), far }.Where(s => s >= 0).Select(s => layout.SiteAt(s).Organization).OfType<string>().Distinct(StringComparer.Ordinal);
    }

    /// <summary>The ends of a link as nodes (resources or links); -1 where the inventory lacks one.</summary>
    public (int A, int Z) Ends(int link) => ends[link - layout.FirstLink];

    /// <summary>How many of its carriers a link can lose and still carry: 0 unless it is a link aggregate.</summary>
    public int SpareCarriers(int link) => spareCarriers.Count == 0 ? 0 : spareCarriers.GetValueOrDefault(link);

    /// <summary>Whether a link aggregate ends on a resource.</summary>
    public bool EndsAggregate(int resource)
    {
        if (spareCarriers.Count > 0)
        {
            foreach (var dependent in DependentsOf(resource))
            {
                if (SpareCarriers(dependent) > 0 && Ends(dependent) is var (a, z) && (a == resource || z == resource))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Links other than sessions that end on a resource.</summary>
    public IEnumerable<int> SignalLinksAt(int end) => SignalLinks(DependentsOf(end).ToArray(), end);

    /// <summary>Links other than sessions that end on a device or a part of it.</summary>
    public int[] SignalLinksOf(int device) => linksOfDevice.TryGetValue(device, out var known) ? known : linksOfDevice.GetOrAdd(device, FindSignalLinks);

    public DeviceNetwork Network => network.Value;

    /// <summary>Where paths of circuits lack a link.</summary>
    public PathGaps Gaps => gaps.Value;

    /// <summary>Node of an element of paths; -1 if the inventory lacks it.</summary>
    public int NodeOfElement(int element) => layout.FindElement(paths.ElementId(element));

    /// <summary>The name of a resource by itself.</summary>
    public string NameOf(int resource) => layout.ResourceAt(resource).Name;

    /// <summary>Whether a link other than a session joins two devices.</summary>
    public bool AreJoined(int device, int other) => SignalLinksOf(device).Any(l => Joins(l, device, other));

    /// <summary>Links other than sessions that lead from a device to whoever has an address: for a peer that no link of the inventory ends on.</summary>
    public IReadOnlyList<int> LinksTowards(int device, string? address)
    {
        var found = Addresses.Find(address);
        if (found < 0 || device < 0)
        {
            return [];
        }

        var far = DeviceOf(found);
        var links = kinds[found] == NodeKind.Device ? SignalLinksOf(found) : SignalLinksAt(found);
        return [.. links.Where(l => Joins(l, device, far))];
    }

    /// <summary>The parts of a node, those within parts included.</summary>
    public IReadOnlyList<int> PartsOf(int node)
    {
        var parts = new List<int> { node };
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var dependent in DependentsOf(parts[i]))
            {
                if (kinds[dependent].IsResource() || (i == 0 && kinds[dependent] == NodeKind.Device))
                {
                    parts.Add(dependent);
                }
            }
        }

        return parts;
    }

    /// <summary>The topmost part below any card or shelf that a resource belongs to: its port; itself for anything else.</summary>
    public int PortOf(int node)
    {
        var port = node;
        for (var depth = 0; depth < MaximumNesting; depth++)
        {
            var parent = ParentOf(port);
            if (parent < 0 || !kinds[parent].IsResource() || kinds[parent].IsModule())
            {
                return port;
            }

            port = parent;
        }

        return port;
    }

    /// <summary>What a resource sits in: its parent resource, else its device; -1 for anything else.</summary>
    public int ParentOf(int node) => kinds[node].IsResource() && up[node].Length > 0 ? up[node][0] : -1;

    /// <summary>Parts deeper than this in each other are not followed: the inventory must be wrong.</summary>
    public const int MaximumNesting = 16;

    private IEnumerable<(int Link, int A, int Z)> JoinedDevices()
    {
        for (var link = layout.FirstLink; link < paths.FirstNode; link++)
        {
            var (a, z) = kinds[link].IsSignalLink() ? Ends(link) : (-1, -1);
            var (deviceA, deviceZ) = (a < 0 ? -1 : DeviceOf(a), z < 0 ? -1 : DeviceOf(z));
            if (deviceA >= 0 && deviceZ >= 0 && deviceA != deviceZ)
            {
                yield return (link, deviceA, deviceZ);
            }
        }
    }

    private bool Joins(int link, int device, int far)
    {
        var (a, z) = Ends(link);
        var (deviceA, deviceZ) = (a < 0 ? -1 : DeviceOf(a), z < 0 ? -1 : DeviceOf(z));
        return (deviceA == device && deviceZ == far) || (deviceZ == device && deviceA == far);
    }

    private IEnumerable<int> SignalLinks(int[] dependents, int end) =>
        dependents.Where(d => kinds[d].IsSignalLink() && (Ends(d).A == end || Ends(d).Z == end));

    private int[] FindSignalLinks(int device) => [.. PartsOf(device).SelectMany(SignalLinksAt).Distinct()];

    private void Contain(AdjacencyBuilder edges)
    {
        for (var node = layout.FirstDevice; node < layout.FirstLink; node++)
        {
            edges.Add(node, node < layout.FirstResource ? FindSite(layout.DeviceAt(node).Site)
                : node < layout.FirstCable ? HolderOf(layout.ResourceAt(node))
                : FindCable(layout.CableAt(node).Parent));
        }
    }

    private void Control()
    {
        for (var node = layout.FirstDevice; node < layout.FirstResource; node++)
        {
            int[] found = layout.DeviceAt(node).ControlledBy is { Length: > 0 } named ? [.. named.Select(FindDevice).Where(c => c >= 0 && c != node).Distinct()] : [];
            if (found.Length > 0)
            {
                controllers[node] = found;
            }

            foreach (var controller in found)
            {
                controlled.TryAdd(controller, []);
                controlled[controller].Add(node);
            }
        }
    }

    private int HolderOf(Resource resource) => FindResource(resource.Parent) is >= 0 and var parent ? parent : FindDevice(resource.Device);

    private void Connect(AdjacencyBuilder edges)
    {
        for (var node = layout.FirstLink; node < layout.FirstPath; node++)
        {
            var link = layout.LinkAt(node);
            var (a, z) = ends[node - layout.FirstLink] = (layout.FindElement(link.A), layout.FindElement(link.Z));
            edges.Add(node, a);
            edges.Add(node, z);
            foreach (var carrier in link.Carriers)
            {
                var cable = FindCable(carrier);
                edges.Add(node, cable >= 0 ? cable : layout.FindElement(carrier));
            }

            if (link.Carriers.Length - link.CarriersNeeded is > 0 and var spare)
            {
                spareCarriers[node] = spare;
            }
        }
    }
}
