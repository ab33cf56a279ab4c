using System.Collections.Concurrent;
using System.Collections.Frozen;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>The inventory's tables in order of id, sorted once an import.</summary>
internal sealed class SortedTables
{
    private volatile Generation current = new(InventoryTables.Empty);

    public IReadOnlyList<T> Of<T>(InventoryTables tables, Func<InventoryTables, FrozenDictionary<string, T>> table)
        where T : class, IInventoryEntity
    {
        var generation = current;
        if (generation.Tables != tables)
        {
            current = generation = new Generation(tables);
        }

        return (IReadOnlyList<T>)generation.Sorted.GetOrAdd(
            typeof(T), static (_, rows) => rows.OrderBy(r => r.Id, StringComparer.Ordinal).ToArray(), table(tables).Values);
    }

    private sealed class Generation(InventoryTables tables)
    {
        public InventoryTables Tables { get; } = tables;

        public ConcurrentDictionary<Type, object> Sorted { get; } = new();
    }
}
