using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Pages.Work;

internal static class PlannedWorkEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/planned-work/{id}", OneAsync).RequireAuthorization(Policies.View).Produces<PlannedWorkDetail>().WithTags("planned work");

    private static async Task<IResult> OneAsync(string id, HttpContext context, LiveState state, Sights sights, PlannedWorkDetails details, OperatorDesk desk)
    {
        if (!state.Inventory.Tables.PlannedWork.ContainsKey(id))
        {
            throw new ApiException(ApiError.NotFound($"planned work '{id}'"));
        }

        return PageJson.Answer(details.Of(id, sights.Of(context)) ?? throw await desk.RefuseAsync(context, $"planned work '{id}'"));
    }
}
