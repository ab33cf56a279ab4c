using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>The entities of one inventory table in id order, with a compact index from id to place: 16 bytes an entity beside the entity.</summary>
internal sealed class EntityTable<T>
    where T : class, IInventoryEntity
{
    private readonly T[] items;
    private readonly int[] slots;

    public EntityTable(ICollection<T> entities)
    {
        items = [.. entities];
        Array.Sort(items, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var size = 4;
        while (size < items.Length * 2)
        {
            size *= 2;
        }

        slots = new int[size];
        for (var i = 0; i < items.Length; i++)
        {
            var slot = First(items[i].Id);
            while (slots[slot] != 0)
            {
                slot = Next(slot);
            }

            slots[slot] = i + 1;
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

        for (var slot = First(id); slots[slot] != 0; slot = Next(slot))
        {
            if (string.Equals(items[slots[slot] - 1].Id, id, StringComparison.Ordinal))
            {
                return slots[slot] - 1;
            }
        }

        return -1;
    }

    private int First(string id) => string.GetHashCode(id, StringComparison.Ordinal) & (slots.Length - 1);

    private int Next(int slot) => (slot + 1) & (slots.Length - 1);
}
