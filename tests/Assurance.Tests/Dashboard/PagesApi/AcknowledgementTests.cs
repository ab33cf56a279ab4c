using System.Net;
using Assurance.Model.Operations;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>For how long people acknowledge, over the interface, and of what they are reminded.</summary>
public sealed class AcknowledgementTests
{
    private const string Alarms = "/tmf-api/alarm/v4/ackAlarms";
    private const string Problems = "/tmf-api/serviceProblemManagement/v4/problemAcknowledgement";

    [Fact]
    public async Task It_holds_for_the_time_of_the_settings_or_as_said_and_a_person_may_renew_their_own()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, null, "wang@example.net");
        using var li = await dashboard.ClientAsync(Roles.Operator, null, "li@example.net");

        await DoneAsync(wang, Problems, new { problem = new[] { new { id = "f1" } } }, 1);
        await DoneAsync(wang, Alarms, new { alarmPattern = new[] { new { id = "a1" } }, minutes = 0 }, 1);
        await DoneAsync(li, Problems, new { problem = new[] { new { id = "f1" } }, minutes = 30 }, 0);
        await DoneAsync(wang, Problems, new { problem = new[] { new { id = "f1" } } }, 0);
        await DoneAsync(wang, Problems, new { problem = new[] { new { id = "f1" } }, minutes = 30 }, 1);

        Assert.Equal(
            [("f1", 480.0), ("a1", 0), ("f1", 30)],
            dashboard.Journal.Commands.Select(c => c is AcknowledgeFault f ? (f.Fault, f.Minutes!.Value) : (((AcknowledgeAlarms)c).Alarms[0], ((AcknowledgeAlarms)c).Minutes!.Value)));
        var row = (await wang.GetJsonAsync("/api/faults/f1"))["fault"]!;
        Assert.InRange((DateTimeOffset)row["acknowledgedUntil"]!, DateTimeOffset.UtcNow.AddMinutes(25), DateTimeOffset.UtcNow.AddMinutes(30));
        Assert.Null((await wang.GetJsonAsync("/api/alarms/a1"))["alarm"]!["acknowledgedUntil"]);
        Assert.Equal(480, (double)(await wang.GetJsonAsync("/api/me"))["acknowledgeMinutes"]!);
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("-1")]
    [InlineData("10081")]
    public async Task A_time_that_is_none_is_refused_by_name(string minutes)
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        using var body = new StringContent($$"""{"problem":[{"id":"f1"}],"minutes":{{minutes}}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(Problems, UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'minutes'", (string)(await response.JsonAsync())["message"]!, StringComparison.Ordinal);
    }

    /// <summary>Two withdraw what they both saw, and its owner acknowledges anew between them: the second withdraws nothing, and is told whose stands.</summary>
    [Theory]
    [InlineData("/tmf-api/alarm/v4/unAckAlarms", "alarmPattern", "a1", "ackUserId", "unAckedAlarm")]
    [InlineData("/tmf-api/serviceProblemManagement/v4/problemUnacknowledgement", "problem", "f1", "acknowledgedBy", "unackProblem")]
    public async Task A_withdrawal_of_an_acknowledgement_that_is_gone_leaves_the_next_one(string path, string list, string id, string owner, string withdrawn)
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, null, "wang@example.net");
        using var li = await dashboard.ClientAsync(Roles.Operator, null, "li@example.net");
        var (acknowledge, detail) = id == "f1" ? (Problems, "/api/faults/f1") : (Alarms, "/api/alarms/a1");
        async Task<string> AcknowledgeAsync()
        {
            await DoneAsync(wang, acknowledge, new Dictionary<string, object> { [list] = new[] { new { id } } }, 1);
            return (string)(await wang.GetJsonAsync(detail))[id == "f1" ? "fault" : "alarm"]!["acknowledgedUntil"]!;
        }

        async Task<System.Text.Json.Nodes.JsonNode> WithdrawAsync(string until)
        {
            using var response = await li.PostAsync(path, new Dictionary<string, object> { [list] = new[] { new Dictionary<string, string> { ["id"] = id, [owner] = "wang@example.net", ["ackUntil"] = until } } });
            return await response.JsonAsync();
        }

        var first = await AcknowledgeAsync();
        Assert.Single((await WithdrawAsync(first))[withdrawn]!.AsArray());
        var second = await AcknowledgeAsync();
        var late = await WithdrawAsync(first);

        Assert.NotEqual(first, second);
        Assert.Empty(late[withdrawn]!.AsArray());
        Assert.Equal("wang@example.net", (string)Assert.Single(late["quicker"]!.AsArray())!["by"]!);
        Assert.Equal(second, (string)(await wang.GetJsonAsync(detail))[id == "f1" ? "fault" : "alarm"]!["acknowledgedUntil"]!);
    }

    [Fact]
    public async Task Who_holds_it_is_reminded_before_it_ends_and_nobody_else()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, null, "wang@example.net");
        using var li = await dashboard.ClientAsync(Roles.Operator, null, "li@example.net");
        await DoneAsync(wang, Problems, new { problem = new[] { new { id = "f1" } }, minutes = 10 }, 1);
        await DoneAsync(wang, Alarms, new { alarmPattern = new[] { new { id = "a1" } } }, 1);

        var mine = Assert.Single((await wang.GetJsonAsync("/api/reminders")).AsArray())!;
        Assert.Equal(("acknowledgement", "fault", "f1"), ((string)mine["what"]!, (string)mine["kind"]!, (string)mine["subject"]!));
        Assert.Equal(TimeSpan.FromMinutes(5), (DateTimeOffset)mine["until"]! - (DateTimeOffset)mine["remindAt"]!);
        Assert.Empty((await li.GetJsonAsync("/api/reminders")).AsArray());
    }

    private static async Task DoneAsync(HttpClient client, string path, object body, int done)
    {
        using var response = await client.PostAsync(path, body);
        var task = await response.JsonAsync();
        Assert.Equal(done, (task["ackProblem"] ?? task["ackedAlarm"])!.AsArray().Count);
    }
}
