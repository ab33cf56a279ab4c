using System.Collections.Concurrent;
using Assurance.Dashboard.Api.Pages.Inventory;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Composition;

/// <summary>Applies journalled imports in the fold and remembers by position what each did. Packages lie in <c>inventory/</c> by their hash.</summary>
internal sealed partial class InventoryKeeper(string store, ILogger<InventoryKeeper> log) : IImportResults
{
    private readonly ConcurrentDictionary<long, ImportResult> results = new();
    private readonly ConcurrentDictionary<long, WeakReference<NetworkInventory>> applied = new();

    /// <summary>Results by journal position, oldest first.</summary>
    public IEnumerable<KeyValuePair<long, ImportResult>> Results => results.OrderBy(r => r.Key);

    public ImportResult? ResultOf(long position) => results.GetValueOrDefault(position);

    /// <summary>The import in another fold of the same journal, which comes to the same: what is still held is not read again.</summary>
    public NetworkInventory ApplyAgain(NetworkInventory before, InventoryEntry entry) =>
        applied.TryGetValue(entry.Position, out var held) && held.TryGetTarget(out var after) ? after : Apply(before, entry);

    /// <summary>Called by the engine. A package that is gone leaves the inventory as it was, loudly.</summary>
    public NetworkInventory Apply(NetworkInventory before, InventoryEntry entry)
    {
        try
        {
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, entry.Import.ContentHash));
            var (after, result) = InventoryImporter.Apply(before, package, entry.Import.Full, entry.Position);
            results[entry.Position] = result;
            applied[entry.Position] = new(after);
            return after;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            LogPackageLost(entry.Position, entry.Import.ContentHash, e.Message);
            results[entry.Position] = new ImportResult([], [new RejectedRow(entry.Import.ContentHash + ".zip", 0, e.Message)], []);
            return before;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Import at journal position {Position} cannot be folded: package {Hash}: {Reason}")]
    private partial void LogPackageLost(long position, string hash, string reason);
}
