using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Storage.Audit;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>Journals imports of kept packages, onto the audit trail too, and tells what they did.</summary>
internal sealed class ImportDesk(
    PagesOptions options, PackageIntake intake, IJournal journal, LiveState state, IImportResults results, AuditTrail audit, TimeProvider clock) : IDisposable
{
    private const string Action = "import";

    // A look holds a second inventory in memory.
    private readonly SemaphoreSlim looking = new(1);

    /// <summary>All that were applied, the newest first.</summary>
    public IEnumerable<ImportSummary> Applied => results.Results.Reverse().Select(r => ImportSummary.Of(r.Key, EntryAt(r.Key), r.Value));

    /// <summary>The import at a position; null if there is none.</summary>
    public ImportResource? At(long position)
    {
        var (entry, result) = (EntryAt(position), results.ResultOf(position));
        return entry is null && result is null ? null : ImportResource.Of(position, entry, result);
    }

    /// <summary>Takes an uploaded package. It is pending where the engine has not applied it within <see cref="PagesOptions.ImportPatience"/>.</summary>
    /// <exception cref="Errors.ApiException">The package is refused; nothing was journalled.</exception>
    /// <exception cref="IOException">Package or journal cannot be written; nothing was imported.</exception>
    public async Task<ImportResource> TakeAsync(HttpContext context, bool full)
    {
        var user = Viewer.Of(context.User).User;
        var happened = new AuditEvent(user, Action, "", context.RemoteAddress(), true, full ? "full" : "");
        var cancellation = context.RequestAborted;
        long position;
        try
        {
            intake.RequireLength(context.Request.ContentLength);
            var zip = await UploadedZip.FindAsync(context.Request, cancellation);
            var hash = await intake.KeepAsync(zip, cancellation);
            happened = happened with { Target = hash };
            position = await journal.AppendAsync(new InventoryImport(hash, full, user, "upload"), cancellation);
        }
        catch (Exception e) when (e is Errors.ApiException or IOException)
        {
            await audit.AppendAsync(happened with { Success = false, Detail = e.Message }, CancellationToken.None);
            throw;
        }

        await audit.AppendAsync(happened, CancellationToken.None);
        await FoldedAsync(position, cancellation);
        return At(position)!;
    }

    /// <summary>What an uploaded package would do to the inventory as it is now; nothing is kept or journalled.</summary>
    /// <exception cref="Errors.ApiException">The package is refused.</exception>
    public async Task<ImportResource> LookAsync(HttpContext context, bool full)
    {
        var cancellation = context.RequestAborted;
        var user = Viewer.Of(context.User).User;
        await looking.WaitAsync(cancellation);
        try
        {
            intake.RequireLength(context.Request.ContentLength);
            var zip = await UploadedZip.FindAsync(context.Request, cancellation);
            var result = await intake.LookAsync(zip, package => InventoryImporter.Apply(state.Inventory, package, full, state.Inventory.Version).Result, cancellation);
            await audit.AppendAsync(new AuditEvent(user, "previewImport", "", context.RemoteAddress(), true, full ? "full" : ""), CancellationToken.None);
            return ImportResource.Preview(user, full, result);
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private InventoryEntry? EntryAt(long position) => journal.Read(position) as InventoryEntry;

    private async Task FoldedAsync(long position, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.ImportPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await state.WaitForAsync(position, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // The answer says so: it has no result yet.
        }
    }
}
