using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

/// <summary>The tables of an inventory, by id. Immutable; an import makes a new one.</summary>
public sealed record InventoryTables
{
    public EntityTable<Organization> Organizations { get; init; } = EntityTable<Organization>.Empty;
    public EntityTable<Person> People { get; init; } = EntityTable<Person>.Empty;
    public EntityTable<Site> Sites { get; init; } = EntityTable<Site>.Empty;
    public EntityTable<Device> Devices { get; init; } = EntityTable<Device>.Empty;
    public EntityTable<Resource> Resources { get; init; } = EntityTable<Resource>.Empty;
    public EntityTable<Cable> Cables { get; init; } = EntityTable<Cable>.Empty;
    public EntityTable<Link> Links { get; init; } = EntityTable<Link>.Empty;
    public EntityTable<Customer> Customers { get; init; } = EntityTable<Customer>.Empty;
    public EntityTable<Contact> Contacts { get; init; } = EntityTable<Contact>.Empty;
    public EntityTable<ServiceLevelAgreement> Slas { get; init; } = EntityTable<ServiceLevelAgreement>.Empty;
    public EntityTable<Circuit> Circuits { get; init; } = EntityTable<Circuit>.Empty;
    public PathTable CircuitPaths { get; init; } = PathTable.Empty;
    public EntityTable<PlannedWork> PlannedWork { get; init; } = EntityTable<PlannedWork>.Empty;

    public static readonly InventoryTables Empty = new();
}

/// <summary>An inventory as the line reads it: tables and the look-ups over them. One swapped snapshot; readers never lock.</summary>
public sealed class NetworkInventory
{
    public static readonly NetworkInventory Empty = new(InventoryTables.Empty, 0);

    private readonly Lazy<SenderIndex> senders;
    private readonly Lazy<ResourceIndex> resources;
    private readonly Lazy<AdjacencyIndex> adjacencies;
    private readonly Lazy<Dictionary<string, ImmutableArray<Circuit>>> circuitsOfCustomer;

    /// <param name="version">Journal position of the import that made it; 0 before the first.</param>
    /// <param name="before">The inventory that an import changed: look-ups over tables that it left alone are kept.</param>
    public NetworkInventory(InventoryTables tables, long version, NetworkInventory? before = null)
    {
        Tables = tables;
        Version = version;
        var sameDevices = before is not null && ReferenceEquals(before.Tables.Devices, tables.Devices);
        senders = sameDevices ? before!.senders : new(() => new SenderIndex(tables.Devices.Values));
        resources = sameDevices && ReferenceEquals(before!.Tables.Resources, tables.Resources)
            ? before.resources
            : new(() => new ResourceIndex(tables.Devices, tables.Resources.Values));
        adjacencies = new(() => new AdjacencyIndex(this));
        circuitsOfCustomer = before is not null && ReferenceEquals(before.Tables.Circuits, tables.Circuits) ? before.circuitsOfCustomer : new(() => tables.Circuits.Values.Where(c => c.Customer is not null)
            .GroupBy(c => c.Customer!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal));
    }

    public InventoryTables Tables { get; }

    public long Version { get; }

    public bool IsEmpty => Tables.Devices.Count == 0;

    /// <summary>Devices by the names and addresses they send under.</summary>
    public SenderIndex Senders => senders.Value;

    /// <summary>Parts of devices by what messages call them.</summary>
    public ResourceIndex Resources => resources.Value;

    /// <summary>What stands at the other end of a device's links.</summary>
    public AdjacencyIndex Adjacencies => adjacencies.Value;

    /// <summary>Makes the look-ups that are made when first asked for: over a million circuits each takes up to a second, that nobody who folds should wait for.</summary>
    public void Prepare() => _ = (senders.Value, resources.Value, adjacencies.Value, circuitsOfCustomer.Value);

    public ImmutableArray<Circuit> CircuitsOf(string customer) => circuitsOfCustomer.Value.GetValueOrDefault(customer, []);

    /// <summary>All path elements of a circuit, by path, then sequence.</summary>
    public ImmutableArray<PathElement> PathsOf(string circuit) => [.. Tables.CircuitPaths.Of(circuit)];
}
