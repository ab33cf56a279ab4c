using System.Net;
using System.Text.Json.Nodes;
using Assurance.Model.Faults;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class MapTests(TopologyTests.Shared shared) : IClassFixture<TopologyTests.Shared>
{
    [Fact]
    public async Task Sites_lie_where_they_are_with_their_worst_fault_and_cables_between_them()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var map = await client.GetJsonAsync("/api/map");

        Assert.Equal(["s-north critical f1", "s-port  ", "s-south critical f1,f2"], Sites(map));
        var north = map["sites"]!.AsArray().Single(s => (string)s!["id"]! == "s-north")!;
        Assert.Equal(("North site", 40.0, 116.0, "core"), ((string)north["name"]!, (double)north["lat"]!, (double)north["lon"]!, (string)north["kind"]!));
        // A strand is drawn with the cable it lies in.
        Assert.Equal(["cable1 broken [116,40] [113,23]", "cable2 up [113,23] [114,22]"], Links(map));
        Assert.Equal(["f1", "f2", "f3"], map["faults"]!.AsArray().Select(f => (string)f!["id"]!));
        Assert.Equal(("cable", "Cable 1", "cableBroken"), ((string)map["faults"]![0]!["rootKind"]!, (string)map["faults"]![0]!["rootName"]!, (string)map["faults"]![0]!["condition"]!));
        Assert.Equal(["cable/cable1", "device/d-south", null], map["faults"]!.AsArray().Select(f => (string?)f!["root"]));
        Assert.Equal((7, 1), ((int)map["version"]!, (int)map["withoutPlace"]!));
        Assert.Equal(["f3"], map["elsewhere"]!.AsArray().Select(f => (string)f!));
    }

    [Fact]
    public async Task What_is_wrong_is_told_alone()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var state = await client.GetJsonAsync("/api/map/state");

        Assert.Equal(["s-north critical f1", "s-south critical f1,f2"], Sites(state));
        Assert.Equal(["cable1 broken"], state["links"]!.AsArray().Select(l => $"{l!["id"]} {l["state"]}"));
        Assert.Equal((7, 3), ((int)state["version"]!, state["faults"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_cable_is_at_risk_when_a_link_on_it_is_broken_and_holds_again_after()
    {
        await using var dashboard = await PagesDashboard.StartAsync(fill: TwoProvinces.Fill);
        using var client = await dashboard.ClientAsync();
        var link = new EntityRef("l2", "ip", "Link 2");
        var fault = Some.Fault("f4", link) with { Alarms = [], BrokenElements = [link] };
        dashboard.State.Apply(Some.Change(fault));

        Assert.Contains("cable2 atRisk [113,23] [114,22]", Links(await client.GetJsonAsync("/api/map")));
        Assert.Contains("s-port critical f4", Sites(await client.GetJsonAsync("/api/map/state")));
        dashboard.State.Apply(Some.Change(fault with { Status = FaultStatus.Resolved, ResolvedAt = Some.At(9) }));
        Assert.Contains("cable2 up [113,23] [114,22]", Links(await client.GetJsonAsync("/api/map")));
    }

    [Fact]
    public async Task A_unit_sees_its_sites_and_faults_and_the_cables_of_which_both_ends_are_its_own()
    {
        using var north = await shared.Dashboard.ClientAsync(Roles.Operator, "north");
        using var south = await shared.Dashboard.ClientAsync(Roles.Operator, "south");
        var (seen, other) = (await north.GetJsonAsync("/api/map"), await south.GetJsonAsync("/api/map"));

        Assert.Equal(["s-north critical f1"], Sites(seen));
        Assert.Empty(Links(seen));
        Assert.Equal(["f1"], seen["faults"]!.AsArray().Select(f => (string)f!["id"]!));
        Assert.Equal(0, (int)seen["withoutPlace"]!);
        Assert.DoesNotContain("outh", seen.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["s-port  ", "s-south critical f1,f2"], Sites(other));
        Assert.Equal(["cable2 up [113,23] [114,22]"], Links(other));
        Assert.Empty((await north.GetJsonAsync("/api/map/state"))["links"]!.AsArray());
    }

    [Theory]
    [InlineData("/api/map")]
    [InlineData("/api/map/state")]
    public async Task An_account_manager_has_no_map(string path)
    {
        using var client = await shared.Dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static string[] Sites(JsonNode map) => [.. map["sites"]!.AsArray()
        .Select(s => $"{s!["id"]} {s["severity"]} {string.Join(',', s["faults"]!.AsArray().Select(f => (string)f!))}").Order(StringComparer.Ordinal)];

    private static string[] Links(JsonNode map) => [.. map["links"]!.AsArray()
        .Select(l => $"{l!["id"]} {l["state"]} {l["a"]!.ToJsonString()} {l["z"]!.ToJsonString()}").Order(StringComparer.Ordinal)];
}
