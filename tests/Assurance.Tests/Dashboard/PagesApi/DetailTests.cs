using System.Net;
using System.Text.Json.Nodes;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Notices;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class DetailTests(DetailTests.Told told) : IClassFixture<DetailTests.Told>
{
    private const string Hostile = "<script>alert('x')</script>\u202E 确认 \"quoted\" \\ \u0001";

    [Fact]
    public async Task A_fault_has_the_form_its_page_expects()
    {
        using var client = await told.Dashboard.ClientAsync();
        var detail = await client.GetJsonAsync("/api/faults/f1");

        Assert.Equal(Names("fault reason mergedInto verdict predecessors candidates evidence alarms circuits customers exposure steps comments ticket notices"), Names(detail));
        Assert.Equal(("f1", "cable1", 2), ((string)detail["fault"]!["id"]!, (string)detail["fault"]!["rootId"]!, (int)detail["fault"]!["priority"]!));
        Assert.Equal(Names("code arguments"), Names(detail["reason"]!));
        var member = detail["alarms"]![0]!;
        Assert.Equal(Names("alarm role reason path"), Names(member));
        Assert.Equal(("symptom", "a1"), ((string)member["role"]!, (string)member["alarm"]!["id"]!));
        Assert.Equal(["cable1 cable Cable 1", "l1 ethernet Link 1"], member["path"]!.AsArray().Select(e => $"{e!["id"]} {e["kind"]} {e["name"]}"));
        Assert.Equal(Names("circuit number name customer state since"), Names(detail["circuits"]![0]!));
        Assert.Equal("down", (string)detail["circuits"]![0]!["state"]!);
        Assert.Equal(Names("customer name accountManager state circuits stars keyAccount premier"), Names(detail["customers"]![0]!));
        Assert.Equal("Li", (string)detail["customers"]![0]!["accountManager"]!);
        Assert.Equal(Names("customer circuit minutesUsed minutesLeft nextThresholdAt costSoFar costPerMinute"), Names(detail["exposure"]![0]!));
        Assert.Equal(Names("supports statement alarm"), Names(detail["evidence"]![0]!));
        Assert.Equal(Names("resource confidence reason"), Names(detail["candidates"]![0]!));
        Assert.Equal(Names("time what user"), Names(detail["steps"]![0]!));
        Assert.Equal("t1", (string)detail["ticket"]!["id"]!);
    }

    [Fact]
    public async Task What_is_not_there_is_null_as_the_page_asks()
    {
        using var client = await told.Dashboard.ClientAsync();

        var fault = (await client.GetJsonAsync("/api/faults/f2")).AsObject();
        Assert.True(fault.ContainsKey("ticket") && fault["ticket"] is null);
        Assert.True(fault["fault"]!.AsObject().ContainsKey("resolvedAt") && fault["fault"]!["resolvedAt"] is null);
        var alarm = (await client.GetJsonAsync("/api/alarms/a4")).AsObject();
        Assert.True(alarm.ContainsKey("reason") && alarm["reason"] is null);
    }

    [Fact]
    public async Task Notices_tell_the_state_told_and_how_far_the_message_got()
    {
        using var client = await told.Dashboard.ClientAsync();
        var notices = (await client.GetJsonAsync("/api/faults/f1"))["notices"]!.AsArray();

        Assert.Equal(["f1-cust-north-1 affected down sent", "f1-cust-south-2 affected down pending"],
            notices.Select(n => $"{n!["id"]} {n["kind"]} {n["state"]} {n["delivery"]}"));
        Assert.Equal(Names("id kind customerName recipientName email state delivery time"), Names(notices[0]!));
    }

    [Fact]
    public async Task An_account_manager_sees_their_part_of_a_fault_and_none_of_others()
    {
        using var client = await told.Dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");
        var detail = await client.GetJsonAsync("/api/faults/f1");

        Assert.Equal(["c-north"], detail["circuits"]!.AsArray().Select(c => (string)c!["circuit"]!));
        Assert.Equal(["cust-north"], detail["customers"]!.AsArray().Select(c => (string)c!["customer"]!));
        Assert.Equal(["cust-north"], detail["exposure"]!.AsArray().Select(c => (string)c!["customer"]!));
        Assert.Equal(["f1-cust-north-1"], detail["notices"]!.AsArray().Select(n => (string)n!["id"]!));
        Assert.Equal(1, (int)detail["ticket"]!["circuits"]!);
        Assert.DoesNotContain("South Mill", detail.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], await StatusesAsync(client, "/api/faults/f2", "/api/alarms/a3", "/api/alarms/a1"));
    }

    [Fact]
    public async Task A_unit_sees_its_own_alarms_of_a_shared_fault()
    {
        using var north = await told.Dashboard.ClientAsync(Roles.Operator, "north");
        using var south = await told.Dashboard.ClientAsync(Roles.Operator, "south");

        var seen = await north.GetJsonAsync("/api/faults/f1");
        Assert.Equal(["a1"], seen["alarms"]!.AsArray().Select(a => (string)a!["alarm"]!["id"]!));
        Assert.Null(seen["evidence"]![0]!["alarm"]);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], await StatusesAsync(north, "/api/faults/f2", "/api/alarms/a2", "/api/alarms/a4"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound], await StatusesAsync(south, "/api/faults/f2", "/api/alarms/a2", "/api/alarms/a1"));
    }

    [Fact]
    public async Task An_alarm_has_the_form_its_page_expects_and_hostile_text_stays_text()
    {
        using var client = await told.Dashboard.ClientAsync();
        var raw = await client.GetStringAsync("/api/alarms/a5");
        var detail = JsonNode.Parse(raw)!;

        Assert.Equal(Names("alarm proposedRepair rule transport source reason predecessor flapping reportsPerMinute recurrence comments journal"), Names(detail));
        Assert.DoesNotContain("<script", raw, StringComparison.Ordinal);
        Assert.Equal(Hostile, (string)detail["alarm"]!["text"]!);
        Assert.Equal(["1"], detail["journal"]!.AsArray().Select(p => (string)p!));
    }

    [Fact]
    public async Task A_comment_is_journalled_and_stands_when_the_answer_comes()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");

        using var added = await client.PostAsync("/api/faults/f1/comments", new { text = $" {Hostile} " });
        var comment = await added.JsonAsync();
        var detail = await client.GetJsonAsync("/api/faults/f1");

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(("li@example.net", Hostile), ((string)comment["user"]!, (string)comment["text"]!));
        Assert.Equal(Hostile, (string)Assert.Single(detail["comments"]!.AsArray())!["text"]!);
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(5, default), e => e.Event is { Action: "commentFault", Target: "f1" });
    }

    [Theory]
    [InlineData("f2", "{\"text\":\"not mine\"}", 404)]
    [InlineData("f1", "{\"text\":\"  \"}", 400)]
    [InlineData("f1", "{}", 400)]
    [InlineData("f1", "{\"text\":", 400)]
    [InlineData("f1", null, 400)]
    public async Task A_comment_that_cannot_be_taken_is_refused(string fault, string? body, int status)
    {
        using var client = await told.Dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");
        var text = body ?? $"{{\"text\":\"{new string('x', 4001)}\"}}";
        using var response = await client.PostAsync($"/api/faults/{fault}/comments", new StringContent(text, null, "application/json"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(told.Dashboard.Journal.Commands);
    }

    [Fact]
    public async Task An_engine_that_does_not_get_there_is_said()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        dashboard.Journal.IsStuck = true;
        using var client = await dashboard.ClientAsync();
        using var response = await client.PostAsync("/api/faults/f1/comments", new { text = "anyone?" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("engineBehind", (string)(await response.JsonAsync())["code"]!);
    }

    private static string[] Names(string names) => [.. names.Split(' ').Order(StringComparer.Ordinal)];

    private static string[] Names(JsonNode node) => [.. node.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal)];

    private static async Task<HttpStatusCode[]> StatusesAsync(HttpClient client, params string[] paths)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(path);
            statuses.Add(response.StatusCode);
        }

        return [.. statuses];
    }

    /// <summary>The small network with an alarm of hostile text, and notices about the cable.</summary>
    public sealed class Told : IAsyncLifetime
    {
        internal TestDashboard Dashboard { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Dashboard = await PagesDashboard.StartAsync(fill: Fill);

        public ValueTask DisposeAsync() => Dashboard.DisposeAsync();

        private static void Fill(LiveState state)
        {
            SmallNetwork.Fill(state);
            state.Apply(Some.Change(Some.Alarm("a5", Some.Device("d-north"), Conditions.CardFailure, 30) with { Text = Hostile }));
            state.Apply(NoticeTo("cust-north", "p-li", 1));
            state.Apply(NoticeTo("cust-south", "p-wang", 2));
        }

        private static Notice NoticeTo(string customer, string person, int step) => new()
        {
            Id = $"f1-{customer}-{step}",
            Kind = NoticeKind.Affected,
            Fault = "f1",
            Customer = customer,
            CustomerName = customer,
            Recipient = person,
            RecipientName = person,
            Email = $"{person}@example.net",
            Language = "en",
            Root = new EntityRef("cable1", "cable", "Cable 1"),
            Cause = Explanation.Of(ExplanationCodes.CauseSharedCarrier, "Cable 1", "1", "1"),
            State = ServiceState.Down,
            Circuits = [],
            FaultRaisedAt = Some.At(0),
            Time = Some.At(7),
            TimeZone = "Asia/Shanghai",
        };
    }
}
