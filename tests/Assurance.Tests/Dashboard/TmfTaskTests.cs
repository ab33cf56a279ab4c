using System.Net;
using System.Text;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard;

public sealed class TmfTaskTests(SharedDashboard shared) : IClassFixture<SharedDashboard>
{
    private const string Alarm = "/tmf-api/alarm/v4";
    private const string Problem = "/tmf-api/serviceProblemManagement/v4";
    private const string Ticket = "/tmf-api/troubleTicket/v4/troubleTicket/t1";

    [Fact]
    public async Task Acknowledging_is_journalled_and_the_answer_holds_the_successes()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.Operator, null, "zhang");

        using var response = await client.PostAsync($"{Alarm}/ackAlarms", new { ackUserId = "someone else", alarmPattern = new[] { new { id = "a1" }, new { id = "no such" } } });
        using var again = await client.PostAsync($"{Alarm}/ackAlarms", new { alarmPattern = new[] { new { alarmedObject = new { id = "r-south" }, perceivedSeverity = "major" }, new { alarmedObject = new { id = "r-north" }, perceivedSeverity = "major" } } });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var task = await response.JsonAsync();
        Assert.Equal(("done", "zhang"), ((string)task["state"]!, (string)task["ackUserId"]!));
        Assert.Equal(["a1"], task["ackedAlarm"]!.Ids());
        Assert.Equal(["a2"], (await again.JsonAsync())["ackedAlarm"]!.Ids());
        Assert.Equal(["a1", "a2"], dashboard.Journal.Commands.Cast<AcknowledgeAlarms>().SelectMany(c => c.Alarms));
        var alarm = await client.GetJsonAsync($"{Alarm}/alarm/a1");
        Assert.Equal(("acknowledged", "zhang"), ((string)alarm["ackState"]!, (string)alarm["ackUserId"]!));
        Assert.Equal(("zhang", "ackAlarms", "a2"), (await dashboard.Store.Audit.LatestAsync(1, default)).Select(e => (e.Event.User, e.Event.Action, e.Event.Target)).Single());
    }

    [Theory]
    [InlineData("""{"alarmPattern":[]}""", "empty")]
    [InlineData("""{}""", "empty")]
    [InlineData("""{"alarmPattern":[{}]}""", "emptyPattern")]
    [InlineData("""{"alarmPattern":[{"id":"a1"},{"@type":"Alarm"}]}""", "emptyPattern")]
    [InlineData("""{"alarmPattern":[{"alarmedObject":{}}]}""", "emptyPattern")]
    [InlineData("""{"alarmPattern":[{"noSuch":1}]}""", "unknownAttribute")]
    [InlineData("""{"alarmPattern":["a1"]}""", "invalid")]
    [InlineData("""[]""", "invalid")]
    [InlineData("""{"alarmPattern":""", "invalid")]
    public async Task A_pattern_that_matches_everything_or_nothing_known_is_refused(string body, string code)
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        using var response = await client.PostAsync($"{Alarm}/clearAlarms", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (string)(await response.JsonAsync())["code"]!);
        Assert.Empty(dashboard.Journal.Commands);
    }

    [Fact]
    public async Task What_the_engine_does_not_clear_is_not_among_the_cleared()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();

        using var response = await client.PostAsync($"{Alarm}/clearAlarms", new { alarmPattern = new[] { new { id = "a1" }, new { id = "a4" } } });

        Assert.Equal(["a4"], (await response.JsonAsync())["clearedAlarm"]!.Ids());
        var cleared = await client.GetJsonAsync($"{Alarm}/alarm/a4");
        Assert.Equal(("cleared", "cleared", "indeterminate", "tester"),
            ((string)cleared["state"]!, (string)cleared["perceivedSeverity"]!, (string)cleared["lastSeverity"]!, (string)cleared["clearUserId"]!));
    }

    [Fact]
    public async Task Comments_are_added_and_an_acknowledgement_is_taken_back()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(user: "zhang");
        using var ack = await client.PostAsync($"{Alarm}/ackAlarms", new { alarmPattern = new[] { new { id = "a1" } } });

        using var comment = await client.PostAsync($"{Alarm}/commentAlarms", new { alarmPattern = new[] { new { id = "a1" } }, comment = new { comment = "队伍已出发" } });
        using var unack = await client.PostAsync($"{Alarm}/unAckAlarms", new { alarmPattern = new[] { new { id = "a1" } } });
        using var silent = await client.PostAsync($"{Alarm}/commentAlarms", new { alarmPattern = new[] { new { id = "a1" } }, comment = new { comment = " " } });

        Assert.Equal(["a1"], (await comment.JsonAsync())["commentedAlarm"]!.Ids());
        Assert.Equal(["a1"], (await unack.JsonAsync())["unAckedAlarm"]!.Ids());
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        var alarm = await client.GetJsonAsync($"{Alarm}/alarm/a1");
        Assert.Equal(("unacknowledged", "队伍已出发", "zhang"), ((string)alarm["ackState"]!, (string)alarm["comment"]![0]!["comment"]!, (string)alarm["comment"]![0]!["userId"]!));
    }

    [Fact]
    public async Task Who_was_slower_is_told_whose_acknowledgement_stands_and_since_when()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var first = await dashboard.ClientAsync(user: "zhang");
        using var second = await dashboard.ClientAsync(user: "wang");
        using var alarm = await first.PostAsync($"{Alarm}/ackAlarms", new { alarmPattern = new[] { new { id = "a1" } } });
        using var fault = await first.PostAsync($"{Problem}/problemAcknowledgement", new { problem = new[] { new { id = "f1" } } });

        foreach (var (path, body, done, id) in ((string, object, string, string)[])
        [
            ($"{Alarm}/ackAlarms", new { alarmPattern = new[] { new { id = "a1" } } }, "ackedAlarm", "a1"),
            ($"{Alarm}/unAckAlarms", new { alarmPattern = new[] { new { id = "a1", ackUserId = "li" } } }, "unAckedAlarm", "a1"),
            ($"{Problem}/problemAcknowledgement", new { problem = new[] { new { id = "f1" } } }, "ackProblem", "f1"),
            ($"{Problem}/problemUnacknowledgement", new { problem = new[] { new { id = "f1", acknowledgedBy = "li" } } }, "unackProblem", "f1"),
        ])
        {
            using var answer = await second.PostAsync(path, body);
            var task = await answer.JsonAsync();
            Assert.Empty(task[done]!.AsArray());
            var quicker = Assert.Single(task["quicker"]!.AsArray())!;
            Assert.Equal((path, id, "zhang"), (path, (string)quicker["id"]!, (string)quicker["by"]!));
            Assert.True((DateTimeOffset)quicker["time"]! > DateTimeOffset.UtcNow.AddMinutes(-5));
        }

        Assert.Equal("zhang", dashboard.State.Alarm("a1")!.Acknowledged!.User);
        Assert.Equal("zhang", dashboard.State.Fault("f1")!.Acknowledged!.User);
        using var seen = await second.PostAsync($"{Problem}/problemUnacknowledgement", new { problem = new[] { new { id = "f1", acknowledgedBy = "zhang" } } });
        Assert.Equal(["f1"], (await seen.JsonAsync())["unackProblem"]!.Ids());
    }

    [Fact]
    public async Task Nobody_acts_on_what_they_cannot_see_or_may_not()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var north = await dashboard.ClientAsync(Roles.Operator, "north");
        using var manager = await dashboard.ClientAsync(Roles.AccountManager, null, "p-li");

        using var outside = await north.PostAsync($"{Alarm}/ackAlarms", new { alarmPattern = new[] { new { perceivedSeverity = "critical" }, new { perceivedSeverity = "major" } } });
        using var problem = await north.PostAsync($"{Problem}/problemAcknowledgement", new { problem = new[] { new { id = "f2" } } });
        using var refused = await manager.PostAsync($"{Alarm}/ackAlarms", new { alarmPattern = new[] { new { id = "a1" } } });
        using var ticket = await manager.SendAsync(Patch("""{"status":"inProgress"}"""));

        Assert.Equal(["a1"], (await outside.JsonAsync())["ackedAlarm"]!.Ids());
        Assert.Empty((await problem.JsonAsync())["ackProblem"]!.AsArray());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, ticket.StatusCode);
        Assert.Equal(2, (await dashboard.Store.Audit.LatestAsync(10, default)).Count(e => e.Event is { Action: "refused", User: "p-li" }));
    }

    [Fact]
    public async Task A_problem_is_acknowledged_and_then_in_progress()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(user: "zhang");

        using var ack = await client.PostAsync($"{Problem}/problemAcknowledgement", new { problem = new[] { new { id = "f1" }, new { id = "none" } } });

        var task = await ack.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, ack.StatusCode);
        Assert.Equal(["f1"], task["ackProblem"]!.Ids());
        Assert.Equal("zhang", (string)task["trackingRecord"]!["user"]!);
        Assert.Equal("inProgress", (string)(await client.GetJsonAsync($"{Problem}/serviceProblem/f1"))["status"]!);

        using var unack = await client.PostAsync($"{Problem}/problemUnacknowledgement", new { problem = new[] { new { id = "f1" } } });
        Assert.Equal(["f1"], (await unack.JsonAsync())["unackProblem"]!.Ids());
        Assert.Equal("acknowledged", (string)(await client.GetJsonAsync($"{Problem}/serviceProblem/f1"))["status"]!);
    }

    [Fact]
    public async Task A_ticket_moves_as_allowed_and_takes_notes()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.Desk, null, "zhang");

        using var moved = await client.SendAsync(Patch("""{"status":"inProgress","statusChangeReason":"crew on site","note":[{"text":"splice at km 12"},{"id":"1","text":"known"}]}"""));

        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        var ticket = await moved.JsonAsync();
        Assert.Equal(("inProgress", "crew on site"), ((string)ticket["status"]!, (string)ticket["statusChangeReason"]!));
        Assert.Equal(("splice at km 12", "zhang"), ((string)ticket["note"]![0]!["text"]!, (string)ticket["note"]![0]!["author"]!));
        Assert.Single(ticket["note"]!.AsArray());
    }

    [Fact]
    public async Task Every_transition_the_table_lacks_is_409()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        foreach (var from in Enum.GetValues<TicketStatus>())
        {
            dashboard.State.Apply(new TicketChange(dashboard.State.Ticket("t1")! with { Status = from }, TicketChangeKind.StatusChanged, Some.At(7)));
            foreach (var to in Enum.GetValues<TicketStatus>().Where(to => to != from && !TicketTransitions.IsAllowed(from, to)))
            {
                using var response = await client.SendAsync(Patch($$"""{"status":"{{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(to.ToString())}}"}"""));
                Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
                Assert.Equal("forbiddenTransition", (string)(await response.JsonAsync())["code"]!);
            }
        }

        Assert.Empty(dashboard.Journal.Commands);
    }

    [Theory]
    [InlineData("""{"priority":"1"}""", 400, "readOnly")]
    [InlineData("""{"id":"t2"}""", 400, "readOnly")]
    [InlineData("""{"colour":"red"}""", 400, "unknownAttribute")]
    [InlineData("""{"status":"broken"}""", 400, "invalid")]
    [InlineData("""{"status":null}""", 400, "invalid")]
    [InlineData("""{"status":"inProgress","note":[{"text":""}]}""", 400, "invalid")]
    public async Task A_patch_is_done_whole_or_not_at_all(string patch, int status, string code)
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        using var response = await client.SendAsync(Patch(patch));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, (string)(await response.JsonAsync())["code"]!);
        Assert.Empty(dashboard.Journal.Commands);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_answers_503_and_changes_nothing()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        dashboard.Journal.Failure = new IOException("no space left");

        using var response = await client.PostAsync($"{Alarm}/ackAlarms", new { alarmPattern = new[] { new { id = "a1" } } });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Null(dashboard.State.Alarm("a1")!.Acknowledged);
        Assert.False((await dashboard.Store.Audit.LatestAsync(1, default))[0].Event.Success);
    }

    private static HttpRequestMessage Patch(string json) =>
        new(HttpMethod.Patch, Ticket) { Content = new StringContent(json, Encoding.UTF8, "application/merge-patch+json") };
}
