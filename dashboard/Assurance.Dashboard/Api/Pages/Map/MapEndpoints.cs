using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Pages.Map;

internal static class MapEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/map", (HttpContext context, Sights sights, NetworkMaps maps) => PageJson.Answer(maps.Of(sights.Of(context))))
            .RequireAuthorization(Policies.Network).Produces<NetworkMap>().WithTags("map");

        // The map of a large network weighs megabytes; what is wrong on it does not.
        routes.MapGet("/api/map/state", (HttpContext context, Sights sights, NetworkMaps maps) => PageJson.Answer(maps.StateOf(sights.Of(context))))
            .RequireAuthorization(Policies.Network).Produces<MapState>().WithTags("map");
    }
}
