using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>The TM Forum interfaces: what is read. What the standards have and this product has not yet answers 501.</summary>
internal static class TmfEndpoints
{
    private static readonly (string Base, string Path, string[] Methods)[] NotBuilt =
    [
        (Hrefs.AlarmBase, "alarm", ["POST"]), (Hrefs.AlarmBase, "alarm/{id}", ["PATCH", "DELETE"]),
        (Hrefs.AlarmBase, "ackAlarms/{id?}", ["GET"]), (Hrefs.AlarmBase, "unAckAlarms/{id?}", ["GET"]),
        (Hrefs.AlarmBase, "clearAlarms/{id?}", ["GET"]), (Hrefs.AlarmBase, "commentAlarms/{id?}", ["GET"]),
        (Hrefs.AlarmBase, "groupAlarms", ["GET", "POST"]), (Hrefs.AlarmBase, "unGroupAlarms", ["GET", "POST"]),
        (Hrefs.AlarmBase, "hub", ["GET", "POST"]), (Hrefs.AlarmBase, "hub/{id}", ["GET", "DELETE"]),
        (Hrefs.ProblemBase, "serviceProblem", ["POST"]), (Hrefs.ProblemBase, "serviceProblem/{id}", ["PATCH", "DELETE"]),
        (Hrefs.ProblemBase, "serviceProblemEventRecord", ["GET"]),
        (Hrefs.ProblemBase, "problemGroup", ["POST"]), (Hrefs.ProblemBase, "problemUngroup", ["POST"]),
        (Hrefs.ProblemBase, "hub", ["GET", "POST"]), (Hrefs.ProblemBase, "hub/{id}", ["GET", "DELETE"]),
        (Hrefs.TicketBase, "troubleTicket", ["POST"]), (Hrefs.TicketBase, "troubleTicket/{id}", ["DELETE"]),
        (Hrefs.TicketBase, "hub", ["GET", "POST"]), (Hrefs.TicketBase, "hub/{id}", ["GET", "DELETE"]),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var view = routes.MapGroup("").RequireAuthorization(Policies.View);
        view.MapGet($"{Hrefs.AlarmBase}/alarm", (HttpContext context, LiveState state, Sights sights) =>
            TmfList.Answer(context, new AlarmResources(state, sights.Of(context)).All)).Produces<AlarmResource[]>().WithTags("TMF642 alarm");
        view.MapGet($"{Hrefs.AlarmBase}/alarm/{{id}}", AlarmAsync).Produces<AlarmResource>().WithTags("TMF642 alarm");
        view.MapGet($"{Hrefs.ProblemBase}/serviceProblem", Problems).Produces<ProblemResource[]>().WithTags("TMF656 serviceProblem");
        view.MapGet($"{Hrefs.ProblemBase}/serviceProblem/{{id}}", ProblemAsync).Produces<ProblemResource>().WithTags("TMF656 serviceProblem");
        view.MapGet($"{Hrefs.TicketBase}/troubleTicket", (HttpContext context, LiveState state, Sights sights) =>
            TmfList.Answer(context, new TicketResources(state, sights.Of(context)).All)).Produces<TicketResource[]>().WithTags("TMF621 troubleTicket");
        view.MapGet($"{Hrefs.TicketBase}/troubleTicket/{{id}}", TicketAsync).Produces<TicketResource>().WithTags("TMF621 troubleTicket");
        AlarmTaskEndpoints.Map(routes);
        ProblemTaskEndpoints.Map(routes);
        TicketPatchEndpoints.Map(routes);
        foreach (var (root, path, methods) in NotBuilt)
        {
            view.MapMethods($"{root}/{path}", methods, NotBuiltYet).ExcludeFromDescription();
        }
    }

    private static void NotBuiltYet(HttpContext context) => throw new ApiException(ApiError.NotBuilt($"{context.Request.Method} {context.Request.Path}"));

    private static async Task<IResult> AlarmAsync(string id, HttpContext context, LiveState state, Sights sights, OperatorDesk desk)
    {
        var sight = sights.Of(context);
        var alarm = state.Alarm(id) ?? throw new ApiException(ApiError.NotFound($"alarm '{id}'"));
        return sight.Sees(alarm) ? TmfList.AnswerOne(context, new AlarmResources(state, sight).Of(alarm)) : throw await desk.RefuseAsync(context, $"alarm '{id}'");
    }

    // A merged problem is listed only where its status or id is asked for: its alarms and circuits stand in the one that took it.
    private static IResult Problems(HttpContext context, LiveState state, Exposures exposures, Sights sights)
    {
        var query = context.Request.Query;
        var merged = query.ContainsKey("id") || query.Keys.Any(k => k == "status" || k.StartsWith("status.", StringComparison.Ordinal));
        var all = new ProblemResources(state, exposures, sights.Of(context)).All;
        return TmfList.Answer(context, merged ? all : all.Where(p => p.Status != "closed"));
    }

    private static async Task<IResult> ProblemAsync(string id, HttpContext context, LiveState state, Exposures exposures, Sights sights, OperatorDesk desk)
    {
        var sight = sights.Of(context);
        var fault = state.Fault(id) ?? throw new ApiException(ApiError.NotFound($"problem '{id}'"));
        return sight.Sees(fault) ? TmfList.AnswerOne(context, new ProblemResources(state, exposures, sight).Of(fault)) : throw await desk.RefuseAsync(context, $"problem '{id}'");
    }

    private static async Task<IResult> TicketAsync(string id, HttpContext context, LiveState state, Sights sights, OperatorDesk desk)
    {
        var sight = sights.Of(context);
        var ticket = state.Ticket(id) ?? throw new ApiException(ApiError.NotFound($"ticket '{id}'"));
        return sight.Sees(ticket) ? TmfList.AnswerOne(context, new TicketResources(state, sight).Of(ticket)) : throw await desk.RefuseAsync(context, $"ticket '{id}'");
    }
}
