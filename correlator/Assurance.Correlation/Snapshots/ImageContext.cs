using Assurance.Correlation.Topology;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Snapshots;

/// <summary>What an image names instead of holding it: the inventory, its graph, and the things of it.</summary>
internal sealed class ImageContext(NetworkInventory inventory)
{
    private const string Inventory = "inventory";
    private const string Graph = "graph";

    private static readonly Dictionary<Type, Func<InventoryTables, string, object?>> Tables = new()
    {
        [typeof(Site)] = (t, id) => t.Sites.GetValueOrDefault(id),
        [typeof(Device)] = (t, id) => t.Devices.GetValueOrDefault(id),
        [typeof(Resource)] = (t, id) => t.Resources.GetValueOrDefault(id),
        [typeof(Cable)] = (t, id) => t.Cables.GetValueOrDefault(id),
        [typeof(Link)] = (t, id) => t.Links.GetValueOrDefault(id),
        [typeof(Customer)] = (t, id) => t.Customers.GetValueOrDefault(id),
        [typeof(Circuit)] = (t, id) => t.Circuits.GetValueOrDefault(id),
        [typeof(PlannedWork)] = (t, id) => t.PlannedWork.GetValueOrDefault(id),
        [typeof(ServiceLevelAgreement)] = (t, id) => t.Slas.GetValueOrDefault(id),
    };

    /// <summary>Whether the object is named, and by what; the name is empty for an inventory no longer in force, and read as null.</summary>
    public bool IsNamed(object value, out string name)
    {
        name = value switch
        {
            NetworkInventory other when ReferenceEquals(other, inventory) => Inventory,
            TopologyGraph graph when ReferenceEquals(graph, TopologyGraph.Of(inventory)) => Graph,
            IInventoryEntity entity when Tables.TryGetValue(entity.GetType(), out var table) && ReferenceEquals(table(inventory.Tables, entity.Id), entity) => entity.Id,
            _ => "",
        };
        return name.Length > 0 || value is NetworkInventory or TopologyGraph;
    }

    /// <exception cref="InvalidDataException">The inventory lacks it.</exception>
    public object? Find(Type type, string name) => name switch
    {
        "" => null,
        Inventory when type == typeof(NetworkInventory) => inventory,
        Graph when type == typeof(TopologyGraph) => TopologyGraph.Of(inventory),
        _ => Tables[type](inventory.Tables, name) ?? throw new InvalidDataException($"the inventory lacks {type.Name} {name}"),
    };
}
