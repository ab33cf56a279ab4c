using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Assurance.Dashboard.Composition;
using Assurance.Dashboard.Settings;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Dashboard.Commands;

/// <summary><c>import PATH [--full]</c>: into a stopped instance's data directory, or with <c>--url</c> and <c>--token</c> into a running one.</summary>
internal static class ImportCommand
{
    // The engine has not got there yet: the result comes later, at the import's own address.
    private const string Pending = "pending";

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    public static Command Create(CommandEnvironment environment)
    {
        var path = new Argument<string>("path") { Description = "Inventory folder or zip" };
        var full = new Option<bool>("--full") { Description = "Also remove what the files lack" };
        var url = new Option<string>("--url") { Description = "A running instance, such as http://127.0.0.1:5080" };
        var token = new Option<string>("--token") { Description = "API token for --url" };
        var command = new Command("import", "Imports inventory files") { path, full, url, token };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (from, isFull) = (parsed.GetValue(path)!, parsed.GetValue(full));
            if (!Directory.Exists(from) && !File.Exists(from))
            {
                throw new CommandFailedException($"{from}: no such file or folder", ExitStatus.Usage);
            }

            Check(from);
            var summary = parsed.GetValue(url) is { } address
                ? await ImportInto(Instance(address), parsed.GetValue(token), from, isFull, cancellation).ConfigureAwait(false)
                : await ImportIntoData(environment.ReadSettings(), from, isFull, cancellation).ConfigureAwait(false);
            await Print(environment.Output, summary).ConfigureAwait(false);
            return summary.Rejected.Count == 0 ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }

    // Before anything is kept or sent.
    private static void Check(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            InventoryPackage.Open(path).Dispose();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path}: is no zip that can be read: {e.Message}");
        }
    }

    private static Uri Instance(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var instance) && instance.Scheme is "http" or "https"
            ? instance
            : throw new CommandFailedException($"--url '{url}' is no address of an instance, such as http://127.0.0.1:5080", ExitStatus.Usage);

    private static async Task<Summary> ImportIntoData(AssuranceSettings settings, string path, bool full, CancellationToken cancellation)
    {
        await using var journal = DataFiles.OpenJournal(settings, new LineCounters(), NullLogger.Instance);
        var hash = Keep(path, settings);
        var before = DataFiles.FoldInventory(journal.Reader, new InventoryKeeper(settings.InventoryStore, NullLogger<InventoryKeeper>.Instance));
        using var package = InventoryPackage.Open(InventoryPackage.PathOf(settings.InventoryStore, hash));
        var (_, result) = InventoryImporter.Apply(before, package, full, before.Version + 1);
        await journal.AppendAsync(new InventoryImport(hash, full, "command line", Path.GetFileName(Path.TrimEndingDirectorySeparator(path))), cancellation).ConfigureAwait(false);
        return new Summary(result.Added, result.Changed, result.Removed, [.. result.Rejected], [.. result.Remarks]);
    }

    private static string Keep(string path, AssuranceSettings settings)
    {
        try
        {
            return InventoryPackage.Keep(path, settings.InventoryStore);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path}: cannot be read or kept in {settings.InventoryStore}: {e.Message}");
        }
    }

    private static async Task<Summary> ImportInto(Uri instance, string? token, string path, bool full, CancellationToken cancellation)
    {
        var store = Directory.CreateTempSubdirectory("assurance-import");
        try
        {
            var zip = InventoryPackage.PathOf(store.FullName, InventoryPackage.Keep(path, store.FullName));
            using var client = new HttpClient { BaseAddress = instance, Timeout = TimeSpan.FromMinutes(10) };
            client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            await using var body = File.OpenRead(zip);
            using var content = new StreamContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            using var response = await client.PostAsync(new Uri($"/api/inventory/imports?full={(full ? "true" : "false")}", UriKind.Relative), content, cancellation).ConfigureAwait(false);
            var summary = await ReadAsync(response, instance, cancellation).ConfigureAwait(false);
            while (summary.Status == Pending)
            {
                await Task.Delay(AskAgain, cancellation).ConfigureAwait(false);
                using var later = await client.GetAsync(response.Headers.Location, cancellation).ConfigureAwait(false);
                summary = await ReadAsync(later, instance, cancellation).ConfigureAwait(false);
            }

            return summary;
        }
        catch (HttpRequestException e)
        {
            throw new CommandFailedException($"{instance}: {e.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandFailedException($"{instance}: no answer within ten minutes; whether it was imported is in its list of imports");
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    private static async Task<Summary> ReadAsync(HttpResponseMessage response, Uri instance, CancellationToken cancellation) => response.IsSuccessStatusCode
        ? (await response.Content.ReadFromJsonAsync<Summary>(JsonSerializerOptions.Web, cancellation).ConfigureAwait(false))!
        : throw new CommandFailedException($"{instance}: {(int)response.StatusCode} {response.ReasonPhrase}: {await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)}");

    private static async Task Print(TextWriter output, Summary summary)
    {
        foreach (var remark in summary.Remarks ?? [])
        {
            await output.WriteLineAsync($"remark: {remark}").ConfigureAwait(false);
        }

        foreach (var row in summary.Rejected)
        {
            await output.WriteLineAsync(row.ToString()).ConfigureAwait(false);
        }

        await output.WriteLineAsync($"added {summary.Added}, changed {summary.Changed}, removed {summary.Removed}, rejected {summary.Rejected.Count}").ConfigureAwait(false);
    }

    private sealed record Summary(int Added, int Changed, int Removed, List<RejectedRow> Rejected, List<string>? Remarks, string Status = "");
}
