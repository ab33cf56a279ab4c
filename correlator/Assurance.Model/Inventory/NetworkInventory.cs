using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

/// <summary>The tables of an inventory, by id. Immutable; an import makes a new one.</summary>
public sealed record InventoryTables
{
    public FrozenDictionary<string, Organization> Organizations { get; init; } = FrozenDictionary<string, Organization>.Empty;
    public FrozenDictionary<string, Person> People { get; init; } = FrozenDictionary<string, Person>.Empty;
    public FrozenDictionary<string, Site> Sites { get; init; } = FrozenDictionary<string, Site>.Empty;
    public FrozenDictionary<string, Device> Devices { get; init; } = FrozenDictionary<string, Device>.Empty;
    public FrozenDictionary<string, Resource> Resources { get; init; } = FrozenDictionary<string, Resource>.Empty;
    public FrozenDictionary<string, Cable> Cables { get; init; } = FrozenDictionary<string, Cable>.Empty;
    public FrozenDictionary<string, Link> Links { get; init; } = FrozenDictionary<string, Link>.Empty;
    public FrozenDictionary<string, Customer> Customers { get; init; } = FrozenDictionary<string, Customer>.Empty;
    public FrozenDictionary<string, Contact> Contacts { get; init; } = FrozenDictionary<string, Contact>.Empty;
    public FrozenDictionary<string, ServiceLevelAgreement> Slas { get; init; } = FrozenDictionary<string, ServiceLevelAgreement>.Empty;
    public FrozenDictionary<string, Circuit> Circuits { get; init; } = FrozenDictionary<string, Circuit>.Empty;
    public FrozenDictionary<string, PathElement> CircuitPaths { get; init; } = FrozenDictionary<string, PathElement>.Empty;
    public FrozenDictionary<string, PlannedWork> PlannedWork { get; init; } = FrozenDictionary<string, PlannedWork>.Empty;

    public static readonly InventoryTables Empty = new();
}

/// <summary>An inventory as the line reads it: tables and the look-ups over them. One swapped snapshot; readers never lock.</summary>
public sealed class NetworkInventory
{
    public static readonly NetworkInventory Empty = new(InventoryTables.Empty, 0);

    private readonly Lazy<SenderIndex> senders;
    private readonly Lazy<ResourceIndex> resources;
    private readonly Lazy<AdjacencyIndex> adjacencies;
    private readonly Lazy<FrozenDictionary<string, ImmutableArray<Circuit>>> circuitsOfCustomer;
    private readonly Lazy<FrozenDictionary<string, ImmutableArray<PathElement>>> pathsOfCircuit;

    /// <param name="version">Journal position of the import that made it; 0 before the first.</param>
    public NetworkInventory(InventoryTables tables, long version)
    {
        Tables = tables;
        Version = version;
        senders = new(() => new SenderIndex(tables.Devices.Values));
        resources = new(() => new ResourceIndex(tables.Resources.Values));
        adjacencies = new(() => new AdjacencyIndex(this));
        circuitsOfCustomer = new(() => Group(tables.Circuits.Values.Where(c => c.Customer is not null), c => c.Customer!));
        pathsOfCircuit = new(() => Group(tables.CircuitPaths.Values.OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Sequence), p => p.Circuit));
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

    public ImmutableArray<Circuit> CircuitsOf(string customer) => circuitsOfCustomer.Value.GetValueOrDefault(customer, []);

    /// <summary>All path elements of a circuit, by path, then sequence.</summary>
    public ImmutableArray<PathElement> PathsOf(string circuit) => pathsOfCircuit.Value.GetValueOrDefault(circuit, []);

    private static FrozenDictionary<string, ImmutableArray<T>> Group<T>(IEnumerable<T> items, Func<T, string> key) =>
        items.GroupBy(key, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
}
