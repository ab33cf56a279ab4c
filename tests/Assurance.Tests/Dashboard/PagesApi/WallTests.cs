using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>Links for wall screens: they look at what their maker's unit sees, do nothing, and end when they are ended.</summary>
public sealed class WallTests
{
    [Fact]
    public async Task A_link_looks_and_does_nothing_and_its_cookie_is_that_of_the_link()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var manager = await dashboard.ClientAsync(Roles.DutyManager, null, "zhao");
        var made = await MakeAsync(manager, "hall 1");
        using var wall = Bearing(dashboard, (string)made["link"]!);

        Assert.Equal(("wallboard", "wall hall 1"), ((string)(await wall.GetJsonAsync("/api/me"))["role"]!, (string)(await wall.GetJsonAsync("/api/me"))["user"]!));
        Assert.Equal("f1", (string)(await wall.GetJsonAsync("/api/faults/f1"))["fault"]!["id"]!);
        using var carried = await wall.PostAsync("/api/sessions/carry", new { });
        Assert.Equal(HttpStatusCode.NoContent, carried.StatusCode);
        Assert.Contains("httponly", Assert.Single(carried.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        foreach (var path in (string[])["/api/shelf", "/api/faults/f1/comments", "/api/views", "/api/walls", "/tmf-api/alarm/v4/ackAlarms"])
        {
            using var refused = await wall.PostAsync(path, new { });
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, refused.StatusCode));
        }
    }

    [Fact]
    public async Task An_ended_link_opens_nothing_any_more()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var manager = await dashboard.ClientAsync(Roles.DutyManager, null, "zhao");
        var made = await MakeAsync(manager, "hall 1");
        using var wall = Bearing(dashboard, (string)made["link"]!);
        var listed = Assert.Single((await manager.GetJsonAsync("/api/walls")).AsArray());
        Assert.Equal(("hall 1", null), ((string)listed!["name"]!, (string?)listed["link"]));

        using var ended = await manager.DeleteAsync($"/api/walls/{(string)made["id"]!}");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var refused = await wall.GetAsync("/api/me");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty((await manager.GetJsonAsync("/api/walls")).AsArray());
        Assert.Equal(["wallEnd", "wall"], (await dashboard.Store.Audit.LatestAsync(9, default)).Select(e => e.Event.Action).Where(a => a.StartsWith("wall", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Walls_of_other_units_are_neither_seen_nor_ended_and_a_persons_token_is_not_carried()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var hubei = await dashboard.ClientAsync(Roles.DutyManager, "hb", "zhao");
        using var guangdong = await dashboard.ClientAsync(Roles.DutyManager, "gd", "chen");
        var made = await MakeAsync(hubei, "hall 1");

        Assert.Empty((await guangdong.GetJsonAsync("/api/walls")).AsArray());
        using var missing = await guangdong.DeleteAsync($"/api/walls/{(string)made["id"]!}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var carried = await hubei.PostAsync("/api/sessions/carry", new { });
        Assert.Equal(HttpStatusCode.Forbidden, carried.StatusCode);
        using var clerk = await dashboard.ClientAsync(Roles.Operator, "hb", "wang");
        using var refused = await clerk.PostAsync("/api/walls", new { name = "mine" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<JsonNode> MakeAsync(HttpClient client, string name)
    {
        using var response = await client.PostAsync("/api/walls", new { name });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }

    private static HttpClient Bearing(TestDashboard dashboard, string link)
    {
        var client = dashboard.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        return client;
    }
}
