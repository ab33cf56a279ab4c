using System.Data.Common;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Usm;
using Assurance.Dashboard.Commands;
using Assurance.Dashboard.Settings;
using Assurance.Dashboard.Snapshots;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Storage.Relational;

namespace Assurance.Dashboard.Composition;

/// <summary>Opens what lies in <c>Data:Directory</c>; what cannot be opened is one clear line.</summary>
internal static class DataFiles
{
    /// <exception cref="CommandFailedException">It cannot be made or written to.</exception>
    public static void Ensure(AssuranceSettings settings)
    {
        try
        {
            Make(settings.DataDirectory);
            var probe = Path.Combine(settings.DataDirectory, ".writable");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Data:Directory {settings.DataDirectory} cannot be written: {e.Message}");
        }
    }

    // Communities, mails and what devices say of themselves lie there: a new folder is its owner's alone.
    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <exception cref="CommandFailedException">Another process has it open, or it cannot be read.</exception>
    public static JournalStore OpenJournal(AssuranceSettings settings, LineCounters counters, ILogger log)
    {
        Ensure(settings);
        try
        {
            return JournalStore.Open(JournalOptions.Below(settings.DataDirectory), TimeProvider.System, counters, log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JournalInUseException)
        {
            throw new CommandFailedException($"The journal in {settings.DataDirectory} cannot be opened: {e.Message}");
        }
    }

    /// <exception cref="CommandFailedException">The folder cannot be written.</exception>
    public static SnapshotStore OpenSnapshots(AssuranceSettings settings, IJournal journal, ILoggerFactory log)
    {
        try
        {
            return new SnapshotStore(settings.SnapshotStore, settings.Engine, journal, log.CreateLogger<SnapshotStore>());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The snapshots in {settings.SnapshotStore} cannot be kept: {e.Message}");
        }
    }

    /// <summary>Our SNMP engine with a boot more.</summary>
    /// <exception cref="CommandFailedException">It cannot be read or written.</exception>
    public static UsmEngine BootEngine(AssuranceSettings settings, DateTimeOffset now)
    {
        Ensure(settings);
        try
        {
            return UsmEngine.Boot(settings.EngineFile, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CommandFailedException($"The SNMP engine's file cannot be used: {e.Message}");
        }
    }

    /// <exception cref="CommandFailedException">It cannot be opened.</exception>
    public static RelationalStore OpenRelational(AssuranceSettings settings)
    {
        Ensure(settings);
        try
        {
            return RelationalStore.Open(settings.DataDirectory, TimeProvider.System);
        }
        catch (Exception e) when (e is IOException or DbException)
        {
            throw new CommandFailedException($"The database in {settings.DataDirectory} cannot be opened: {e.Message}");
        }
    }

    /// <summary>The inventory as the journalled imports left it.</summary>
    public static NetworkInventory FoldInventory(JournalReader journal, InventoryKeeper keeper) =>
        journal.ReadFrom(1).OfType<InventoryEntry>().Aggregate(NetworkInventory.Empty, keeper.Apply);
}
