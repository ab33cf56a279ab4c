using System.Runtime.InteropServices;

namespace Assurance.Model.Inventory.Import;

/// <summary>One table while an import changes it: what it was, and what is different now.</summary>
internal sealed class Table<T>(EntityTable<T> before)
    where T : class, IInventoryEntity
{
    private readonly Dictionary<string, T?> changes = new(StringComparer.Ordinal);

    public bool Has(string? id) => id is null || (changes.TryGetValue(id, out var changed) ? changed is not null : before.ContainsKey(id));

    public T? Get(string id) => changes.TryGetValue(id, out var changed) ? changed : before.GetValueOrDefault(id);

    public Outcome Put(T entity)
    {
        if (before.Count == 0)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(changes, entity.Id, out _);
            var was = place;
            place = entity;
            return Between(was, entity);
        }

        var outcome = Between(Get(entity.Id), entity);
        if (outcome != Outcome.Same)
        {
            changes[entity.Id] = entity;
        }

        return outcome;
    }

    /// <summary>Whether there is more than these many entities that were put.</summary>
    public bool HasOther(int put) => before.Count > 0 || changes.Count > put;

    public int Remove(Func<T, bool> isGone)
    {
        var gone = before.Values.Where(e => !changes.ContainsKey(e.Id)).Concat(changes.Values.OfType<T>()).Where(isGone).Select(e => e.Id).ToArray();
        foreach (var id in gone)
        {
            changes[id] = null;
        }

        return gone.Length;
    }

    public EntityTable<T> Frozen() => before.With(changes);

    private static Outcome Between(T? old, T entity) => old is null ? Outcome.Added : Same(old, entity) ? Outcome.Same : Outcome.Changed;

    // Records compare their immutable arrays by reference, so equality is asked of the printed form where references differ.
    private static bool Same(T a, T b) => a.Equals(b) || EntityText.Of(a) == EntityText.Of(b);
}

/// <summary>The tables an import works on.</summary>
internal sealed class TablesUnderWay(InventoryTables before)
{
    public Table<Organization> Organizations { get; } = new(before.Organizations);
    public Table<Person> People { get; } = new(before.People);
    public Table<Site> Sites { get; } = new(before.Sites);
    public Table<Device> Devices { get; } = new(before.Devices);
    public Table<Resource> Resources { get; } = new(before.Resources);
    public Table<Cable> Cables { get; } = new(before.Cables);
    public Table<Link> Links { get; } = new(before.Links);
    public Table<Customer> Customers { get; } = new(before.Customers);
    public Table<Contact> Contacts { get; } = new(before.Contacts);
    public Table<ServiceLevelAgreement> Slas { get; } = new(before.Slas);
    public Table<Circuit> Circuits { get; } = new(before.Circuits);
    public PathTable CircuitPaths { get; set; } = before.CircuitPaths;

    /// <summary>Texts of this import.</summary>
    public TextPool Texts { get; } = new();
    public Table<PlannedWork> PlannedWork { get; } = new(before.PlannedWork);

    public InventoryTables Frozen() => new()
    {
        Organizations = Organizations.Frozen(),
        People = People.Frozen(),
        Sites = Sites.Frozen(),
        Devices = Devices.Frozen(),
        Resources = Resources.Frozen(),
        Cables = Cables.Frozen(),
        Links = Links.Frozen(),
        Customers = Customers.Frozen(),
        Contacts = Contacts.Frozen(),
        Slas = Slas.Frozen(),
        Circuits = Circuits.Frozen(),
        CircuitPaths = CircuitPaths,
        PlannedWork = PlannedWork.Frozen(),
    };
}
