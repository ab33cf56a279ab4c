using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Dashboard.Commands;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>The network as it stood at a moment, asked of the running product.</summary>
public sealed class PastTests : IAsyncLifetime
{
    private const string Ticket = "/tmf-api/troubleTicket/v4/troubleTicket/t1";

    private RunningProduct product = null!;

    public async ValueTask InitializeAsync()
    {
        RealSenders.Require("snmptrap");
        product = await RunningProduct.StartAsync();
        await product.ImportAsync(SmallNetwork.Write());
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null)
        {
            await product.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_past_moment_shows_what_the_live_pages_showed_then_to_the_letter()
    {
        var fault = await BreakAsync(7);
        var then = await DetailAsync(product.Admin, $"/api/faults/{fault}");
        var moment = await MomentAsync();
        Assert.Equal(0, await RealSenders.LinkTrapAsync(product.Application.Snmp, down: false, ifIndex: 7));
        await RunningProduct.Until(() => DetailAsync(product.Admin, $"/api/faults/{fault}"), d => (string)d["fault"]!["status"]! == "resolved");

        var past = await PastAsync(product.Admin, $"faults/{fault}", moment);
        Assert.Equal(Without(then, "notices"), Without(past, "notices"));
        var rows = (await PastAsync(product.Admin, "faults", moment))["rows"]!.AsArray();
        Assert.Equal("open", (string)Assert.Single(rows)!["status"]!);
        var alarm = (string)then["alarms"]![0]!["alarm"]!["id"]!;
        Assert.Equal("raised", (string)(await PastAsync(product.Admin, $"alarms/{alarm}", moment))["alarm"]!["state"]!);

        var drawn = await PastAsync(product.Admin, $"faults/{fault}/topology", moment);
        Assert.Contains(drawn["nodes"]!.AsArray(), n => (string?)n!["state"] == "major");
        var sites = (await PastAsync(product.Admin, "map", moment))["sites"]!.AsArray();
        Assert.Contains(sites, s => (string?)s!["severity"] == "major");
        Assert.DoesNotContain((await DetailAsync(product.Admin, "/api/map"))["sites"]!.AsArray(), s => s!["severity"] is not null);
    }

    [Fact]
    public async Task A_customers_and_a_tickets_page_are_what_they_were_then_whatever_happened_since()
    {
        var fault = await BreakAsync(7);
        using var progress = await product.Admin.PatchAsync(Ticket, Body("{\"status\":\"inProgress\",\"note\":[{\"text\":\"on the way\"}]}"));
        Assert.True(progress.IsSuccessStatusCode);
        var ticket = await DetailAsync(product.Admin, Ticket);
        var customer = await DetailAsync(product.Admin, "/api/customers/gov");
        var moment = await MomentAsync();
        using var later = await product.Admin.PatchAsync(Ticket, Body("{\"note\":[{\"text\":\"spliced\"}]}"));
        Assert.Equal(0, await RealSenders.LinkTrapAsync(product.Application.Snmp, down: false, ifIndex: 7));
        await RunningProduct.Until(() => DetailAsync(product.Admin, "/api/customers/gov"), c => (string)c["state"]! == "up");

        Assert.Equal(ticket.ToJsonString(), (await PastAsync(product.Admin, "tickets/t1", moment)).ToJsonString());
        Assert.Equal(customer.ToJsonString(), (await PastAsync(product.Admin, "customers/gov", moment)).ToJsonString());
        Assert.Equal(fault, (string)(await PastAsync(product.Admin, "customers/gov/impact", moment))["faults"]![0]!["fault"]!["id"]!);
        Assert.Empty((await PastAsync(product.Admin, "customers/gov/history", moment))["faults"]!.AsArray());
        var exposed = Assert.Single((await PastAsync(product.Admin, "customers/gov/exposure", moment))["exposure"]!.AsArray())!;
        Assert.Equal(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), (DateTimeOffset)exposed["asOf"]!);
        Assert.Equal("pw1", (string)(await PastAsync(product.Admin, "planned-work/pw1", moment))["work"]!["id"]!);

        using var manager = await ClientAsync("am2", "accountManager");
        foreach (var path in (string[])["customers/gov", "customers/gov/impact", "customers/gov/history", "customers/gov/exposure", "tickets/t1", "customers/nobody"])
        {
            using var refused = await manager.GetAsync($"/api/past/{path}?at={Uri.EscapeDataString(moment)}");
            Assert.Equal((path, HttpStatusCode.NotFound), (path, refused.StatusCode));
        }
    }

    [Fact]
    public async Task One_goes_on_and_back_and_before_anything_happened_there_was_nothing()
    {
        var before = await MomentAsync();
        var fault = await BreakAsync(7);
        var during = await MomentAsync();

        Assert.Empty((await PastAsync(product.Admin, "faults", before))["rows"]!.AsArray());
        Assert.Equal(fault, (string)Assert.Single((await PastAsync(product.Admin, "faults", during))["rows"]!.AsArray())!["id"]!);
        Assert.Empty((await PastAsync(product.Admin, "alarms", before))["rows"]!.AsArray());
        Assert.Equal("up", (string)(await PastAsync(product.Admin, "customers", before))["rows"]![0]!["state"]!);
        using var missing = await product.Admin.GetAsync($"/api/past/faults/{fault}?at={Uri.EscapeDataString(before)}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task An_account_manager_sees_the_past_of_their_own_accounts_only()
    {
        var others = await BreakAsync(7);
        var moment = await MomentAsync();
        using var manager = await ClientAsync("am2", "accountManager");

        Assert.Empty((await PastAsync(manager, "faults", moment))["rows"]!.AsArray());
        Assert.Empty((await PastAsync(manager, "alarms", moment))["rows"]!.AsArray());
        foreach (var (path, status) in ((string, HttpStatusCode)[])
            [($"faults/{others}?", HttpStatusCode.NotFound), ($"faults/{others}/topology?", HttpStatusCode.NotFound), ("map?", HttpStatusCode.Forbidden), ("topology?around=r1&", HttpStatusCode.Forbidden)])
        {
            using var refused = await manager.GetAsync($"/api/past/{path}at={Uri.EscapeDataString(moment)}");
            Assert.Equal((path, status), (path, refused.StatusCode));
        }

        Assert.Empty((await DetailAsync(manager, "/api/past"))["faults"]!.AsArray());
        Assert.Single((await DetailAsync(product.Admin, "/api/past"))["faults"]!.AsArray());
    }

    [Theory]
    [InlineData("faults", "yesterday", "'at' is a moment")]
    [InlineData("faults", "1999-01-01T00:00:00Z", "lies outside")]
    [InlineData("health", "", "no view 'health' has a past")]
    public async Task What_cannot_be_looked_at_is_said(string view, string at, string reason)
    {
        var moment = at.Length > 0 ? at : await MomentAsync();
        using var answer = await product.Admin.GetAsync($"/api/past/{view}?at={Uri.EscapeDataString(moment)}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!, StringComparison.Ordinal);
    }

    private static StringContent Body(string json) => new(json, System.Text.Encoding.UTF8, "application/merge-patch+json");

    private async Task<string> BreakAsync(int ifIndex)
    {
        Assert.Equal(0, await RealSenders.LinkTrapAsync(product.Application.Snmp, down: true, ifIndex));
        // Told: what it came to by then does not change any more.
        var fault = await RunningProduct.Until(
            () => product.ProblemsAsync(),
            p => p is [var one] && one!["troubleTicket"] is JsonArray { Count: > 0 } && product.Application.State.NoticesOf((string)one["id"]!).Length > 0);
        return (string)fault[0]!["id"]!;
    }

    /// <summary>A moment that lies behind the pages' last second, before which everything so far happened.</summary>
    private async Task<string> MomentAsync()
    {
        var now = DateTimeOffset.UtcNow;
        await RunningProduct.Until(
            () => DetailAsync(product.Admin, "/api/past"),
            span => DateTimeOffset.Parse((string)span["last"]!, CultureInfo.InvariantCulture) > now);
        return now.ToString("O", CultureInfo.InvariantCulture);
    }

    private async Task<HttpClient> ClientAsync(string user, string role)
    {
        var output = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(
            ["token", "create", "--user", user, "--role", role, "--unit", "hb", $"--Data:Directory={product.Data}"], output, TextWriter.Null, CancellationToken.None));
        var client = new HttpClient { BaseAddress = new Uri(product.Application.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", output.ToString().Trim());
        return client;
    }

    private static Task<JsonObject> PastAsync(HttpClient client, string what, string moment) => RunningProduct.Until(
        () => DetailAsync(client, $"/api/past/{what}?at={Uri.EscapeDataString(moment)}"),
        answer => !answer.ContainsKey("reached"));

    private static async Task<JsonObject> DetailAsync(HttpClient client, string path) => JsonSerializer.Deserialize<JsonObject>(await client.GetStringAsync(path))!;

    private static string Without(JsonObject detail, string field)
    {
        var copy = detail.DeepClone().AsObject();
        copy.Remove(field);
        return copy.ToJsonString();
    }
}
