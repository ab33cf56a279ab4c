using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;
using Assurance.Lab.Network;

namespace Assurance.Lab.Scoring;

/// <summary>Reads what a running product concludes, by TMF656 and TMF642, and hands it planned works.</summary>
internal sealed class ProductClient : IDisposable
{
    private const int PageSize = 500;
    private const string Problems = "tmf-api/serviceProblemManagement/v4/serviceProblem";
    private const string Alarms = "tmf-api/alarm/v4/alarm";
    private readonly HttpClient _http;

    public ProductClient(Uri url, string token, HttpMessageHandler? handler = null)
    {
        _http = handler is null ? new HttpClient() : new HttpClient(handler);
        _http.BaseAddress = new Uri(url.AbsoluteUri.TrimEnd('/') + "/");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <exception cref="HttpRequestException">The product does not answer, or not with success.</exception>
    /// <exception cref="JsonException">It answers something else than TMF656.</exception>
    public async Task<IReadOnlyList<ObservedFault>> ReadFaultsAsync(CancellationToken cancellation) =>
        [.. (await ReadAllAsync(Problems, cancellation)).Select(Fault)];

    /// <summary>Ids of the alarms that stand, and whether each belongs to a fault.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ReadStandingAlarmsAsync(CancellationToken cancellation) =>
        (await ReadAllAsync(Alarms, cancellation)).Where(a => Text(a, "state") != "cleared")
            .ToDictionary(a => Text(a, "id") ?? "", a => Text(a, "fault") is { Length: > 0 });

    /// <summary>Imports one planned work; the rest of the inventory stays.</summary>
    public async Task ImportAsync(LabPlannedWork work, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        using (var zip = new ZipArchive(body, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("planned_work.csv").Open())
            LabNetworkWriter.WritePlannedWork([work], entry);
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var response = await _http.PostAsync("api/inventory/imports", content, cancellation);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    internal static ObservedFault Fault(JsonElement problem) => new(
        Text(problem, "id") ?? "",
        Items(problem, "rootCauseResource").Select(r => Text(r, "id")).FirstOrDefault(),
        Items(problem, "affectedService").Where(s => Text(s, "id") is not null).DistinctBy(s => Text(s, "id"))
            .ToDictionary(s => Text(s, "id")!, s => Text(s, "serviceState") ?? ""),
        Items(problem, "troubleTicket").Any(),
        PlannedWork(problem),
        Text(problem, "status") is "resolved" or "closed" or "cancelled");

    private static string? PlannedWork(JsonElement problem) => problem.TryGetProperty("plannedWork", out var work)
        ? work.ValueKind switch
        {
            JsonValueKind.Object => Text(work, "id"),
            JsonValueKind.Array => work.EnumerateArray().Select(w => w.ValueKind == JsonValueKind.Object ? Text(w, "id") : w.GetString()).FirstOrDefault(),
            JsonValueKind.String => work.GetString(),
            _ => null,
        }
        : null;

    private async Task<List<JsonElement>> ReadAllAsync(string path, CancellationToken cancellation)
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var uri = string.Create(CultureInfo.InvariantCulture, $"{path}?offset={all.Count}&limit={PageSize}");
            using var response = await _http.GetAsync(uri, cancellation);
            response.EnsureSuccessStatusCode();
            using var page = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), default, cancellation);
            var before = all.Count;
            all.AddRange(page.RootElement.EnumerateArray().Select(e => e.Clone()));
            var total = response.Headers.TryGetValues("X-Total-Count", out var values) ? int.Parse(values.First(), CultureInfo.InvariantCulture) : all.Count;
            if (all.Count >= total || all.Count == before) return all;
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
