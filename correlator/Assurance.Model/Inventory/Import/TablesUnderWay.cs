using System.Collections.Frozen;

namespace Assurance.Model.Inventory.Import;

/// <summary>One table while an import changes it.</summary>
internal sealed class Table<T>(FrozenDictionary<string, T> before)
    where T : class, IInventoryEntity
{
    private readonly Dictionary<string, T> rows = before.Count == 0 ? new(StringComparer.Ordinal) : new(before, StringComparer.Ordinal);
    private bool touched;

    public bool Has(string? id) => id is null || rows.ContainsKey(id);

    public T? Get(string id) => rows.GetValueOrDefault(id);

    public Outcome Put(T entity)
    {
        var outcome = !rows.TryGetValue(entity.Id, out var old) ? Outcome.Added : Same(old, entity) ? Outcome.Same : Outcome.Changed;
        if (outcome != Outcome.Same)
        {
            rows[entity.Id] = entity;
            touched = true;
        }

        return outcome;
    }

    public int Remove(Func<T, bool> isGone)
    {
        var gone = rows.Values.Where(isGone).Select(e => e.Id).ToArray();
        foreach (var id in gone)
        {
            rows.Remove(id);
        }

        touched |= gone.Length > 0;
        return gone.Length;
    }

    public FrozenDictionary<string, T> Frozen() => touched ? rows.ToFrozenDictionary(StringComparer.Ordinal) : before;

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
    public Table<PathElement> CircuitPaths { get; } = new(before.CircuitPaths);
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
        CircuitPaths = CircuitPaths.Frozen(),
        PlannedWork = PlannedWork.Frozen(),
    };
}
