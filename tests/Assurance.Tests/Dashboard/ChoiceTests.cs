using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard;

/// <summary>What a person chose for the page is kept of the account, whichever browser they come with.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public async Task Choices_follow_the_person_and_are_nobody_elses()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var here = await dashboard.ClientAsync(Roles.Operator, "hb", "wang");
        using var there = await dashboard.ClientAsync(Roles.Operator, "hb", "Wang");
        using var other = await dashboard.ClientAsync(Roles.Operator, "hb", "li");

        Assert.Equal(0, (long)(await ChoicesAsync(here))["version"]!);
        using var kept = await KeepAsync(here, 0, """{"times":"site","keys":{"next":"n"},"starts":{"faults":{"name":"worst","query":"sort=severity"}}}""");
        Assert.Equal(1, (long)(await kept.JsonAsync())["version"]!);
        var seen = (await ChoicesAsync(there))["choices"]!;
        Assert.Equal(("site", "n", "sort=severity"), ((string)seen["times"]!, (string)seen["keys"]!["next"]!, (string)seen["starts"]!["faults"]!["query"]!));
        Assert.Null(seen["theme"]);
        Assert.Equal(0, (long)(await ChoicesAsync(other))["version"]!);
    }

    [Fact]
    public async Task What_another_browser_changed_meanwhile_is_not_written_over()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.Operator, "hb", "wang");

        using var first = await KeepAsync(client, 0, """{"theme":"dark"}""");
        using var again = await KeepAsync(client, 0, """{"theme":"light"}""");
        using var second = await KeepAsync(client, 1, """{"theme":"light"}""");
        using var late = await KeepAsync(client, 1, """{"theme":"dark"}""");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.Conflict],
            new[] { first, again, second, late }.Select(r => r.StatusCode));
        Assert.Equal("light", (string)(await ChoicesAsync(client))["choices"]!["theme"]!);
    }

    [Theory]
    [InlineData("""{"times":"moon"}""", "times")]
    [InlineData("""{"language":"xx"}""", "language")]
    [InlineData("""{"theme":"pink"}""", "theme")]
    [InlineData("""{"keys":{"next":""}}""", "keys")]
    [InlineData("""{"columns":{"faults":{"hidden":[],"widths":{"age":-1}}}}""", "columns")]
    [InlineData("""{"columns":{"faults":{"hidden":[]}}}""", "columns")]
    [InlineData("""{"sound":{"on":true,"from":"loud","again":1,"quietUntil":0}}""", "sound")]
    [InlineData("""{"starts":{"faults":{"name":"n"}}}""", "starts")]
    public async Task What_the_page_does_not_know_is_not_kept(string choices, string field)
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        using var refused = await KeepAsync(client, 0, choices);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("invalid", (string)(await refused.JsonAsync())["fields"]![field]!);
    }

    [Fact]
    public async Task They_are_bounded()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        var starts = Enumerable.Range(0, 5).ToDictionary(n => $"list{n}", n => new { name = "n", query = new string('q', 4_000) });
        using var refused = await client.PutAsJsonAsync("/api/me/choices", new { version = 0, choices = new { starts } });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task A_wall_is_no_person()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var wall = await dashboard.ClientAsync(Roles.Wallboard, user: "hall");
        using var refused = await KeepAsync(wall, 0, """{"theme":"light"}""");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null((await wall.GetJsonAsync("/api/me"))["choices"]);
    }

    private static async Task<JsonNode> ChoicesAsync(HttpClient client) => (await client.GetJsonAsync("/api/me"))["choices"]!;

    private static Task<HttpResponseMessage> KeepAsync(HttpClient client, long version, string choices) =>
        client.PutAsJsonAsync("/api/me/choices", new JsonObject { ["version"] = version, ["choices"] = JsonNode.Parse(choices) });
}
