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

            var summary = parsed.GetValue(url) is { } address
                ? await ImportInto(address, parsed.GetValue(token), from, isFull, cancellation).ConfigureAwait(false)
                : await ImportIntoData(environment.ReadSettings(), from, isFull, cancellation).ConfigureAwait(false);
            await Print(environment.Output, summary).ConfigureAwait(false);
            return summary.Rejected.Count == 0 ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }

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

    private static async Task<Summary> ImportInto(string url, string? token, string path, bool full, CancellationToken cancellation)
    {
        var store = Directory.CreateTempSubdirectory("assurance-import");
        try
        {
            var zip = InventoryPackage.PathOf(store.FullName, InventoryPackage.Keep(path, store.FullName));
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
            client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            await using var body = File.OpenRead(zip);
            using var content = new StreamContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            using var response = await client.PostAsync(new Uri($"{url.TrimEnd('/')}/api/inventory/imports?full={(full ? "true" : "false")}"), content, cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw new CommandFailedException($"{url}: {(int)response.StatusCode} {response.ReasonPhrase}: {await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)}");
            }

            return (await response.Content.ReadFromJsonAsync<Summary>(JsonSerializerOptions.Web, cancellation).ConfigureAwait(false))!;
        }
        catch (HttpRequestException e)
        {
            throw new CommandFailedException($"{url}: {e.Message}");
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

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

    private sealed record Summary(int Added, int Changed, int Removed, List<RejectedRow> Rejected, List<string>? Remarks);
}
