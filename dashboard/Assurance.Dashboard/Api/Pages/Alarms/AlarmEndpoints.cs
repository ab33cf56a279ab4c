using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Pages.Alarms;

internal static class AlarmEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/alarms/{id}", OneAsync).RequireAuthorization(Policies.View).Produces<AlarmDetail>().WithTags("alarms");

    private static async Task<IResult> OneAsync(string id, HttpContext context, LiveState state, Sights sights, AlarmDetails details, OperatorDesk desk)
    {
        if (state.Alarm(id) is null)
        {
            throw new ApiException(ApiError.NotFound($"alarm '{id}'"));
        }

        return PageJson.Answer(details.Of(id, sights.Of(context)) ?? throw await desk.RefuseAsync(context, $"alarm '{id}'"));
    }
}
