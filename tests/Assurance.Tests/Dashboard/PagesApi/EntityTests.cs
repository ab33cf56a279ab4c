using System.Net;
using System.Text.Json.Nodes;
using Assurance.Correlation.State;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class EntityTests(EntityTests.Full full) : IClassFixture<EntityTests.Full>
{
    [Fact]
    public async Task Every_file_is_read_by_its_columns_as_a_list_and_one_by_one()
    {
        using var client = await full.Dashboard.ClientAsync();
        Assert.Equal(13, InventoryFiles.All.Length);
        foreach (var file in InventoryFiles.All)
        {
            var list = (await client.GetJsonAsync($"/api/inventory/{file.Name}")).AsArray();
            Assert.NotEmpty(list);
            foreach (var entity in list.Select(e => e!.AsObject()))
            {
                Assert.Superset(file.Columns.ToHashSet(), entity.Select(p => p.Key).ToHashSet());
                var one = await client.GetJsonAsync($"/api/inventory/{file.Name}/{Uri.EscapeDataString((string)entity["id"]!)}");
                Assert.True(JsonNode.DeepEquals(entity, one), $"{file.Name}: {one}");
            }
        }
    }

    [Fact]
    public async Task A_list_is_paged_in_order_of_id()
    {
        using var client = await full.Dashboard.ClientAsync();
        using var page = await client.GetAsync("/api/inventory/organizations?offset=1&limit=2");
        using var wrong = await client.GetAsync("/api/inventory/organizations?offset=-1");
        using var text = await client.GetAsync("/api/inventory/organizations?limit=many");

        Assert.Equal("4", page.Headers.GetValues("X-Total-Count").Single());
        Assert.Equal(["north", "north-1"], (await page.JsonAsync()).Ids());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, text.StatusCode));
    }

    [Fact]
    public async Task Ids_may_hold_slashes_and_anything_else()
    {
        using var client = await full.Dashboard.ClientAsync();

        Assert.Equal("lead", (string)(await client.GetJsonAsync("/api/inventory/contacts/cust-north/p-li/lead"))["relation"]!);
        Assert.Equal("l1", (string)(await client.GetJsonAsync("/api/inventory/circuit_paths/c-north%2F1%2F1"))["element"]!);
        Assert.Equal("<b>电路</b>", (string)(await client.GetJsonAsync($"/api/inventory/sites/{Uri.EscapeDataString("s 50%/?#<电>")}"))["name"]!);
    }

    [Fact]
    public async Task Who_looks_decides_what_there_is()
    {
        using var manager = await full.Dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");
        using var south = await full.Dashboard.ClientAsync(Roles.Operator, "south");

        Assert.Equal(["cust-north"], (await manager.GetJsonAsync("/api/inventory/customers")).Ids());
        Assert.Empty((await manager.GetJsonAsync("/api/inventory/devices")).AsArray());
        Assert.Equal(["d-south"], (await south.GetJsonAsync("/api/inventory/devices")).Ids());
        using var total = await south.GetAsync("/api/inventory/resources");
        Assert.Equal("1", total.Headers.GetValues("X-Total-Count").Single());
        foreach (var (client, path) in new[] { (manager, "customers/cust-south"), (manager, "circuits/c-south"), (manager, "sites/s-north"), (south, "devices/d-north"), (south, "people/p-li") })
        {
            using var response = await client.GetAsync($"/api/inventory/{path}");
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, path);
        }
    }

    /// <summary>The small network with something in every file.</summary>
    public sealed class Full : IAsyncLifetime
    {
        internal TestDashboard Dashboard { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Dashboard = await PagesDashboard.StartAsync(fill: Fill);

        public ValueTask DisposeAsync() => Dashboard.DisposeAsync();

        private static void Fill(LiveState state)
        {
            var tables = SmallNetwork.Inventory().Tables;
            var odd = new Site("s 50%/?#<电>", "north", "<b>电路</b>", null, null, "access");
            state.Apply(new NetworkInventory(
                tables with
                {
                    Sites = tables.Sites.Values.Append(odd).ToTable(),
                    Contacts = Table(new Contact("cust-north", "p-li", "lead", ["email"])),
                    PlannedWork = Table(new PlannedWork("w1", "Splicing", Some.At(0), Some.At(3600), ["cable1"], "north", true)),
                },
                2));
        }

        private static EntityTable<T> Table<T>(T row)
            where T : class, IInventoryEntity => new[] { row }.ToTable();
    }
}
