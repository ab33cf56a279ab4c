using System.Net;
using System.Text.Json.Nodes;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class TopologyTests(TopologyTests.Shared shared) : IClassFixture<TopologyTests.Shared>
{
    [Fact]
    public async Task A_fault_shows_its_cause_what_rides_on_it_and_the_devices_at_its_ends()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var topology = await client.GetJsonAsync("/api/faults/f1/topology");

        Assert.Equal(["cable/cable1 broken root", "device/d-north up", "device/d-south up", "link/l1 broken"], Nodes(topology));
        Assert.Equal(
            ["carries cable/cable1 link/l1 broken", "end device/d-north link/l1 broken", "end device/d-south link/l1 broken"], Edges(topology));
        Assert.Equal("cable/cable1", (string)topology["centre"]!);
        Assert.Equal(["f1"], Node(topology, "cable/cable1")["faults"]!.AsArray().Select(f => (string)f!));
        Assert.Equal(("d-north", "device", "North site", "major", 1, 0), Facts(Node(topology, "device/d-north")));
        Assert.Equal(("d-south", "device", "South site", "critical", 2, 2), Facts(Node(topology, "device/d-south")));
    }

    [Fact]
    public async Task A_unit_sees_no_more_of_a_shared_fault_than_is_its_own()
    {
        using var client = await shared.Dashboard.ClientAsync(Roles.Operator, "north", "nora");
        var topology = await client.GetJsonAsync("/api/faults/f1/topology");

        Assert.Equal(["cable/cable1 broken root", "device/d-north up", "link/l1 broken"], Nodes(topology));
        Assert.All(["d-south", "South", "r-south"], name => Assert.DoesNotContain(name, topology.ToJsonString(), StringComparison.Ordinal));
        Assert.All(topology["nodes"]!.AsArray(), n => Assert.Equal(0, (int)n!["hidden"]!));
        foreach (var path in new[] { "/api/faults/f2/topology", "/api/topology?around=device/d-south", "/api/topology?around=cable2" })
        {
            using var response = await client.GetAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, path);
        }

        Assert.Contains(await shared.Dashboard.Store.Audit.LatestAsync(50, default), e => e.Event is { User: "nora", Action: "refused", Target: "GET /api/topology" });
        Assert.Empty((await client.GetJsonAsync("/api/topology/search?q=south")).AsArray());
    }

    [Fact]
    public async Task An_account_manager_sees_what_the_page_of_the_fault_names_and_no_way_on()
    {
        using var client = await shared.Dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");
        var topology = await client.GetJsonAsync("/api/faults/f1/topology");

        Assert.Equal(["cable/cable1 broken root", "device/d-north unknown", "device/d-south unknown", "link/l1 broken"], Nodes(topology));
        Assert.All(topology["nodes"]!.AsArray(), n => Assert.True((int)n!["hidden"]! == 0 && n["site"] is null));
        // The card in the south is another's fault.
        Assert.Equal(("d-south", "device", null, "major", 1, 0), Facts(Node(topology, "device/d-south")));
        using var other = await client.GetAsync("/api/faults/f2/topology");
        using var network = await client.GetAsync("/api/topology?around=d-north");
        using var search = await client.GetAsync("/api/topology/search?q=north");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (other.StatusCode, network.StatusCode, search.StatusCode));
    }

    [Theory]
    [InlineData("device/d-south", "device/d-north up|device/d-port up|device/d-south up|link/l9 unknown", "end device/d-south link/l9 unknown|ethernet device/d-north device/d-south broken|ip device/d-south device/d-port up")]
    [InlineData("l2", "cable/fibre2 up|device/d-port up|device/d-south up|link/l2 up", "carries cable/fibre2 link/l2 up|end device/d-port link/l2 up|end device/d-south link/l2 up")]
    [InlineData("cable/cable2", "cable/cable2 up|cable/fibre2 up|device/d-port up|device/d-south up|link/l2 up", "carries cable/fibre2 link/l2 up|end device/d-port link/l2 up|end device/d-south link/l2 up|holds cable/cable2 cable/fibre2 up")]
    [InlineData("part/r-port", "device/d-port up|device/d-south up|part/r-port up", "holds device/d-port part/r-port up|ip device/d-south device/d-port up")]
    [InlineData("s-port", "cable/cable2 up|cable/fibre2 up|device/d-port up|site/s-port up", "end site/s-port cable/cable2 up|end site/s-port cable/fibre2 up|holds cable/cable2 cable/fibre2 up|holds site/s-port device/d-port up")]
    public async Task A_thing_is_shown_with_its_neighbours_by_key_or_id(string around, string nodes, string edges)
    {
        using var client = await shared.Dashboard.ClientAsync();
        var topology = await client.GetJsonAsync($"/api/topology?around={around}");

        Assert.Equal(nodes.Split('|'), Nodes(topology));
        Assert.Equal(edges.Split('|'), Edges(topology));
        Assert.EndsWith(around, (string)topology["centre"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_room_is_counted()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var topology = await client.GetJsonAsync("/api/topology?around=site/s-hall");

        Assert.Equal((200, 101), (topology["nodes"]!.AsArray().Count, (int)topology["leftOut"]!));
        Assert.Equal(101, (int)Node(topology, "site/s-hall")["hidden"]!);
    }

    [Fact]
    public async Task A_sender_nobody_knows_stands_alone()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var topology = await client.GetJsonAsync("/api/faults/f3/topology");

        Assert.Equal(["sender/198.51.100.9 unknown root"], Nodes(topology));
        Assert.Empty(topology["edges"]!.AsArray());
    }

    [Fact]
    public async Task Things_are_found_by_part_of_their_name_or_by_id()
    {
        using var client = await shared.Dashboard.ClientAsync();
        var found = await client.GetJsonAsync("/api/topology/search?q=PORT");

        Assert.Equal(["d-port", "s-port"], found.Ids().Order(StringComparer.Ordinal));
        Assert.Equal(["cable/cable2"], (await client.GetJsonAsync("/api/topology/search?q=cable2")).AsArray().Select(p => (string)p!["key"]!));
        Assert.Empty((await client.GetJsonAsync("/api/topology/search?q=p")).AsArray());
    }

    [Theory]
    [InlineData("/api/faults/f9/topology", 404)]
    [InlineData("/api/topology?around=device/nothing", 404)]
    [InlineData("/api/topology", 400)]
    public async Task What_is_not_there_is_a_problem(string path, int status)
    {
        using var client = await shared.Dashboard.ClientAsync();
        using var response = await client.GetAsync(path);
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_cleared_alarm_and_a_resolved_fault_are_gone_from_it()
    {
        await using var dashboard = await PagesDashboard.StartAsync(fill: TwoProvinces.Fill);
        using var client = await dashboard.ClientAsync();
        Assert.Contains("link/l1 broken", Nodes(await client.GetJsonAsync("/api/faults/f1/topology")));

        dashboard.State.Apply(Some.Change(Some.Alarm("a1", Some.Interface("r-north", "d-north"), clearedAt: 60)));
        var fault = dashboard.State.Fault("f1")!;
        dashboard.State.Apply(Some.Change(fault with { Status = Assurance.Model.Faults.FaultStatus.Resolved, ResolvedAt = Some.At(60) }));
        var after = await client.GetJsonAsync("/api/faults/f1/topology");

        Assert.Equal(["cable/cable1 up root", "device/d-north up", "device/d-south up", "link/l1 up"], Nodes(after));
        Assert.Equal(("d-north", "device", "North site", null, 0, 0), Facts(Node(after, "device/d-north")));
        Assert.Empty(Node(after, "cable/cable1")["faults"]!.AsArray());
    }

    private static string[] Nodes(JsonNode topology) => [.. topology["nodes"]!.AsArray()
        .Select(n => $"{n!["key"]} {n["operation"]}{((bool)n["isRoot"]! ? " root" : "")}").Order(StringComparer.Ordinal)];

    private static string[] Edges(JsonNode topology) => [.. topology["edges"]!.AsArray()
        .Select(e => $"{e!["kind"]} {e["a"]} {e["z"]} {e["state"]}").Order(StringComparer.Ordinal)];

    private static JsonNode Node(JsonNode topology, string key) => topology["nodes"]!.AsArray().Single(n => (string)n!["key"]! == key)!;

    private static (string, string, string?, string?, int, int) Facts(JsonNode node) =>
        ((string)node["id"]!, (string)node["kind"]!, (string?)node["site"], (string?)node["state"], (int)node["alarms"]!, (int)node["hidden"]!);

    public sealed class Shared : IAsyncLifetime
    {
        internal TestDashboard Dashboard { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Dashboard = await PagesDashboard.StartAsync(fill: TwoProvinces.Fill);

        public ValueTask DisposeAsync() => Dashboard.DisposeAsync();
    }
}
