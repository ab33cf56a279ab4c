using System.Net;
using System.Text.Json.Nodes;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>Filters kept under names: one's own, and those shared with who has the same sight.</summary>
public sealed class SavedViewTests
{
    [Fact]
    public async Task A_view_is_kept_replaced_by_its_name_and_deleted_by_its_owner_only()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var wang = await dashboard.ClientAsync(Roles.Operator, "hb", "wang");
        using var li = await dashboard.ClientAsync(Roles.Operator, "hb", "li");

        await KeepAsync(wang, "Worst first", "sort=severity", shared: true);
        var kept = await KeepAsync(wang, "Worst first", "sort=severity&desc=1", shared: true);
        var seen = Assert.Single(await ListAsync(li));
        Assert.Equal(("Worst first", "sort=severity&desc=1", "wang", false), ((string)seen!["name"]!, (string)seen["query"]!, (string)seen["owner"]!, (bool)seen["mine"]!));

        using var refused = await li.DeleteAsync($"/api/views/{(string)kept["id"]!}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var deleted = await wang.DeleteAsync($"/api/views/{(string)kept["id"]!}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await ListAsync(wang));
    }

    [Fact]
    public async Task What_is_shared_is_found_by_the_same_unit_and_by_nobody_else()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var hubei = await dashboard.ClientAsync(Roles.Operator, "hb", "wang");
        await KeepAsync(hubei, "省政府", "q=gov", shared: true);
        await KeepAsync(hubei, "mine alone", "q=x", shared: false);

        foreach (var (role, unit, user, names) in ((string, string?, string, string[])[])
            [(Roles.DutyManager, "hb", "zhao", ["省政府"]), (Roles.Operator, "gd", "chen", []), (Roles.AccountManager, "hb", "am1", []), (Roles.Administrator, null, "root", [])])
        {
            using var client = await dashboard.ClientAsync(role, unit, user);
            Assert.Equal(names, (await ListAsync(client)).Select(v => (string)v!["name"]!));
        }
    }

    [Theory]
    [InlineData("""{"view":"faults","name":" ","query":"","shared":false}""", "'name'")]
    [InlineData("""{"name":"n","query":"","shared":false}""", "'view'")]
    [InlineData("""{"view":"faults","name":"n","shared":false}""", "'query'")]
    public async Task What_is_missing_is_named(string body, string field)
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        using var response = await client.PostAsync("/api/views", JsonNode.Parse(body)!);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field, (string)(await response.JsonAsync())["detail"]!, StringComparison.Ordinal);
    }

    private static async Task<JsonArray> ListAsync(HttpClient client) => (await client.GetJsonAsync("/api/views")).AsArray();

    private static async Task<JsonNode> KeepAsync(HttpClient client, string name, string query, bool shared)
    {
        using var response = await client.PostAsync("/api/views", new { view = "faults", name, query, shared });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }
}
