using System.Net;
using System.Text.Json.Nodes;
using Assurance.Model.Operations;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>Shelving over the interface: who may, what of, and what is said of the rest.</summary>
public sealed class ShelfTests
{
    [Fact]
    public async Task What_is_shelved_is_journalled_audited_and_shows_by_whom_until_when_and_why()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.Operator, null, "wang@example.net");

        using var response = await client.PostAsync("/api/shelf", new { alarms = new[] { "a1", "a999" }, faults = new[] { "f1" }, minutes = 90, reason = " waits for a part " });
        var answer = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["a1", "f1"], answer["done"]!.AsArray().Select(d => (string)d!));
        Assert.Equal(["a999"], answer["notDone"]!.AsArray().Select(d => (string)d!));
        var command = Assert.IsType<Shelve>(Assert.Single(dashboard.Journal.Commands));
        Assert.Equal(("wang@example.net", 90, "waits for a part"), (command.User, command.Minutes, command.Reason));
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(5, default), e => e.Event is { Action: "shelve", Target: "a1 f1 for 90 min" });
        var row = (await client.GetJsonAsync("/api/faults/f1"))["fault"]!;
        Assert.Equal(("shelved", "wang@example.net", "waits for a part"), ((string)row["shelf"]!, (string)row["shelvedBy"]!, (string)row["shelfReason"]!));

        using var back = await client.PostAsync("/api/shelf/end", new { faults = new[] { "f1" } });
        Assert.Equal(["f1"], (await back.JsonAsync())["done"]!.AsArray().Select(d => (string)d!));
        Assert.Equal("takenBack", (string)(await client.GetJsonAsync("/api/faults/f1"))["fault"]!["shelf"]!);
    }

    [Fact]
    public async Task What_somebody_else_shelved_stays_theirs_and_who_was_slower_is_told()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var first = await dashboard.ClientAsync(user: "zhang");
        using var second = await dashboard.ClientAsync(user: "wang");
        using var laid = await first.PostAsync("/api/shelf", new { faults = new[] { "f1" }, minutes = 90, reason = "part" });

        using var late = await second.PostAsync("/api/shelf", new { faults = new[] { "f1", "f2" }, minutes = 5, reason = "other" });
        var answer = await late.JsonAsync();

        Assert.Equal(["f2"], answer["done"]!.AsArray().Select(d => (string)d!));
        Assert.Equal(["f1"], answer["notDone"]!.AsArray().Select(d => (string)d!));
        Assert.Equal(("f1", "zhang"), ((string)answer["quicker"]![0]!["id"]!, (string)answer["quicker"]![0]!["by"]!));
        Assert.Equal("part", dashboard.State.ShelvingOf("f1")!.Reason);
        using var longer = await first.PostAsync("/api/shelf", new { faults = new[] { "f1" }, minutes = 180, reason = "part" });
        Assert.Equal(["f1"], (await longer.JsonAsync())["done"]!.AsArray().Select(d => (string)d!));
    }

    /// <summary>Two take back what they both saw, and it is put there anew between them, by the same person or another: the second takes nothing back, and is told whose lies there.</summary>
    [Theory]
    [InlineData("faults", "f1", "zhang")]
    [InlineData("faults", "f1", "li")]
    [InlineData("alarms", "a1", "zhang")]
    public async Task What_lies_there_by_another_time_than_was_seen_is_not_taken_back(string list, string id, string again)
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var zhang = await dashboard.ClientAsync(user: "zhang");
        using var wang = await dashboard.ClientAsync(user: "wang");
        using var anew = await dashboard.ClientAsync(user: again);
        Dictionary<string, object> Of(params (string Name, object Value)[] more) => more.Append((list, new[] { id })).ToDictionary(p => p.Item1, p => p.Item2);
        async Task<string> ShelveAsync(HttpClient client)
        {
            using var laid = await client.PostAsync("/api/shelf", Of(("minutes", 90), ("reason", "part")));
            Assert.Single((await laid.JsonAsync())["done"]!.AsArray());
            return (string)(await client.GetJsonAsync($"/api/{list}/{id}"))[list[..^1]]!["shelvedUntil"]!;
        }

        async Task<JsonNode> TakeBackAsync(string until)
        {
            using var response = await wang.PostAsync("/api/shelf/end", Of(("seen", new[] { new { id, by = "zhang", until } })));
            return await response.JsonAsync();
        }

        var first = await ShelveAsync(zhang);
        Assert.Single((await TakeBackAsync(first))["done"]!.AsArray());
        await ShelveAsync(anew);
        var late = await TakeBackAsync(first);

        Assert.Empty(late["done"]!.AsArray());
        Assert.Equal(id, (string)Assert.Single(late["notDone"]!.AsArray())!);
        Assert.Equal(again, (string)Assert.Single(late["quicker"]!.AsArray())!["by"]!);
        Assert.True(dashboard.State.ShelvingOf(id)!.Lies);
        Assert.Equal(3, dashboard.Journal.Commands.Count());
    }

    [Theory]
    [InlineData("""{"faults":["f1"],"minutes":0,"reason":"r"}""", "'minutes'")]
    [InlineData("""{"faults":["f1"],"minutes":10081,"reason":"r"}""", "'minutes'")]
    [InlineData("""{"faults":["f1"],"minutes":5,"reason":" "}""", "'reason'")]
    [InlineData("""{"minutes":5,"reason":"r"}""", "'alarms' and 'faults'")]
    public async Task What_is_wrong_with_a_request_is_named(string body, string field)
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        using var response = await client.PostAsync("/api/shelf", JsonNode.Parse(body)!);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field, (string)(await response.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Empty(dashboard.Journal.Commands);
    }

    [Fact]
    public async Task Nobody_shelves_what_they_do_not_see_and_not_every_role_may()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var manager = await dashboard.ClientAsync(Roles.AccountManager, null, "am1");
        using var refused = await manager.PostAsync("/api/shelf", new { faults = new[] { "f1" }, minutes = 5, reason = "r" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var elsewhere = await dashboard.ClientAsync(Roles.Operator, "no-such-unit", "far@example.net");
        using var response = await elsewhere.PostAsync("/api/shelf", new { faults = new[] { "f1" }, minutes = 5, reason = "r" });
        Assert.Equal(["f1"], (await response.JsonAsync())["notDone"]!.AsArray().Select(d => (string)d!));
        Assert.Empty(dashboard.Journal.Commands);
    }
}
