using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Api.Pages.Faults;

/// <summary>What people decide about faults against the engine, and these decisions as cases to learn from.</summary>
internal static class VerdictEndpoints
{
    private const int MaximumNamed = 4000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/faults/{id}/merge", MergeAsync).RequireAuthorization(Policies.Operate).Produces<FaultDetail>().WithTags("faults");
        routes.MapPost("/api/faults/{id}/split", SplitAsync).RequireAuthorization(Policies.Operate).Produces<FaultDetail>().WithTags("faults");
        routes.MapPost("/api/faults/{id}/root", RootAsync).RequireAuthorization(Policies.Operate).Produces<FaultDetail>().WithTags("faults");
        routes.MapPost("/api/faults/{id}/release", ReleaseAsync).RequireAuthorization(Policies.Operate).Produces<FaultDetail>().WithTags("faults");
        routes.MapGet("/api/faults/{id}/lesson", LessonAsync).RequireAuthorization(Policies.Evidence).Produces<FaultLesson>().WithTags("faults");
        routes.MapGet("/api/lessons", (HttpContext context, Sights sights, FaultDetails details) => PageJson.Answer(details.Lessons(sights.Of(context)).ToList()))
            .RequireAuthorization(Policies.Evidence).Produces<IReadOnlyList<FaultLesson>>().WithTags("faults");
    }

    private static async Task<IResult> MergeAsync(string id, MergeRequest request, HttpContext context, Decisions decisions, LiveState state)
    {
        var others = Named(request.Faults, "faults");
        await decisions.SeenAsync(context, id);
        foreach (var other in others)
        {
            await decisions.SeenAsync(context, other);
        }

        return await decisions.MakeAsync(context, id, user => new MergeFaults(user, id, others), () => others.All(o => state.Fault(o)?.MergedInto == id));
    }

    private static async Task<IResult> SplitAsync(string id, SplitRequest request, HttpContext context, Decisions decisions, LiveState state)
    {
        var alarms = Named(request.Alarms, "alarms");
        var fault = await decisions.SeenAsync(context, id);
        if (alarms.FirstOrDefault(a => !fault.Alarms.Any(m => m.Alarm == a)) is { } stranger)
        {
            throw new ApiException(ApiError.Invalid($"'alarms': '{stranger}' is no alarm of fault '{id}'"));
        }

        return await decisions.MakeAsync(
            context, id, user => new SplitFault(user, id, alarms), () => alarms.Any(a => state.PlaceOf(a) is { } place && place.Fault != id));
    }

    private static async Task<IResult> RootAsync(string id, RootRequest request, HttpContext context, Decisions decisions, LiveState state, Sights sights)
    {
        var named = EntityNames.Of(request.Id ?? "", sights.Of(context).Inventory);
        if (named.Kind == "sender" || (request.Kind is not null && request.Kind != named.Kind))
        {
            throw new ApiException(ApiError.Invalid($"'id': the inventory has no {request.Kind ?? "thing"} '{request.Id}'"));
        }

        await decisions.SeenAsync(context, id);
        return await decisions.MakeAsync(
            context, id, user => new RerootFault(user, id, named), () => state.Fault(id) is { Verdict.Kind: VerdictKind.Rerooted } fault && fault.Root.Id == named.Id);
    }

    private static async Task<IResult> ReleaseAsync(string id, HttpContext context, Decisions decisions, LiveState state)
    {
        await decisions.SeenAsync(context, id);
        return await decisions.MakeAsync(context, id, user => new ReleaseFault(user, id), () => state.Fault(id) is { Verdict: null });
    }

    private static async Task<IResult> LessonAsync(string id, HttpContext context, Decisions decisions, FaultDetails details, Sights sights)
    {
        await decisions.SeenAsync(context, id);
        return PageJson.Answer(details.LessonOf(id, sights.Of(context)) ?? throw new ApiException(ApiError.NotFound($"a decision about fault '{id}'")));
    }

    private static ImmutableArray<string> Named(IReadOnlyList<string>? given, string field) =>
        given is { Count: > 0 and <= MaximumNamed } && given.All(g => !string.IsNullOrWhiteSpace(g))
            ? [.. given.Distinct(StringComparer.Ordinal)]
            : throw new ApiException(ApiError.Invalid($"'{field}' is needed: 1 to {MaximumNamed} ids"));
}

/// <summary>Hands a decision to the engine and says what came of it.</summary>
internal sealed class Decisions(LiveState state, Sights sights, FaultDetails details, OperatorDesk desk)
{
    /// <summary>The fault, if it is the viewer's to see.</summary>
    public async Task<Fault> SeenAsync(HttpContext context, string id)
    {
        var fault = state.Fault(id) ?? throw new ApiException(ApiError.NotFound($"fault '{id}'"));
        return sights.Of(context).Sees(fault) ? fault : throw await desk.RefuseAsync(context, $"fault '{id}'");
    }

    /// <summary>The fault after it, or why it did not come about.</summary>
    public async Task<IResult> MakeAsync(HttpContext context, string id, Func<string, OperatorCommand> command, Func<bool> came)
    {
        var (position, done) = await desk.SubmitAsync(context, command(Viewer.Of(context.User).User));
        if (!done)
        {
            throw new ApiException(new ApiError(
                StatusCodes.Status503ServiceUnavailable, "engineBehind", $"the decision is kept at journal position {position}; the engine has not got there yet"));
        }

        return came()
            ? PageJson.Answer(details.Of(id, sights.Of(context)))
            : throw new ApiException(ApiError.Conflict("notTaken", $"fault '{id}' changed meanwhile: it or what was named with it is not open any more, or nothing would be left of it"));
    }
}
