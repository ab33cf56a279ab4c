using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Correlation;
using Assurance.Model.Journal;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>The life of a replay over HTTP; the engines fold nothing and begin when the test lets them.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private const string Replay = "/api/replay";

    private readonly ManualResetEventSlim gate = new();
    private int begun;
    private Exception? failure;
    private TestDashboard dashboard = null!;
    private HttpClient admin = null!;

    private static object Hour => new { from = DateTimeOffset.UtcNow.AddHours(-1), to = DateTimeOffset.UtcNow.AddMinutes(1), rules = "today" };

    public async ValueTask InitializeAsync()
    {
        dashboard = await PagesDashboard.StartAsync(o => o with { Replay = _ => Begin() });
        dashboard.Journal.Append(p => new UnreadableEntry(p, DateTimeOffset.UtcNow, "torn"));
        admin = await dashboard.ClientAsync();
    }

    public async ValueTask DisposeAsync()
    {
        gate.Set();
        admin.Dispose();
        await dashboard.DisposeAsync();
        gate.Dispose();
    }

    [Fact]
    public async Task It_runs_once_at_a_time_and_its_result_is_kept()
    {
        Assert.Equal("none", await StatusAsync());
        using var started = await admin.PostAsJsonAsync(Replay, Hour);
        Assert.Equal((HttpStatusCode.Accepted, "running"), (started.StatusCode, (string)(await started.JsonAsync())["status"]!));

        using var second = await admin.PostAsJsonAsync(Replay, Hour);
        Assert.Equal((HttpStatusCode.Conflict, "replayRunning"), (second.StatusCode, (string)(await second.JsonAsync())["code"]!));

        gate.Set();
        var done = await RunningProduct.Until(() => admin.GetJsonAsync(Replay), r => (string)r["status"]! != "running");
        Assert.Equal(("done", "tester", 1.0), ((string)done["status"]!, (string)done["user"]!, (double)done["progress"]!));
        Assert.Equal((0, 0), ((int)done["result"]!["faults"]!["before"]!, done["result"]!["faults"]!["lines"]!.AsArray().Count));
        Assert.Equal(2, begun);

        using var again = await admin.PostAsJsonAsync(Replay, Hour);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(2, (await dashboard.Store.Audit.LatestAsync(50, default)).Count(e => e.Event is { Action: "replay", Success: true, User: "tester" }));
    }

    [Fact]
    public async Task It_is_cancelled_and_another_may_start()
    {
        await admin.PostAsJsonAsync(Replay, Hour);
        using var cancelled = await admin.DeleteAsync(Replay);
        gate.Set();

        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        await RunningProduct.Until(StatusAsync, s => s == "cancelled");
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(50, default), e => e.Event.Action == "cancelReplay");
        using var next = await admin.PostAsJsonAsync(Replay, Hour);
        Assert.Equal(HttpStatusCode.Accepted, next.StatusCode);
    }

    [Fact]
    public async Task One_that_fails_says_why()
    {
        failure = new IOException("the disk is gone");
        gate.Set();
        await admin.PostAsJsonAsync(Replay, Hour);

        var failed = await RunningProduct.Until(() => admin.GetJsonAsync(Replay), r => (string)r["status"]! == "failed");
        Assert.Equal("the disk is gone", (string)failed["failure"]!);
    }

    [Theory]
    [InlineData(Roles.Operator, null, "your role")]
    [InlineData(Roles.AccountManager, null, "your role")]
    [InlineData(Roles.Engineer, "north", "who sees all of it")]
    public async Task It_is_for_who_may_change_rules_and_sees_everything(string role, string? unit, string reason)
    {
        using var client = await dashboard.ClientAsync(role, unit, "nora");

        foreach (var asked in (Task<HttpResponseMessage>[])[client.GetAsync(Replay), client.PostAsJsonAsync(Replay, Hour), client.DeleteAsync(Replay)])
        {
            using var refused = await asked;
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains(reason, (string)(await refused.JsonAsync())["detail"]!, StringComparison.Ordinal);
        }

        Assert.Equal("none", await StatusAsync());
    }

    [Theory]
    [InlineData("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "today")]
    [InlineData("2999-01-01T00:00:00Z", "2999-01-02T00:00:00Z", "today")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "tomorrow")]
    [InlineData("2026-01-01T00:00:00Z", null, "today")]
    public async Task What_cannot_be_replayed_is_said(string? from, string? to, string rules)
    {
        using var refused = await admin.PostAsJsonAsync(Replay, new { from, to, rules });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Packs_with_a_fault_start_nothing()
    {
        var site = Directory.CreateDirectory(Path.Combine(dashboard.Services.GetRequiredService<PackageStore>().Folder, "rules")).FullName;
        await File.WriteAllTextAsync(Path.Combine(site, "bad.yaml"), "rules:\n  - id: one\n    shout: yes\n");

        using var refused = await admin.PostAsJsonAsync(Replay, Hour);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("bad.yaml:3", (string)(await refused.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Equal("none", await StatusAsync());
    }

    [Fact]
    public async Task Given_packs_and_rows_with_a_fault_are_told_by_file_and_line_and_start_nothing()
    {
        using var packs = await GivenAsync(admin, "beside", ("packs", "bad.yaml", "rules:\n  - id: one\n    shout: yes\n"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, packs.StatusCode);
        Assert.Contains("bad.yaml:3", (string)(await packs.JsonAsync())["detail"]!, StringComparison.Ordinal);

        var wrong = Zip(("sites.csv", "id,organization,name,latitude,longitude,kind\na,,A,900,1,core\n"), ("devices.csv", "id,site,name,address,aliases,vendor,model,role,snmpProfile\nd,nowhere,D,192.0.2.1,,,,core,\n"));
        using var rows = await GivenAsync(admin, "held", ("inventory", "net.zip", wrong));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "inventoryFaults"), (rows.StatusCode, (string)(await rows.JsonAsync())["code"]!));
        var said = (string)(await rows.JsonAsync())["detail"]!;
        Assert.Contains("sites.csv:2: ", said, StringComparison.Ordinal);
        Assert.Contains("devices.csv:2: ", said, StringComparison.Ordinal);
        Assert.Equal("none", await StatusAsync());
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(50, default), e => e.Event is { Action: "replay", Success: false });
    }

    [Theory]
    [InlineData("held", null, "nothing to change")]
    [InlineData("beside", null, "'packs' is needed")]
    [InlineData("tomorrow", null, "'rules' is")]
    [InlineData("today", "pack.yaml", "beside or instead")]
    [InlineData("instead", "pack.txt", "neither a YAML")]
    public async Task What_a_form_lacks_is_said(string rules, string? file, string reason)
    {
        using var refused = await (file is null ? GivenAsync(admin, rules) : GivenAsync(admin, rules, ("packs", file, "rules: []"u8.ToArray())));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(reason, (string)(await refused.JsonAsync())["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packs_that_unpack_to_too_much_are_refused()
    {
        using var refused = await GivenAsync(admin, "instead", ("packs", "bomb.zip", Zip(("a.yaml", new string(' ', 33 << 20)))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Theory]
    [InlineData(Roles.Engineer)]
    [InlineData(Roles.DutyManager)]
    public async Task Files_are_for_an_administrator(string role)
    {
        using var client = await dashboard.ClientAsync(role, null, "nora");
        using var refused = await GivenAsync(client, "beside", ("packs", "a.yaml", "rules: []"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<HttpResponseMessage> GivenAsync(HttpClient client, string rules, params (string Name, string File, byte[] Octets)[] files)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(DateTimeOffset.UtcNow.AddHours(-1).ToString("O")), "from" }, { new StringContent(DateTimeOffset.UtcNow.ToString("O")), "to" }, { new StringContent(rules), "rules" },
        };
        foreach (var (name, file, octets) in files)
        {
            form.Add(new ByteArrayContent(octets), name, file);
        }

        return await client.PostAsync(new Uri(Replay + "/given", UriKind.Relative), form);
    }

    private static byte[] Zip(params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var octets = new MemoryStream();
        using (var zip = new ZipArchive(octets, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var into = zip.CreateEntry(name).Open();
                into.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return octets.ToArray();
    }

    private async Task<string> StatusAsync() => (string)(await admin.GetJsonAsync(Replay))["status"]!;

    private Engine Begin()
    {
        gate.Wait();
        Interlocked.Increment(ref begun);
        return failure is null
            ? new Engine(new EngineOptions(), (_, _) => System.Reactive.Linq.Observable.Empty<Assurance.Model.Alarms.AlarmReport>(), (before, _) => before)
            : throw failure;
    }
}
