using System.Net;
using System.Text.Json.Nodes;
using Assurance.Model.Faults;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard;

public sealed class TmfReadTests(SharedDashboard shared) : IClassFixture<SharedDashboard>
{
    private const string Alarms = "/tmf-api/alarm/v4/alarm";
    private const string Problems = "/tmf-api/serviceProblemManagement/v4/serviceProblem";
    private const string Tickets = "/tmf-api/troubleTicket/v4/troubleTicket";

    [Fact]
    public async Task An_alarm_says_what_the_standard_and_the_contract_name()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        var alarm = await client.GetJsonAsync($"{Alarms}/a1");

        Assert.Equal("a1", (string)alarm["id"]!);
        Assert.Equal("communicationsAlarm", (string)alarm["alarmType"]!);
        Assert.Equal("major", (string)alarm["perceivedSeverity"]!);
        Assert.Equal("unavailable", (string)alarm["probableCause"]!);
        Assert.Equal(("r-north", "interface"), ((string)alarm["alarmedObject"]!["id"]!, (string)alarm["alarmedObjectType"]!));
        Assert.Equal(("raised", "unacknowledged", "f1"), ((string)alarm["state"]!, (string)alarm["ackState"]!, (string)alarm["fault"]!));
        Assert.Equal("2026-03-02T08:00:00Z", (string)alarm["alarmRaisedTime"]!);
        Assert.Equal(["c-north", "c-south"], alarm["affectedService"]!.Ids());
        Assert.Equal(1, (long)alarm["journal"]![0]!);
        Assert.Null(alarm["plannedOutageIndicator"]);
    }

    [Fact]
    public void An_alarm_of_a_host_behind_a_relay_names_the_host_and_the_address_it_came_from()
    {
        var state = new Assurance.Correlation.State.LiveState();
        SmallNetwork.Fill(state);
        var sight = new Assurance.Dashboard.Security.Sight(new("admin", Roles.Administrator, null), state.Inventory, state);
        var alarm = new Assurance.Dashboard.Api.Tmf.AlarmResources(state, sight).Of(Some.Alarm("a9", Some.Sender() with { DeviceName = "core-a" }));

        Assert.Equal(("core-a", "192.0.2.1"), (alarm.SourceSystemId, alarm.AlarmedObject.Id));
    }

    [Theory]
    [InlineData("", "a4,a3,a2,a1")]
    [InlineData("?perceivedSeverity=critical,indeterminate", "a4,a3")]
    [InlineData("?alarmedObject.id=r-south&perceivedSeverity=major", "a2")]
    [InlineData("?alarmedObjectType=sender", "a4")]
    [InlineData("?alarmRaisedTime.gt=2026-03-02T08:00:01Z", "a4,a3")]
    [InlineData("?alarmRaisedTime%3C=2026-03-02T08:00:01Z", "a2,a1")]
    [InlineData("?alarmRaisedTime%3E2026-03-02T08:00:01%2B00:00", "a4,a3")]
    [InlineData("?id.ne=a1&id.ne=a2", "a4,a3")]
    [InlineData("?id.regex=%5Ea%5B12%5D%24", "a2,a1")]
    [InlineData("?sort=alarmRaisedTime", "a1,a2,a3,a4")]
    [InlineData("?sort=alarmedObject.id,-id", "a4,a1,a3,a2")]
    [InlineData("?limit=2&offset=1", "a3,a2")]
    [InlineData("?tally.lt=1", "")]
    public async Task Lists_are_filtered_sorted_and_paged(string query, string expected)
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        using var response = await client.GetAsync(Alarms + query);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, string.Join(',', (await response.JsonAsync()).Ids()));
        Assert.Equal(query.Contains("limit", StringComparison.Ordinal) ? "4" : expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Length.ToString(),
            response.Headers.GetValues("X-Total-Count").Single());
    }

    [Theory]
    [InlineData("?noSuch=1")]
    [InlineData("?alarmedObject=1")]
    [InlineData("?alarmedObject.noSuch=1")]
    [InlineData("?fields=noSuch")]
    [InlineData("?sort=noSuch")]
    [InlineData("?tally=many")]
    [InlineData("?id.regex=(")]
    [InlineData("?limit=-1")]
    public async Task What_cannot_be_asked_answers_400_in_the_standards_form(string query)
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        using var response = await client.GetAsync(Alarms + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(("400", "Error"), ((string)(await response.JsonAsync())["status"]!, (string)(await response.JsonAsync())["@type"]!));
    }

    [Fact]
    public async Task Fields_choose_what_is_told()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        var alarm = (await client.GetJsonAsync($"{Alarms}?fields=perceivedSeverity,alarmedObject.id&id=a1"))[0]!.AsObject();

        Assert.Equal(["@type", "alarmedObject", "href", "id", "perceivedSeverity"], alarm.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_problem_holds_cause_impact_and_exposure()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        var problem = await client.GetJsonAsync($"{Problems}/f1");

        Assert.Equal(("cable1", "cable"), ((string)problem["rootCauseResource"]![0]!["id"]!, (string)problem["rootCauseResource"]![0]!["@referredType"]!));
        Assert.True((bool)problem["inferred"]!);
        Assert.Equal(0.9, (double)problem["confidence"]!);
        Assert.Equal("l1", (string)problem["candidates"]![0]!["resource"]!["id"]!);
        Assert.Equal("evidence.linksFailed", (string)problem["evidence"]![0]!["code"]!);
        Assert.Equal(["a1", "a2"], problem["underlyingAlarm"]!.Ids());
        Assert.Equal(["cable1", "r-north", "r-south"], problem["affectedResource"]!.Ids());
        Assert.Equal((2, "down"), ((int)problem["affectedNumberOfServices"]!, (string)problem["affectedService"]![0]!["serviceState"]!));
        Assert.Equal(["cust-north", "cust-south", "p-li", "p-wang"], problem["relatedParty"]!.Ids());
        Assert.Equal(["t1"], problem["troubleTicket"]!.Ids());
        Assert.Equal((2, "acknowledged"), ((int)problem["priority"]!, (string)problem["status"]!));
        var exposure = problem["slaExposure"]![0]!;
        Assert.Equal(("cust-north", 12, 3), ((string)exposure["customer"]!, (double)exposure["minutesLeft"]!, (decimal)exposure["costPerMinute"]!));
        Assert.Equal("2026-03-02T08:12:00Z", (string)exposure["nextThresholdAt"]!);
    }

    [Fact]
    public async Task A_resolved_problem_stays_listed_and_a_merged_one_shows_when_asked_for()
    {
        await using var dashboard = await TestDashboard.StartAsync(state =>
        {
            SmallNetwork.Fill(state);
            state.Apply(Some.Change(SmallNetwork.CableCut() with { Status = FaultStatus.Resolved, ResolvedAt = Some.At(60) }));
            state.Apply(Some.Change(SmallNetwork.CardFailure() with { Status = FaultStatus.Merged, MergedInto = "f1" }));
        });
        using var client = await dashboard.ClientAsync();

        Assert.Equal(["f1"], (await client.GetJsonAsync(Problems)).Ids());
        var resolved = (await client.GetJsonAsync($"{Problems}?status=resolved"))[0]!;
        Assert.Equal(("f1", "2026-03-02T08:01:00Z"), ((string)resolved["id"]!, (string)resolved["resolutionDate"]!));
        Assert.Equal(["f2"], (await client.GetJsonAsync($"{Problems}?status=closed")).Ids());
        Assert.Equal(["f1"], (await client.GetJsonAsync($"{Problems}/f2"))["parentProblem"]!.Ids());
    }

    [Fact]
    public async Task A_ticket_names_its_fault_circuits_alarms_and_people()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        var ticket = await client.GetJsonAsync($"{Tickets}/t1");

        Assert.Equal(["f1", "c-north", "c-south", "a1", "a2"], ticket["relatedEntity"]!.Ids());
        Assert.Equal(["cust-north", "cust-south", "p-li", "p-wang", "north", "south"], ticket["relatedParty"]!.Ids());
        Assert.Equal(("acknowledged", "2", "critical"), ((string)ticket["status"]!, (string)ticket["priority"]!, (string)ticket["severity"]!));
        Assert.Equal("acknowledged", (string)ticket["statusChange"]![0]!["status"]!);
    }

    [Theory]
    [InlineData(Roles.Operator, "north", "a1", "f1", "t1")]
    [InlineData(Roles.Operator, "north-1", "a1", "", "")]
    [InlineData(Roles.Engineer, "south", "a3,a2", "f2,f1", "t1")]
    [InlineData(Roles.DutyManager, "group", "a4,a3,a2,a1", "f2,f1", "t1")]
    [InlineData(Roles.Desk, "nowhere", "", "", "")]
    [InlineData(Roles.Desk, null, "a4,a3,a2,a1", "f2,f1", "t1")]
    [InlineData(Roles.Administrator, "north", "a4,a3,a2,a1", "f2,f1", "t1")]
    [InlineData(Roles.AccountManager, null, "a2,a1", "f1", "t1", "p-li")]
    [InlineData(Roles.AccountManager, "group", "a3,a2,a1", "f2,f1", "t1", "p-wang")]
    [InlineData(Roles.AccountManager, "group", "", "", "", "p-nobody")]
    public async Task Lists_hold_what_the_viewer_may_see(string role, string? unit, string alarms, string problems, string tickets, string user = "tester")
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync(role, unit, user);

        Assert.Equal(alarms, string.Join(',', (await client.GetJsonAsync(Alarms)).Ids()));
        Assert.Equal(problems, string.Join(',', (await client.GetJsonAsync(Problems)).Ids()));
        Assert.Equal(tickets, string.Join(',', (await client.GetJsonAsync(Tickets)).Ids()));
        foreach (var (path, shown) in new[] { ($"{Alarms}/a4", alarms.Contains("a4")), ($"{Problems}/f2", problems.Contains("f2")), ($"{Tickets}/t1", tickets.Length > 0) })
        {
            using var one = await client.GetAsync(path);
            Assert.Equal(shown ? HttpStatusCode.OK : HttpStatusCode.NotFound, one.StatusCode);
        }
    }

    [Fact]
    public async Task An_account_manager_finds_no_word_of_anothers_customer()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync(Roles.AccountManager, null, "p-li");

        foreach (var path in new[] { $"{Problems}/f1", $"{Tickets}/t1", $"{Alarms}/a1", Problems, Tickets, Alarms })
        {
            var text = (await client.GetJsonAsync(path)).ToJsonString();
            Assert.DoesNotContain("South Mill", text, StringComparison.Ordinal);
            Assert.DoesNotContain("cust-south", text, StringComparison.Ordinal);
            Assert.DoesNotContain("c-south", text, StringComparison.Ordinal);
            Assert.DoesNotContain("p-wang", text, StringComparison.Ordinal);
        }

        Assert.Equal(["c-north"], (await client.GetJsonAsync($"{Problems}/f1"))["affectedService"]!.Ids());
    }

    [Fact]
    public async Task Reaching_for_what_is_not_ones_own_is_put_on_record()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync(Roles.Operator, "north", "curious");

        using var response = await client.GetAsync($"{Problems}/f2");

        var refused = (await dashboard.Store.Audit.LatestAsync(100, default)).First(e => e.Event.User == "curious").Event;
        Assert.Equal(("curious", "refused", false), (refused.User, refused.Action, refused.Success));
        Assert.Contains(refused.Target, $"GET {Problems}/f2", StringComparison.Ordinal);
    }
}
