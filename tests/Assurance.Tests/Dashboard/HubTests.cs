using System.Text.Json.Nodes;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard;

public sealed class HubTests(SharedDashboard shared) : IClassFixture<SharedDashboard>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_of_an_alarm_arrives_in_both_protocols(bool messagePack)
    {
        await using var dashboard = await TestDashboard.StartAsync();
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync(), messagePack);
        var snapshot = await client.SubscribeAsync(new Dictionary<string, object> { ["view"] = "alarms", ["sort"] = "-severity,raisedAt", ["offset"] = 0, ["count"] = 3 });
        Assert.Equal(["a3", "a1", "a2"], snapshot["rows"]!.Ids());
        Assert.Equal(4, (int)snapshot["total"]!);
        Assert.Equal("2026-03-02T08:00:10Z", (string)snapshot["rows"]![0]!["raisedAt"]!);
        Assert.Equal(("critical", "d-south", "South site", true), ((string)client["a3"]["severity"]!, (string)client["a3"]["deviceName"]!, (string)client["a3"]["site"]!, (bool)client["a3"]["isRootCause"]!));

        dashboard.State.Apply(Some.Change(Some.Alarm("a5", at: 30, severity: PerceivedSeverity.Minor)));

        await client.UntilAsync(c => c.Total == 5);
        Assert.Equal("minor", (string)client["a5"]["severity"]!);
        Assert.Equal(0, client.Gaps);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_what_changed_of_a_row_is_sent_to_who_takes_that_in_both_protocols(bool messagePack)
    {
        await using var dashboard = await TestDashboard.StartAsync();
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync(), messagePack);
        await client.SubscribeAsync(new Dictionary<string, object> { ["view"] = "alarms", ["differences"] = true });

        dashboard.State.Apply(Some.Change(dashboard.State.Alarm("a1")! with { Tally = 7, Text = "链路 down", ClearedAt = Some.At(40) }, AlarmChangeKind.Cleared));

        await client.UntilAsync(c => (long)c["a1"]["tally"]! == 7);
        Assert.Equal(("链路 down", "cleared", "2026-03-02T08:00:40Z"), ((string)client["a1"]["text"]!, (string)client["a1"]["state"]!, (string)client["a1"]["clearedAt"]!));
        var message = Assert.Single(client.Messages);
        Assert.Empty(message["rows"]!.AsArray());
        Assert.Equal(["clearedAt", "id", "state", "tally", "text"], Assert.Single(message["parts"]!.AsArray())!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_that_leaves_the_filter_is_removed()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync());
        await client.SubscribeAsync(new { view = "alarms", filter = new { severity = new[] { "critical", "major" }, state = "raised" } });
        Assert.Equal(["a1", "a2", "a3"], client.Ids);

        dashboard.State.Apply(Some.Change(dashboard.State.Alarm("a1")! with { ClearedAt = Some.At(40) }, AlarmChangeKind.Cleared));

        await client.UntilAsync(c => c.Ids.SequenceEqual(["a2", "a3"]));
        Assert.Equal(2, client.Total);
    }

    [Fact]
    public async Task Free_text_is_searched_for_in_every_text_column()
    {
        var dashboard = shared.Dashboard;
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync());

        await client.SubscribeAsync(new { view = "alarms", filter = new { text = "south SITE" } });

        Assert.Equal(["a2", "a3"], client.Ids);
    }

    [Theory]
    [InlineData("faults", Roles.AccountManager, null, "p-li", "f1")]
    [InlineData("alarms", Roles.AccountManager, null, "p-li", "a1,a2")]
    [InlineData("customers", Roles.AccountManager, null, "p-li", "cust-north")]
    [InlineData("health", Roles.AccountManager, null, "p-li", "")]
    [InlineData("alarms", Roles.Operator, "south", "x", "a2,a3")]
    [InlineData("tickets", Roles.Operator, "south", "x", "t1")]
    [InlineData("customers", Roles.Operator, "north", "x", "cust-north")]
    public async Task A_view_holds_what_the_viewer_may_see(string view, string role, string? unit, string user, string expected)
    {
        var dashboard = shared.Dashboard;
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync(role, unit, user));

        await client.SubscribeAsync(new { view });

        Assert.Equal(expected, string.Join(',', client.Ids));
    }

    [Fact]
    public async Task A_fault_that_comes_to_touch_a_customer_brings_its_alarms_to_the_account_manager()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync(Roles.AccountManager, null, "p-li"));
        await client.SubscribeAsync(new { view = "alarms" });
        Assert.Equal(["a1", "a2"], client.Ids);

        dashboard.State.Apply(Some.Change(SmallNetwork.CardFailure() with { Impact = SmallNetwork.CableCut().Impact }, FaultChangeKind.ImpactChanged));

        await client.UntilAsync(c => c.Ids.SequenceEqual(["a1", "a2", "a3"]));

        dashboard.State.Apply(Some.Change(SmallNetwork.CardFailure(), FaultChangeKind.ImpactChanged));

        await client.UntilAsync(c => c.Ids.SequenceEqual(["a1", "a2"]));
    }

    [Fact]
    public async Task A_customer_row_follows_the_faults_that_touch_it()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync());
        await client.SubscribeAsync(new { view = "customers", sort = "name" });
        Assert.Equal(("down", 1, 2), ((string)client["cust-south"]["state"]!, (int)client["cust-south"]["circuitsDown"]!, (int)client["cust-south"]["openFaults"]!));

        dashboard.State.Apply(Some.Change(SmallNetwork.CableCut() with { Status = FaultStatus.Resolved }, FaultChangeKind.Resolved));

        await client.UntilAsync(c => (string)c["cust-south"]["state"]! == "degraded");
        await client.UntilAsync(c => (string)c["cust-north"]["state"]! == "up");
    }

    [Fact]
    public async Task What_was_missed_is_told_on_resume_and_a_snapshot_if_too_much_was()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        var token = await dashboard.TokenAsync();
        await using var first = await HubClient.ConnectAsync(dashboard, token);
        await first.SubscribeAsync(new { view = "alarms", count = 1 });
        await first.StopAsync();
        dashboard.State.Apply(Some.Change(Some.Alarm("a5", at: 30)));
        await using var second = await HubClient.ConnectAsync(dashboard, token);
        await second.SubscribeAsync(new { view = "faults" });

        JsonNode missed;
        do
        {
            missed = await second.ResumeAsync(new { view = "alarms", version = first.Version });
        }
        while (!missed["rows"]!.Ids().Contains("a5"));

        Assert.False((bool)missed["snapshot"]!);
        Assert.Equal(["a5"], missed["rows"]!.Ids());
        var ancient = await second.ResumeAsync(new { view = "alarms", version = 1 });
        Assert.True((bool)ancient["snapshot"]!);
        Assert.Equal(5, ancient["rows"]!.AsArray().Count);
        var future = await second.ResumeAsync(new { view = "alarms", version = first.Version + 1_000_000_000 });
        Assert.True((bool)future["snapshot"]!);
    }

    [Theory]
    [InlineData("nothing", null)]
    [InlineData("alarms", "noSuchColumn")]
    public async Task A_wrong_request_is_answered_with_what_is_wrong(string view, string? sort)
    {
        var dashboard = shared.Dashboard;
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync());

        var error = await Assert.ThrowsAsync<HubException>(() => client.SubscribeAsync(new { view, sort }));

        Assert.Contains(sort ?? view, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_ends_the_live_channel_at_once()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        var token = await dashboard.TokenAsync();
        await using var client = await HubClient.ConnectAsync(dashboard, token);
        await client.SubscribeAsync(new { view = "alarms" });

        await dashboard.Services.GetRequiredService<LiveTokens>().RevokeAsync(TokenStore.HashOf(token), default);
        dashboard.State.Apply(Some.Change(Some.Alarm("a5", at: 30)));

        await client.Closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("a5", client.Ids);
        Assert.Empty(client.Messages);
    }

    [Fact]
    public async Task After_unsubscribing_nothing_more_is_told()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        await using var client = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync());
        await client.SubscribeAsync(new { view = "alarms" });
        await using var other = await HubClient.ConnectAsync(dashboard, await dashboard.TokenAsync());
        await other.SubscribeAsync(new { view = "alarms" });

        await client.InvokeAsync("Unsubscribe", "alarms");
        dashboard.State.Apply(Some.Change(Some.Alarm("a5", at: 30)));

        await other.UntilAsync(c => c.Total == 5);
        Assert.Empty(client.Messages);
    }
}
