using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api;
using Assurance.Dashboard.Live;
using Assurance.Model.Journal;
using Assurance.Storage.Accounts;
using Assurance.Storage.Relational;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assurance.Tests.Dashboard;

/// <summary>The dashboard on a free port, over a live state filled by hand and a journal in memory.</summary>
internal sealed class TestDashboard : IAsyncDisposable
{
    public const string AdminPassword = "correct horse battery";

    private readonly WebApplication app;
    private readonly DirectoryInfo directory;

    private TestDashboard(WebApplication app, DirectoryInfo directory, RelationalStore store)
    {
        (this.app, this.directory, Store) = (app, directory, store);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public RelationalStore Store { get; }

    public IServiceProvider Services => app.Services;

    public LiveState State => app.Services.GetRequiredService<LiveState>();

    public FakeJournal Journal => app.Services.GetRequiredService<FakeJournal>();

    public static async Task<TestDashboard> StartAsync(
        Action<LiveState>? fill = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null, Action<IEndpointRouteBuilder>? map = null)
    {
        var directory = Directory.CreateTempSubdirectory("assurance-dashboard-");
        var time = clock ?? TimeProvider.System;
        var store = RelationalStore.Open(directory.FullName, time, passwordIterations: 10);
        await store.Accounts.EnsureAdminAsync(AdminPassword, default);
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var state = new LiveState();
        (fill ?? SmallNetwork.Fill)(state);
        builder.Services.AddSingleton(state).AddSingleton(time).AddSingleton<LineCounters>();
        builder.Services.AddSingleton<FakeJournal>().AddSingleton<IJournal>(s => s.GetRequiredService<FakeJournal>());
        services?.Invoke(builder.Services);
        builder.Services.AddAssuranceApi(store, new LiveFeedOptions { Batch = TimeSpan.FromMilliseconds(5) });
        var app = builder.Build();
        app.UseAssuranceHeaders();
        app.UseAssuranceSecurity();
        app.MapAssuranceApi();
        map?.Invoke(app);
        await app.StartAsync();
        return new TestDashboard(app, directory, store);
    }

    public async Task<string> TokenAsync(string role = Roles.Administrator, string? unit = null, string user = "tester") =>
        (await Store.Tokens.IssueApiAsync(user, role, unit, default)).Token;

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address };

    /// <summary>A client with a token of the role and unit.</summary>
    public async Task<HttpClient> ClientAsync(string role = Roles.Administrator, string? unit = null, string user = "tester")
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role, unit, user));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
    }
}

internal static class Json
{
    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return await response.JsonAsync();
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync()) ?? throw new InvalidDataException("null");

    public static string[] Ids(this JsonNode list) => [.. list.AsArray().Select(i => (string)i!["id"]!)];

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object body) => client.PostAsJsonAsync(path, body);
}
