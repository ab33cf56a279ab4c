using Assurance.Correlation.State;
using Assurance.Correlation.Topology;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Pages.Topology;

internal static class TopologyEndpoints
{
    private const int ShortestSearch = 2;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/faults/{id}/topology", OfFaultAsync).RequireAuthorization(Policies.View).Produces<Topology>().WithTags("topology");
        routes.MapGet("/api/topology", AroundAsync).RequireAuthorization(Policies.Network).Produces<Topology>().WithTags("topology");
        routes.MapGet("/api/topology/search", Search).RequireAuthorization(Policies.Network).Produces<IReadOnlyList<TopologyPlace>>().WithTags("topology");
    }

    private static async Task<IResult> OfFaultAsync(string id, HttpContext context, LiveState state, Sights sights, Topologies topologies, OperatorDesk desk)
    {
        var fault = state.Fault(id) ?? throw new ApiException(ApiError.NotFound($"fault '{id}'"));
        var sight = sights.Of(context);
        return sight.Sees(fault) ? PageJson.Answer(topologies.OfFault(fault, sight)) : throw await desk.RefuseAsync(context, $"fault '{id}'");
    }

    private static async Task<IResult> AroundAsync(string? around, HttpContext context, Sights sights, Topologies topologies, OperatorDesk desk)
    {
        if (string.IsNullOrEmpty(around))
        {
            throw new ApiException(ApiError.Invalid("'around' is needed: the key or id of a thing of the inventory"));
        }

        var sight = sights.Of(context);
        var surroundings = Surroundings.Of(sight.Inventory);
        var thing = surroundings.FindKey(around);
        if (thing < 0)
        {
            throw new ApiException(ApiError.NotFound($"'{around}'"));
        }

        return sight.Sees(surroundings.Entity(thing, sight.Inventory.Tables))
            ? PageJson.Answer(topologies.Of(thing, sight))
            : throw await desk.RefuseAsync(context, $"'{around}'");
    }

    private static IResult Search(string? q, HttpContext context, Sights sights) =>
        PageJson.Answer(q?.Trim() is { Length: >= ShortestSearch } text ? Topologies.Search(text, sights.Of(context)) : []);
}
