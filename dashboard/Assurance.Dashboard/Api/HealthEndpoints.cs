using Assurance.Correlation.State;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api;

/// <summary>Whether the line is caught up: the host says so once the engine has folded what the journal held at the start.</summary>
internal sealed class Readiness
{
    private volatile bool ready;

    public bool IsReady
    {
        get => ready;
        set => ready = value;
    }
}

internal sealed record HealthResource(string Status, long? JournalPosition, long? EnginePosition);

internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => new HealthResource("live", null, null)).AllowAnonymous().WithTags("health");
        routes.MapGet("/health/ready", Ready).AllowAnonymous().WithTags("health");
    }

    private static IResult Ready(Readiness readiness, LiveState state, IJournal journal) => readiness.IsReady
        ? TypedResults.Ok(new HealthResource("ready", journal.Position, state.Position))
        : TypedResults.Json(new HealthResource("starting", journal.Position, state.Position), statusCode: StatusCodes.Status503ServiceUnavailable);
}
