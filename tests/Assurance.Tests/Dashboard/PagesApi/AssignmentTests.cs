using System.Net;
using System.Text.Json.Nodes;
using Assurance.Model.Operations;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>Giving faults to people over the interface: to whom, of what, and what is said when somebody was quicker.</summary>
public sealed class AssignmentTests
{
    private const string Path = "/api/assignments";

    [Fact]
    public async Task It_shows_at_the_fault_and_at_its_ticket_with_its_history_and_is_audited()
    {
        await using var dashboard = await StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, null, "wang");
        var answer = await AssignAsync(wang, new { faults = new[] { new { id = "f1", version = 0 }, new { id = "f999", version = 0 } }, to = "li", minutes = 60 });

        Assert.Equal(["f1"], answer["done"]!.AsArray().Select(d => (string)d!));
        Assert.Equal([("f999", "unknown")], answer["notDone"]!.AsArray().Select(d => ((string)d!["id"]!, (string)d["reason"]!)));
        var detail = await wang.GetJsonAsync("/api/faults/f1");
        Assert.Equal(("li", 1, "li"), ((string)detail["fault"]!["assignedTo"]!, (int)detail["fault"]!["assignmentVersion"]!, (string)detail["ticket"]!["assignedTo"]!));
        var step = Assert.Single(detail["steps"]!.AsArray(), s => (string)s!["what"]!["code"]! == "step.assigned")!;
        Assert.Equal(("wang", "li"), ((string)step["user"]!, (string)step["what"]!["arguments"]![0]!));
        var ticket = await wang.GetJsonAsync("/tmf-api/troubleTicket/v4/troubleTicket/t1");
        Assert.Contains(ticket["relatedParty"]!.AsArray(), p => (string)p!["role"]! == "assignee" && (string)p["id"]! == "li");
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(5, default), e => e.Event is { Action: "assignFaults", Target: "f1 to li" });
    }

    [Fact]
    public async Task Who_was_slower_is_told_who_it_is_with_by_whom_and_since_when()
    {
        await using var dashboard = await StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, null, "wang");
        using var zhao = await dashboard.ClientAsync(Roles.Operator, null, "zhao");
        await AssignAsync(wang, new { faults = new[] { new { id = "f1", version = 0 } }, to = "li" });
        var answer = await AssignAsync(zhao, new { faults = new[] { new { id = "f1", version = 0 } }, to = "zhao" });

        var lost = Assert.Single(answer["notDone"]!.AsArray())!;
        Assert.Equal(("changed", "li", "wang", 1), ((string)lost["reason"]!, (string)lost["user"]!, (string)lost["by"]!, (int)lost["version"]!));
        Assert.Equal("li", dashboard.State.AssignmentOf("f1")!.User);

        var taken = await AssignAsync(zhao, new { faults = new[] { new { id = "f1", version = 1 } } });
        Assert.Equal(["f1"], taken["done"]!.AsArray().Select(d => (string)d!));
        Assert.Null(dashboard.State.AssignmentOf("f1")!.User);
    }

    [Theory]
    [InlineData("""{"to":"li"}""", "'faults'")]
    [InlineData("""{"faults":[{"version":1}],"to":"li"}""", "'faults'")]
    [InlineData("""{"faults":[{"id":"f1"}],"to":"li","minutes":-1}""", "'minutes'")]
    [InlineData("""{"faults":[{"id":"f1"}],"to":"nobody-we-know"}""", "'to'")]
    [InlineData("""{"faults":[{"id":"f1"}],"to":"manager"}""", "'to'")]
    [InlineData("""{"faults":[{"id":"f1"}],"to":"gone"}""", "'to'")]
    public async Task What_is_wrong_with_a_request_is_named(string body, string field)
    {
        await using var dashboard = await StartAsync();
        using var client = await dashboard.ClientAsync();
        using var response = await client.PostAsync(Path, JsonNode.Parse(body)!);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field, (string)(await response.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Empty(dashboard.Journal.Commands);
    }

    [Fact]
    public async Task Nobody_is_given_what_they_do_not_see_nobody_gives_it_and_not_every_role_may()
    {
        await using var dashboard = await StartAsync();
        using var admin = await dashboard.ClientAsync();
        var blind = await AssignAsync(admin, new { faults = new[] { new { id = "f1" } }, to = "far" });
        Assert.Equal("notTheirs", (string)blind["notDone"]![0]!["reason"]!);
        using var far = await dashboard.ClientAsync(Roles.Operator, "no-such-unit", "far");
        Assert.Equal("unknown", (string)(await AssignAsync(far, new { faults = new[] { new { id = "f1" } }, to = "far" }))["notDone"]![0]!["reason"]!);
        using var hidden = await far.GetAsync(new Uri("/api/assignees?fault=f1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        using var manager = await dashboard.ClientAsync(Roles.AccountManager, null, "am1");
        using var refused = await manager.PostAsync(Path, new { faults = new[] { new { id = "f1" } }, to = "am1" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain(dashboard.Journal.Commands, c => c is AssignFaults);
    }

    [Fact]
    public async Task A_fault_can_be_given_to_who_may_work_on_it_and_sees_it()
    {
        await using var dashboard = await StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, null, "wang");
        var people = (await wang.GetJsonAsync("/api/assignees?fault=f1")).AsArray().Select(p => (string)p!["user"]!).ToArray();

        Assert.Contains("li", people);
        Assert.Contains("wang", people);
        Assert.Empty(people.Intersect(["manager", "gone", "far"]));
    }

    [Fact]
    public async Task Who_has_it_for_a_time_is_reminded()
    {
        await using var dashboard = await StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, null, "wang");
        await AssignAsync(wang, new { faults = new[] { new { id = "f1" } }, to = "wang", minutes = 10 });

        var mine = Assert.Single((await wang.GetJsonAsync("/api/reminders")).AsArray())!;
        Assert.Equal(("assignment", "f1"), ((string)mine["what"]!, (string)mine["subject"]!));
    }

    private static async Task<TestDashboard> StartAsync()
    {
        var dashboard = await PagesDashboard.StartAsync();
        foreach (var (name, role, unit) in new[] { ("li", Roles.Engineer, null), ("zhao", Roles.Operator, null), ("manager", Roles.AccountManager, null), ("gone", Roles.Operator, null), ("far", Roles.Operator, (string?)"no-such-unit") })
        {
            await dashboard.Store.Accounts.CreateAsync(new UserAccount(name, role, unit, null), "a long enough password", default);
        }

        await dashboard.Store.Register.DisableAsync("gone", default);
        return dashboard;
    }

    private static async Task<JsonNode> AssignAsync(HttpClient client, object body)
    {
        using var response = await client.PostAsync(Path, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }
}
