using System.Net;
using Assurance.Model.Faults;
using Assurance.Model.Sla;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class CustomerTests(SharedPages shared) : IClassFixture<SharedPages>
{
    [Fact]
    public async Task A_customer_is_shown_with_its_circuits_and_people()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var customer = await client.GetJsonAsync("/api/customers/cust-north");

        Assert.Equal(("North Bank", "down", true), ((string)customer["name"]!, (string)customer["state"]!, (bool)customer["premier"]!));
        Assert.Equal(("Li", "li@example.net"), ((string)customer["accountManager"]!["name"]!, (string)customer["accountManager"]!["email"]!));
        Assert.Equal(["c-north N-c-north down"], customer["circuits"]!.AsArray().Select(c => $"{c!["circuit"]} {c["number"]} {c["state"]}"));
        Assert.Equal(["f1"], customer["openFaults"]!.AsArray().Select(f => (string)f!));
    }

    [Fact]
    public async Task Impact_names_each_open_fault_with_the_circuits_it_touches()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var impact = await client.GetJsonAsync("/api/customers/cust-south/impact");

        Assert.Equal("down", (string)impact["state"]!);
        Assert.Equal(["f1 down c-south", "f2 degraded c-south"],
            impact["faults"]!.AsArray().Select(f => $"{f!["fault"]!["id"]} {f["state"]} {f["circuits"]![0]!["circuit"]}"));
    }

    [Fact]
    public async Task History_holds_what_is_over_and_only_what_the_viewer_sees()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        dashboard.State.Apply(new FaultChange(dashboard.State.Fault("f1")! with { Status = FaultStatus.Resolved, ResolvedAt = Some.At(60) }, FaultChangeKind.Resolved, Some.At(60)));
        using var client = await dashboard.ClientAsync();
        var history = await client.GetJsonAsync("/api/customers/cust-north/history");
        Assert.Equal(["f1 resolved c-north"], history["faults"]!.AsArray().Select(f => $"{f!["fault"]!["id"]} {f["fault"]!["status"]} {f["circuits"]![0]!["circuit"]}"));
        Assert.Empty((await client.GetJsonAsync("/api/customers/cust-north/impact"))["faults"]!.AsArray());

        using var stranger = await dashboard.ClientAsync(Roles.AccountManager, null, "nobody");
        using var refused = await stranger.GetAsync("/api/customers/cust-north/history");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Exposure_is_as_of_the_faults_last_change_where_no_ledger_is_at_hand()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var exposure = Assert.Single((await client.GetJsonAsync("/api/customers/cust-south/exposure"))["exposure"]!.AsArray())!;

        Assert.Equal(("f1", "t1", 34.0), ((string)exposure["fault"]!, (string)exposure["ticket"]!, (double)exposure["minutesLeft"]!));
        Assert.Equal(Some.At(0), (DateTimeOffset)exposure["asOf"]!);
    }

    [Fact]
    public async Task With_a_ledger_exposure_is_reckoned_anew()
    {
        var ledger = new SlaLedger();
        var began = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1);
        ledger.Begin("c-south", "f1", began, null);
        await using var dashboard = await PagesDashboard.StartAsync(services: s => s.AddSingleton(ledger));
        using var client = await dashboard.ClientAsync();

        var exposure = (await client.GetJsonAsync("/api/customers/cust-south/exposure"))["exposure"]!.AsArray();

        Assert.Equal(["f1", "f2"], exposure.Select(e => (string)e!["fault"]!));
        Assert.NotEqual(34.0, (double)exposure[0]!["minutesLeft"]!);
        Assert.True((DateTimeOffset)exposure[0]!["asOf"]! > began);
    }

    [Fact]
    public async Task Another_managers_customer_is_not_there()
    {
        using var client = await shared.Dashboard.ClientAsync(Roles.AccountManager, null, "wang@example.net");
        foreach (var path in new[] { "", "/impact", "/exposure", "/ledger", "/reports" })
        {
            using var other = await client.GetAsync($"/api/customers/cust-north{path}");
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }

        Assert.Equal(["f1", "f2"], (await client.GetJsonAsync("/api/customers/cust-south"))["openFaults"]!.AsArray().Select(f => (string)f!));
    }

    [Theory]
    [InlineData("ledger")]
    [InlineData("reports")]
    public async Task What_is_not_built_says_so(string what)
    {
        using var client = await shared.Dashboard.ClientAsync();
        using var response = await client.GetAsync($"/api/customers/cust-north/{what}");

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Equal("notBuilt", (string)(await response.JsonAsync())["code"]!);
    }
}
