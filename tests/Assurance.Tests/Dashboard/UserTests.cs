using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;

namespace Assurance.Tests.Dashboard;

/// <summary>Accounts as administrators keep them, over HTTP.</summary>
public sealed class UserTests : IAsyncLifetime
{
    private const string Password = "a password for tests";

    private TestDashboard dashboard = null!;
    private HttpClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        dashboard = await TestDashboard.StartAsync();
        admin = await LogInAsync("admin", TestDashboard.AdminPassword);
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await dashboard.DisposeAsync();
    }

    [Theory]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.DutyManager)]
    [InlineData(Roles.Engineer)]
    [InlineData(Roles.AccountManager)]
    [InlineData(Roles.Desk)]
    public async Task They_are_for_administrators_only(string role)
    {
        using var client = await dashboard.ClientAsync(role);

        foreach (var path in (string[])["/api/users", "/api/tokens", "/api/audit"])
        {
            using var refused = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var create = await client.PostAsJsonAsync("/api/users", new { name = "nora", role });
        using var disable = await client.PostAsync("/api/users/admin/disable", null);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (create.StatusCode, disable.StatusCode));
    }

    [Fact]
    public async Task A_generated_password_is_told_once_and_lets_its_user_in()
    {
        using var created = await admin.PostAsJsonAsync("/api/users", new { name = "nora", role = Roles.Operator, organization = "north", language = "zh-CN" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var password = (string)(await created.JsonAsync())["password"]!;

        using var nora = await LogInAsync("nora", password);
        var me = await nora.GetJsonAsync("/api/me");
        Assert.Equal(("operator", "north", "zh-CN"), ((string)me["role"]!, (string)me["organization"]!, (string)me["language"]!));

        var listed = await UserAsync("nora");
        Assert.Equal((1, 0, false), ((int)listed["sessions"]!, (int)listed["tokens"]!, (bool)listed["disabled"]!));
        Assert.NotNull(listed["lastLogin"]);
        Assert.DoesNotContain(password, await admin.GetStringAsync("/api/users"), StringComparison.Ordinal);
        Assert.DoesNotContain(password, await admin.GetStringAsync("/api/audit"), StringComparison.Ordinal);
        Assert.Contains(await AuditAsync(), e => e is { User: "admin", Action: "createUser", Target: "nora", Success: true });
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field_all_at_once()
    {
        using var answer = await admin.PostAsJsonAsync("/api/users", new { name = "a/b", role = "root", organization = "nowhere", language = "xx", password = "short" });
        var fields = (await answer.JsonAsync())["fields"]!.AsObject().ToDictionary(f => f.Key, f => (string)f.Value!);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            new Dictionary<string, string> { ["name"] = "malformed", ["role"] = "unknown", ["organization"] = "unknown", ["language"] = "unknown", ["password"] = "short" }, fields);
        using var taken = await admin.PostAsJsonAsync("/api/users", new { name = "ADMIN", role = Roles.Operator });
        Assert.Equal("taken", (string)(await taken.JsonAsync())["fields"]!["name"]!);
        Assert.Contains(await AuditAsync(), e => e is { Action: "createUser", Target: "ADMIN", Success: false });
    }

    [Fact]
    public async Task Nobody_takes_their_own_role_away_and_the_last_administrator_stays()
    {
        Assert.Equal("ownAccount", await ProblemAsync(admin.PostAsync("/api/users/Admin/disable", null)));
        Assert.Equal("ownAccount", await ProblemAsync(admin.PutAsJsonAsync("/api/users/admin", new { role = Roles.Operator })));

        using var robot = await dashboard.ClientAsync(user: "robot");
        Assert.Equal("lastAdministrator", await ProblemAsync(robot.PostAsync("/api/users/admin/disable", null)));
        Assert.Equal("lastAdministrator", await ProblemAsync(robot.PutAsJsonAsync("/api/users/admin", new { role = Roles.Operator })));
        await CreateAsync("second", Roles.Administrator);
        await OkAsync(robot.PostAsync("/api/users/second/disable", null));
        Assert.Equal("lastAdministrator", await ProblemAsync(robot.PutAsJsonAsync("/api/users/admin", new { role = Roles.Operator })));
        await OkAsync(robot.PostAsync("/api/users/second/enable", null));
        await OkAsync(robot.PutAsJsonAsync("/api/users/admin", new { role = Roles.Operator }));
    }

    [Fact]
    public async Task Disabling_ends_every_token_and_live_connection_at_once_and_for_good()
    {
        await CreateAsync("nora", Roles.Operator);
        using var nora = await LogInAsync("nora", Password);
        using var program = await dashboard.ClientAsync(Roles.Operator, null, "nora");
        await using var live = await HubClient.ConnectAsync(dashboard, nora.DefaultRequestHeaders.Authorization!.Parameter!);
        await live.SubscribeAsync(new { view = "alarms" });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(nora), await StatusAsync(program)));

        await OkAsync(admin.PostAsync("/api/users/nora/disable", null));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await StatusAsync(nora), await StatusAsync(program)));
        await live.Closed.Task.WaitAsync(TimeSpan.FromSeconds(4));
        await Assert.ThrowsAsync<HttpRequestException>(() => LogInAsync("nora", Password));
        var ended = await UserAsync("nora");
        Assert.Equal((true, 0, 0), ((bool)ended["disabled"]!, (int)ended["sessions"]!, (int)ended["tokens"]!));

        await OkAsync(admin.PostAsync("/api/users/nora/enable", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
        using var again = await LogInAsync("nora", Password);
        Assert.Equal(["disableUser", "enableUser"], (await AuditAsync()).Where(e => e.Target == "nora" && e.Action is "disableUser" or "enableUser").Select(e => e.Action).Order());
    }

    [Fact]
    public async Task Another_role_or_unit_holds_at_once_for_open_sessions_and_live_connections_come_anew()
    {
        await CreateAsync("nora", Roles.Operator);
        using var nora = await LogInAsync("nora", Password);
        var token = nora.DefaultRequestHeaders.Authorization!.Parameter!;
        await using var live = await HubClient.ConnectAsync(dashboard, token);
        await live.SubscribeAsync(new { view = "alarms" });
        Assert.Equal(4, live.Total);

        await OkAsync(admin.PutAsJsonAsync("/api/users/nora", new { role = Roles.Desk, organization = "south" }));

        var me = await nora.GetJsonAsync("/api/me");
        Assert.Equal((Roles.Desk, "south"), ((string)me["role"]!, (string)me["organization"]!));
        await live.Closed.Task.WaitAsync(TimeSpan.FromSeconds(4));
        await using var anew = await HubClient.ConnectAsync(dashboard, token);
        await anew.SubscribeAsync(new { view = "alarms" });
        Assert.Equal(["a2", "a3"], anew.Ids);
        Assert.Contains(await AuditAsync(), e => e is { Action: "changeUser", Target: "nora" } && e.Detail.Contains("operator, all units", StringComparison.Ordinal) && e.Detail.Contains("-> desk, south", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_but_the_one_that_asks()
    {
        await CreateAsync("nora", Roles.Operator);
        using var nora = await LogInAsync("nora", Password);
        Assert.Equal("short", (string)(await (await admin.PostAsJsonAsync("/api/users/nora/password", new { password = "short" })).JsonAsync())["fields"]!["password"]!);

        using var set = await admin.PostAsJsonAsync("/api/users/nora/password", new { });
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(nora));
        using var again = await LogInAsync("nora", (string)(await set.JsonAsync())["password"]!);

        await OkAsync(admin.PostAsJsonAsync("/api/users/admin/password", new { password = Password }));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(admin));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsJsonAsync("/api/users/nobody/password", new { })).StatusCode);
    }

    [Fact]
    public async Task A_token_is_listed_without_its_secret_and_revoked_alone()
    {
        var secret = await dashboard.TokenAsync(Roles.Operator, "north", "robot");
        using var robot = dashboard.Anonymous();
        robot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var other = await dashboard.ClientAsync(Roles.Operator, null, "robot");
        Assert.DoesNotContain(secret, await admin.GetStringAsync("/api/tokens"), StringComparison.Ordinal);
        var token = (await admin.GetJsonAsync("/api/tokens?user=robot")).AsArray().Single(t => (string?)t!["organization"] == "north")!;

        await OkAsync(admin.DeleteAsync($"/api/tokens/{token["id"]}"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await StatusAsync(robot), await StatusAsync(other)));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.DeleteAsync($"/api/tokens/{token["id"]}")).StatusCode);
        Assert.Contains(await AuditAsync(), e => e is { Action: "revokeToken", Target: "robot", Success: true });
    }

    [Fact]
    public async Task The_trail_is_read_page_by_page_by_user_and_action()
    {
        for (var i = 0; i < 5; i++)
        {
            await dashboard.Store.Audit.AppendAsync(new AuditEvent("nora", i % 2 == 0 ? "ackAlarms" : "login", $"{i}", "192.0.2.1", true), default);
        }

        var first = await admin.GetJsonAsync("/api/audit?user=nora&count=3");
        var rest = await admin.GetJsonAsync($"/api/audit?user=nora&count=3&before={first["events"]!.Ids()[^1]}");
        var acks = await admin.GetJsonAsync("/api/audit?user=nora&action=ackAlarms");

        Assert.Equal(["4", "3", "2"], Targets(first));
        Assert.Equal(["1", "0"], Targets(rest));
        Assert.Equal((true, false), ((bool)first["more"]!, (bool)rest["more"]!));
        Assert.Equal(["4", "2", "0"], Targets(acks));
        Assert.Superset(new HashSet<string> { "ackAlarms", "login" }, first["actions"]!.AsArray().Select(a => (string)a!).ToHashSet());
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync("/api/audit?count=0")).StatusCode);
    }

    private static string[] Targets(JsonNode page) => [.. page["events"]!.AsArray().Select(e => (string)e!["target"]!)];

    private async Task CreateAsync(string name, string role) => await OkAsync(admin.PostAsJsonAsync("/api/users", new { name, role, password = Password }));

    private async Task<JsonNode> UserAsync(string name) => (await admin.GetJsonAsync("/api/users")).AsArray().Single(u => (string)u!["name"]! == name)!;

    private async Task<IEnumerable<AuditEvent>> AuditAsync() => (await dashboard.Store.Audit.LatestAsync(100, default)).Select(e => e.Event);

    private async Task<HttpClient> LogInAsync(string user, string password)
    {
        var client = dashboard.Anonymous();
        using var login = (await client.PostAsJsonAsync("/api/sessions", new { user, password })).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await login.JsonAsync())["token"]!);
        return client;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/me");
        return response.StatusCode;
    }

    private static async Task OkAsync(Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> ProblemAsync(Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        return (string)(await response.JsonAsync())["code"]!;
    }
}
