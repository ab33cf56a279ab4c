using System.Net;
using System.Text.Json.Nodes;
using Assurance.Model.Operations;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>Decisions about faults: who may make them, what comes of them, what is kept to learn from.</summary>
public sealed class VerdictTests
{
    [Fact]
    public async Task A_cause_named_is_journalled_audited_shown_and_kept_as_a_lesson()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.Operator, null, "wang@example.net");

        using var response = await client.PostAsync("/api/faults/f1/root", new { kind = "ethernet", id = "l1" });
        var detail = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("l1", "rerooted", "wang@example.net", "Cable 1"),
            ((string)detail["fault"]!["rootId"]!, (string)detail["verdict"]!["kind"]!, (string)detail["verdict"]!["user"]!, (string)detail["verdict"]!["engineRoots"]![0]!));
        Assert.Equal("l1", Assert.IsType<RerootFault>(Assert.Single(dashboard.Journal.Commands)).Root.Id);
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(5, default), e => e.Event is { Action: "rerootFault", Target: "f1: ethernet l1" });

        var lesson = await client.GetJsonAsync("/api/faults/f1/lesson");
        Assert.Equal(("cable1", "l1"), ((string)lesson["verdict"]!["before"]![0]!["root"]!["id"]!, (string)lesson["root"]!["id"]!));
        Assert.Contains("a1", lesson["alarms"]!.AsArray().Select(a => (string)a!["id"]!));
        Assert.Equal("f1", (string)Assert.Single((await client.GetJsonAsync("/api/lessons")).AsArray())!["fault"]!);

        using var released = await client.PostAsync("/api/faults/f1/release", new { });
        Assert.Null((await released.JsonAsync())["verdict"]);
    }

    [Fact]
    public async Task Faults_are_merged_and_a_merged_one_takes_no_decision_any_more()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();

        using var merged = await client.PostAsync("/api/faults/f1/merge", new { faults = new[] { "f2" } });
        Assert.Equal("merged", (string)(await merged.JsonAsync())["verdict"]!["kind"]!);
        Assert.Equal("f1", (string)(await client.GetJsonAsync("/api/faults/f2"))["mergedInto"]!);

        using var late = await client.PostAsync("/api/faults/f2/root", new { id = "l1" });
        Assert.Equal((HttpStatusCode.Conflict, "notTaken"), (late.StatusCode, (string)(await late.JsonAsync())["code"]!));
    }

    [Theory]
    [InlineData("f1/root", """{"id":"nothing"}""", 400)]
    [InlineData("f1/root", """{"kind":"site","id":"l1"}""", 400)]
    [InlineData("f1/merge", """{"faults":[]}""", 400)]
    [InlineData("f1/merge", """{"faults":["f99"]}""", 404)]
    [InlineData("f1/merge", "{}", 400)]
    [InlineData("f1/split", """{"alarms":["a99"]}""", 400)]
    [InlineData("f1/split", """{"alarms":["a1"]}""", 409)]
    [InlineData("f99/release", "{}", 404)]
    public async Task What_cannot_be_decided_is_refused_with_its_reason(string path, string body, int status)
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        using var response = await client.PostAsync($"/api/faults/{path}", new StringContent(body, null, "application/json"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEqual("", (string)(await response.JsonAsync())["detail"]!);
    }

    [Fact]
    public async Task Account_managers_decide_nothing_and_a_unit_nothing_of_others()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var manager = await dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");
        using var north = await dashboard.ClientAsync(Roles.Operator, "north");

        using var refused = await manager.PostAsync("/api/faults/f1/root", new { id = "l1" });
        using var lesson = await manager.GetAsync("/api/lessons");
        using var hidden = await north.PostAsync("/api/faults/f1/merge", new { faults = new[] { "f2" } });

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound], [refused.StatusCode, lesson.StatusCode, hidden.StatusCode]);
        Assert.Empty(dashboard.Journal.Commands);
        Assert.Empty((JsonArray)await north.GetJsonAsync("/api/lessons"));
    }
}
