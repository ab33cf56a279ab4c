using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Dashboard.Composition;
using Assurance.Dashboard.Settings;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Operations;
using Assurance.Storage.Relational;

namespace Assurance.Tests.Support;

/// <summary>The real program in this process, on spare ports, with a data directory of its own.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    public const string Password = "for-tests-only";

    /// <summary>The packs as delivered: the next product finds them compiled.</summary>
    private static RuleSet? packs;

    private readonly bool keepData;

    private RunningProduct(AssuranceApplication application, HttpClient admin, bool keepData)
    {
        Application = application;
        Admin = admin;
        this.keepData = keepData;
    }

    public AssuranceApplication Application { get; }

    /// <summary>Speaks as <c>admin</c>.</summary>
    public HttpClient Admin { get; }

    public string Data => Application.DataDirectory;

    public static async Task<RunningProduct> StartAsync(string? data = null, params string[] settings)
    {
        var folder = data ?? await NewDataAsync();
        string[] arguments =
        [
            $"--Data:Directory={folder}", "--Http:Listen=127.0.0.1:0", "--Snmp:Listen=127.0.0.1:0", "--Syslog:Udp=127.0.0.1:0",
            "--Syslog:Tcp=127.0.0.1:0", $"--Auth:AdminPassword={Password}", "--Correlation:Settle=00:00:01", "--Correlation:CloseAfter=00:00:03", "--Polling:Every=00:00:01", "--Polling:Again=00:00:00.200",
            "--Logging:LogLevel:Default=Warning", .. settings,
        ];
        packs ??= RulePackLoader.LoadStandard();
        var application = await AssuranceApplication.StartAsync(AssuranceConfiguration.Read(arguments, demo: false), arguments, CancellationToken.None);
        var admin = new HttpClient { BaseAddress = new Uri(application.Url), Timeout = TimeSpan.FromSeconds(30) };
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SessionAsync(admin));
        return new RunningProduct(application, admin, keepData: data is not null);
    }

    /// <summary>The token of another session of <c>admin</c>.</summary>
    public Task<string> SessionAsync() => SessionAsync(Admin);

    private static async Task<string> SessionAsync(HttpClient client)
    {
        var session = await client.PostAsJsonAsync("/api/sessions", new { user = "admin", password = Password });
        session.EnsureSuccessStatusCode();
        return (await session.Content.ReadFromJsonAsync<JsonObject>())!["token"]!.GetValue<string>();
    }

    // Its admin is there already, with a hash that takes no time: each log-in would else cost as much as it must outside.
    private static async Task<string> NewDataAsync()
    {
        var folder = Directory.CreateTempSubdirectory("assurance-test").FullName;
        await RelationalStore.Open(folder, TimeProvider.System, passwordIterations: 10).Accounts.EnsureAdminAsync(Password, CancellationToken.None);
        return folder;
    }

    public async Task ImportAsync(string folder)
    {
        var hash = InventoryPackage.Keep(folder, Application.InventoryStore);
        var result = await Application.ImportAsync(new InventoryImport(hash, Full: false, "test", "folder"), CancellationToken.None);
        Assert.Empty(result.Rejected);
    }

    public async Task<JsonArray> ListAsync(string path) =>
        JsonSerializer.Deserialize<JsonArray>(await Admin.GetStringAsync(path))!;

    public Task<JsonArray> AlarmsAsync(string filter = "") => ListAsync("/tmf-api/alarm/v4/alarm" + filter);

    public Task<JsonArray> ProblemsAsync(string filter = "") => ListAsync("/tmf-api/serviceProblemManagement/v4/serviceProblem" + filter);

    public Task<JsonArray> TicketsAsync(string filter = "") => ListAsync("/tmf-api/troubleTicket/v4/troubleTicket" + filter);

    /// <summary>Asks again until it is so; the last answer otherwise fails the test.</summary>
    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isSo, double seconds = 15)
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (true)
        {
            var answer = await ask();
            if (isSo(answer))
            {
                return answer;
            }

            Assert.True(DateTime.UtcNow < end, $"not so within {seconds} s; the last answer was {JsonSerializer.Serialize(answer)}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Application.DisposeAsync();
        if (!keepData)
        {
            Directory.Delete(Data, recursive: true);
        }
    }
}
