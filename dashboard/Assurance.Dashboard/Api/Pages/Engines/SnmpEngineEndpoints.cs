using Assurance.Collectors.Usm;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Operations;
using Assurance.Snmp;

namespace Assurance.Dashboard.Api.Pages.Engines;

/// <summary>An SNMPv3 engine that is not heard, since its messages state a time of before.</summary>
/// <param name="Engine">Its id in hexadecimal.</param>
/// <param name="Boots">What it says.</param>
/// <param name="Time">In seconds since boot.</param>
/// <param name="KnownBoots">What was known of it.</param>
/// <param name="Messages">Refused since <paramref name="Since"/>.</param>
/// <param name="Asked">What came of asking it; empty while nobody did.</param>
internal sealed record RefusedEngineForm(
    string Engine, string User, string Source, int Boots, int Time, int KnownBoots, long Messages, DateTimeOffset Since, DateTimeOffset Last, string Asked)
{
    public static RefusedEngineForm Of(RefusedEngine e) => new(e.Engine.ToString(), e.User, e.Source, e.Boots, e.Time, e.KnownBoots, e.Messages, e.Since, e.Last, e.Asked);
}

/// <summary>SNMPv3 engines whose messages are refused as old, and the administrator's word that one is to be believed again.</summary>
internal static class SnmpEngineEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/snmp/engines", (RefusedEngines refused) => PageJson.Answer(refused.All.OrderBy(e => e.Since).Select(RefusedEngineForm.Of).ToArray()))
            .RequireAuthorization(Policies.Collectors).Produces<RefusedEngineForm[]>().WithTags("collectors");
        routes.MapPost("/api/snmp/engines/{engine}/forget", ForgetAsync).RequireAuthorization(Policies.Collectors).Produces(StatusCodes.Status204NoContent).WithTags("collectors");
    }

    private static async Task<IResult> ForgetAsync(string engine, HttpContext context, RefusedEngines refused, OperatorDesk desk)
    {
        // Only one that is refused now: what holds of the others is not to be given up.
        var found = refused.All.FirstOrDefault(e => e.Engine.ToString().Equals(engine, StringComparison.OrdinalIgnoreCase)) ?? throw new ApiException(ApiError.NotFound($"refused engine '{engine}'"));
        var (_, done) = await desk.SubmitAsync(context, new ForgetEngine(Viewer.Of(context.User).User, found.Engine.ToString()));
        return done ? Results.NoContent() : Results.Accepted();
    }
}
