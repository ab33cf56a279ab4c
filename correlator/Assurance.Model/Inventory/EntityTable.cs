using System.Diagnostics.CodeAnalysis;

namespace Assurance.Model.Inventory;

/// <summary>The entities of one table in id order (ordinal), with a compact index from id to place: some 30 octets an entity beside the entity. Immutable.</summary>
public sealed class EntityTable<T>
    where T : class, IInventoryEntity
{
    public static readonly EntityTable<T> Empty = new([]);

    private readonly T[] items;
    // The hash beside the place spares a look at an entity that cannot be meant.
    private readonly (int Hash, int Place)[] slots;

    /// <param name="entities">Of ids that differ; in any order.</param>
    public EntityTable(IEnumerable<T> entities)
        : this([.. entities], sorted: false)
    {
    }

    private EntityTable(T[] items, bool sorted)
    {
        this.items = items;
        if (!sorted)
        {
            Array.Sort(items, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        }

        var size = 4;
        while (size < items.Length * 2)
        {
            size *= 2;
        }

        slots = new (int, int)[size];
        for (var i = 0; i < items.Length; i++)
        {
            var hash = Hash(items[i].Id);
            var slot = hash & (size - 1);
            while (slots[slot].Place != 0)
            {
                slot = Next(slot);
            }

            slots[slot] = (hash, i + 1);
        }
    }

    public int Count => items.Length;

    /// <summary>In id order.</summary>
    public IReadOnlyList<T> Values => items;

    /// <summary>By place in id order.</summary>
    public T this[int place] => items[place];

    /// <exception cref="KeyNotFoundException">The table lacks it.</exception>
    public T this[string id] => GetValueOrDefault(id) ?? throw new KeyNotFoundException(id);

    /// <summary>Place of an id; -1 if the table lacks it.</summary>
    public int Find(string? id)
    {
        if (id is null)
        {
            return -1;
        }

        var hash = Hash(id);
        for (var slot = hash & (slots.Length - 1); slots[slot].Place != 0; slot = Next(slot))
        {
            if (slots[slot].Hash == hash && string.Equals(items[slots[slot].Place - 1].Id, id, StringComparison.Ordinal))
            {
                return slots[slot].Place - 1;
            }
        }

        return -1;
    }

    public T? GetValueOrDefault(string? id) => Find(id) is >= 0 and var place ? items[place] : null;

    public bool ContainsKey(string? id) => Find(id) >= 0;

    public bool TryGetValue(string? id, [NotNullWhen(true)] out T? entity) => (entity = GetValueOrDefault(id)) is not null;

    /// <summary>The table with some entities replaced, added (by id) or, where null, gone.</summary>
    public EntityTable<T> With(IReadOnlyDictionary<string, T?> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        var changed = changes.Values.OfType<T>().ToArray();
        Array.Sort(changed, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var merged = new List<T>(items.Length + changed.Length);
        var next = 0;
        foreach (var item in items)
        {
            while (next < changed.Length && string.CompareOrdinal(changed[next].Id, item.Id) < 0)
            {
                merged.Add(changed[next++]);
            }

            if (!changes.ContainsKey(item.Id))
            {
                merged.Add(item);
            }
        }

        merged.AddRange(changed.AsSpan(next));
        return new EntityTable<T>([.. merged], sorted: true);
    }

    private static int Hash(string id) => string.GetHashCode(id, StringComparison.Ordinal);

    private int Next(int slot) => (slot + 1) & (slots.Length - 1);
}

public static class EntityTables
{
    /// <summary>A table of these entities.</summary>
    public static EntityTable<T> ToTable<T>(this IEnumerable<T> entities)
        where T : class, IInventoryEntity => new(entities);
}
