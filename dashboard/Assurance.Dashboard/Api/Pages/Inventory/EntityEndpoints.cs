using System.Globalization;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>The thirteen files of the inventory, an entity or a page of them; the properties are the columns. Contacts go by
/// <c>customer/person/relation</c>, path elements by <c>circuit/path/sequence</c>.</summary>
internal static class EntityEndpoints
{
    private const int MaximumLimit = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "organizations", t => t.Organizations);
        Map(routes, "people", t => t.People);
        Map(routes, "sites", t => t.Sites);
        Map(routes, "devices", t => t.Devices);
        Map(routes, "resources", t => t.Resources);
        Map(routes, "cables", t => t.Cables);
        Map(routes, "links", t => t.Links);
        Map(routes, "customers", t => t.Customers);
        Map(routes, "contacts", t => t.Contacts);
        Map(routes, "slas", t => t.Slas);
        Map(routes, "circuits", t => t.Circuits);
        Map(routes, "circuit_paths", t => t.CircuitPaths, (t, id) => t.CircuitPaths.Find(id));
        Map(routes, "planned_work", t => t.PlannedWork);
    }

    private static void Map<T>(IEndpointRouteBuilder routes, string file, Func<InventoryTables, EntityTable<T>> table)
        where T : class, IInventoryEntity => Map(routes, file, t => table(t).Values, (t, id) => table(t).GetValueOrDefault(id));

    private static void Map<T>(IEndpointRouteBuilder routes, string file, Func<InventoryTables, IReadOnlyList<T>> all, Func<InventoryTables, string, T?> find)
        where T : class, IInventoryEntity
    {
        routes.MapGet($"/api/inventory/{file}", (HttpContext context, Sights sights, int offset = 0, int limit = MaximumLimit) =>
        {
            var sight = sights.Of(context);
            return Page(context, all(sight.Inventory.Tables).Where(e => sight.Sees(e)), offset, limit);
        }).RequireAuthorization(Policies.View).Produces<T[]>().WithTags("inventory");

        routes.MapGet($"/api/inventory/{file}/{{**id}}", async (string id, HttpContext context, Sights sights, OperatorDesk desk) =>
        {
            var sight = sights.Of(context);
            var entity = Find(i => find(sight.Inventory.Tables, i), id) ?? throw new ApiException(ApiError.NotFound($"'{id}' of {file}"));
            return sight.Sees(entity) ? PageJson.Answer(entity) : throw await desk.RefuseAsync(context, $"'{id}' of {file}");
        }).RequireAuthorization(Policies.View).Produces<T>().WithTags("inventory");
    }

    private static IResult Page<T>(HttpContext context, IEnumerable<T> seen, int offset, int limit)
    {
        if (offset < 0 || limit < 0)
        {
            throw new ApiException(ApiError.Invalid("'offset' and 'limit' are whole numbers from 0"));
        }

        var all = seen.ToArray();
        var page = all.Skip(offset).Take(Math.Min(limit, MaximumLimit)).ToArray();
        context.Response.Headers["X-Total-Count"] = all.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-Result-Count"] = page.Length.ToString(CultureInfo.InvariantCulture);
        return PageJson.Answer(page);
    }

    // The server leaves an escaped slash of the path escaped.
    private static T? Find<T>(Func<string, T?> find, string id)
        where T : class => find(id) ?? find(id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
}
