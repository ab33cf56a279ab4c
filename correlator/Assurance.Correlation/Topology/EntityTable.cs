using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>The entities of one inventory table in id order, with a compact index from id to place: some 30 bytes an entity beside the entity.</summary>
internal sealed class EntityTable<T>
    where T : class, IInventoryEntity
{
    private readonly T[] items;
    // The hash beside the place spares a look at an entity that cannot be meant.
    private readonly (int Hash, int Place)[] slots;

    public EntityTable(ICollection<T> entities)
    {
        items = [.. entities];
        Array.Sort(items, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
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

    public T this[int place] => items[place];

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

    private static int Hash(string id) => string.GetHashCode(id, StringComparison.Ordinal);

    private int Next(int slot) => (slot + 1) & (slots.Length - 1);
}
