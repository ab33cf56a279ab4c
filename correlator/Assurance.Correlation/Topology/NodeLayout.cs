using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>Which number stands for which entity: nodes are laid out table by table in id order, the paths of circuits after all else, so that the same inventory
/// gives the same numbers. Immutable.</summary>
internal sealed class NodeLayout(InventoryTables tables)
{
    public InventoryTables Tables { get; } = tables;

    public int FirstDevice { get; } = tables.Sites.Count;

    public int FirstResource { get; } = tables.Sites.Count + tables.Devices.Count;

    public int FirstCable { get; } = tables.Sites.Count + tables.Devices.Count + tables.Resources.Count;

    public int FirstLink { get; } = tables.Sites.Count + tables.Devices.Count + tables.Resources.Count + tables.Cables.Count;

    /// <summary>Number of the first path of a circuit.</summary>
    public int FirstPath { get; } = tables.Sites.Count + tables.Devices.Count + tables.Resources.Count + tables.Cables.Count + tables.Links.Count;

    public int FindSite(string? id) => Place(Tables.Sites.Find(id), 0);

    public int FindDevice(string? id) => Place(Tables.Devices.Find(id), FirstDevice);

    public int FindResource(string? id) => Place(Tables.Resources.Find(id), FirstResource);

    public int FindCable(string? id) => Place(Tables.Cables.Find(id), FirstCable);

    public int FindLink(string? id) => Place(Tables.Links.Find(id), FirstLink);

    /// <summary>What an id in a path or at the end of a link stands for: a resource or link; cables are taken too; -1 if the inventory lacks it.</summary>
    public int FindElement(string? id) =>
        FindResource(id) is >= 0 and var resource ? resource
        : FindLink(id) is >= 0 and var link ? link
        : FindCable(id);

    /// <summary>The node an entity stands for; -1 if this inventory lacks it.</summary>
    public int Find(EntityRef entity) => entity.Kind switch
    {
        "site" => FindSite(entity.Id),
        "device" => FindDevice(entity.Id),
        "duct" or "cable" => FindCable(entity.Id),
        // A fibre may be a strand of a cable or a link; the name tells them apart where ids clash.
        "fibre" => FindCable(entity.Id) is >= 0 and var cable && Named(CableAt(cable)) == entity ? cable : FindLink(entity.Id) is >= 0 and var link ? link : FindCable(entity.Id),
        "shelf" or "card" or "port" or "interface" or "tunnel" or "peer" => FindResource(entity.Id),
        _ => FindLink(entity.Id) is >= 0 and var other ? other : FindResource(entity.Id),
    };

    public Site SiteAt(int node) => Tables.Sites[node];

    public Device DeviceAt(int node) => Tables.Devices[node - FirstDevice];

    public Resource ResourceAt(int node) => Tables.Resources[node - FirstResource];

    public Cable CableAt(int node) => Tables.Cables[node - FirstCable];

    public Link LinkAt(int node) => Tables.Links[node - FirstLink];

    /// <summary>The id of any node but a path.</summary>
    public string IdOf(int node) =>
        node < FirstDevice ? SiteAt(node).Id
        : node < FirstResource ? DeviceAt(node).Id
        : node < FirstCable ? ResourceAt(node).Id
        : node < FirstLink ? CableAt(node).Id
        : LinkAt(node).Id;

    /// <summary>Any node but a path as faults name it; of a part by its own name alone.</summary>
    public EntityRef Ref(int node) =>
        node < FirstDevice ? new EntityRef(SiteAt(node).Id, "site", SiteAt(node).Name)
        : node < FirstResource ? new EntityRef(DeviceAt(node).Id, "device", DeviceAt(node).Name)
        : node < FirstCable ? new EntityRef(ResourceAt(node).Id, ResourceAt(node).Kind, ResourceAt(node).Name)
        : node < FirstLink ? Named(CableAt(node))
        : new EntityRef(LinkAt(node).Id, LinkAt(node).Kind, LinkAt(node).Name);

    /// <summary>The kind of each node, so many paths at their end.</summary>
    public NodeKind[] Kinds(int paths)
    {
        var all = new NodeKind[FirstPath + paths];
        Array.Fill(all, NodeKind.Device, FirstDevice, Tables.Devices.Count);
        Array.Fill(all, NodeKind.Path, FirstPath, paths);
        Fill(all, FirstResource, Tables.Resources, r => NodeKinds.OfResource(r.Kind));
        Fill(all, FirstCable, Tables.Cables, c => NodeKinds.OfCable(c.Kind));
        Fill(all, FirstLink, Tables.Links, l => NodeKinds.OfLink(l.Kind));
        return all;
    }

    /// <summary>Whether nodes have the numbers they had, and the same paths run over them.</summary>
    public bool KeepsPathsOf(NodeLayout before) =>
        ReferenceEquals(before.Tables.CircuitPaths, Tables.CircuitPaths) && ReferenceEquals(before.Tables.Circuits, Tables.Circuits)
        && before.Tables.Sites.Count == Tables.Sites.Count && before.Tables.Devices.Count == Tables.Devices.Count
        && SameIds(before.Tables.Resources, Tables.Resources) && SameIds(before.Tables.Cables, Tables.Cables) && SameIds(before.Tables.Links, Tables.Links);

    private static EntityRef Named(Cable cable) => new(cable.Id, cable.Kind, cable.Name);

    private static int Place(int place, int start) => place < 0 ? -1 : start + place;

    private static void Fill<T>(NodeKind[] all, int first, EntityTable<T> table, Func<T, NodeKind> kind)
        where T : class, IInventoryEntity
    {
        for (var i = 0; i < table.Count; i++)
        {
            all[first + i] = kind(table[i]);
        }
    }

    private static bool SameIds<T>(EntityTable<T> one, EntityTable<T> other)
        where T : class, IInventoryEntity
    {
        if (ReferenceEquals(one, other))
        {
            return true;
        }

        var same = one.Count == other.Count;
        for (var i = 0; same && i < one.Count; i++)
        {
            same = one[i].Id == other[i].Id;
        }

        return same;
    }
}
