using System.Net;
using System.Text.Json.Nodes;
using Assurance.Correlation.State;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class PlannedWorkPageTests
{
    [Fact]
    public async Task It_names_what_it_takes_down_what_conflicts_and_what_was_hit_beyond_the_plan()
    {
        await using var dashboard = await PagesDashboard.StartAsync(fill: Fill);
        using var client = await dashboard.ClientAsync();
        var detail = JsonNode.Parse(await client.GetStringAsync("/api/planned-work/W1"))!;

        Assert.Equal(("Splice", 1, 1, 1, 1), ((string)detail["work"]!["name"]!, (int)detail["work"]!["circuitsDown"]!, (int)detail["work"]!["conflicts"]!, (int)detail["work"]!["faults"]!, (int)detail["work"]!["beyondPlan"]!));
        Assert.Equal("Cable 1", (string)detail["elements"]![0]!["name"]!);
        Assert.Equal(("c-north", "North Bank", true), ((string)detail["down"]![0]!["circuit"]!, (string)detail["down"]![0]!["customerName"]!, (bool)detail["down"]![0]!["keyAccount"]!));
        Assert.Equal("f9", (string)detail["conflicts"]![0]!["with"]!);
        Assert.Equal(("c-south", "f1"), ((string)detail["beyondPlan"]![0]!["circuit"]!, (string)detail["beyondPlan"]![0]!["with"]!));
    }

    [Fact]
    public async Task It_is_its_units_and_names_and_counts_only_circuits_that_are_the_viewers()
    {
        await using var dashboard = await PagesDashboard.StartAsync(fill: Fill);
        using var north = await dashboard.ClientAsync(Roles.Operator, "north");
        using var south = await dashboard.ClientAsync(Roles.Operator, "south");
        using var nobody = await dashboard.ClientAsync();

        var detail = JsonNode.Parse(await north.GetStringAsync("/api/planned-work/W1"))!;
        Assert.Equal((0, 0), ((int)detail["work"]!["beyondPlan"]!, detail["beyondPlan"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.NotFound, (await south.GetAsync("/api/planned-work/W1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/api/planned-work/W9")).StatusCode);
    }

    private static void Fill(LiveState state)
    {
        SmallNetwork.Fill(state);
        var inventory = SmallNetwork.Inventory(2);
        state.Apply(new NetworkInventory(
            inventory.Tables with
            {
                PlannedWork = new[] { new PlannedWork("W1", "Splice", Some.At(0), Some.At(3600), ["cable1"], "north", ExcludesSla: true) }.ToTable(),
            },
            2));
        state.Apply(new PlannedWorkOutlook("W1", ["c-north"], [], [new("c-south", "cust-south", "f9", null)]));
        state.Apply(Some.Change(SmallNetwork.CableCut() with { PlannedWork = "W1", BeyondPlan = ["c-south"] }));
    }
}
