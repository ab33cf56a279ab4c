using Assurance.Correlation.State;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api;

/// <summary>A part of the line that does not do its work.</summary>
/// <param name="Part"><c>journal</c> or <c>engine</c>.</param>
/// <param name="Reason">For a person.</param>
internal sealed record Trouble(string Part, string Reason);

/// <summary>Whether the line is caught up, and works: the host says so once the engine has folded what the journal held at the start.</summary>
internal sealed class Readiness
{
    private volatile bool ready;

    /// <summary>What fails now. Any thread.</summary>
    public Func<IEnumerable<Trouble>> Troubles { get; set; } = static () => [];

    public bool IsReady
    {
        get => ready;
        set => ready = value;
    }
}

/// <param name="Status"><c>live</c>, <c>ready</c>, <c>starting</c>, or <c>failing</c>: something it needs to be relied on does not work.</param>
/// <param name="Reason">What fails; null if nothing does.</param>
internal sealed record HealthResource(string Status, long? JournalPosition, long? EnginePosition, string? Reason = null);

internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => new HealthResource("live", null, null)).AllowAnonymous().WithTags("health");
        routes.MapGet("/health/ready", Ready).AllowAnonymous().WithTags("health");
    }

    // A line whose journal is full hears and keeps nothing: whoever relies on it is to know.
    private static IResult Ready(Readiness readiness, LiveState state, IJournal journal)
    {
        var troubles = string.Join("; ", readiness.Troubles().Select(t => $"{t.Part}: {t.Reason}"));
        var status = troubles.Length > 0 ? "failing" : readiness.IsReady ? "ready" : "starting";
        return TypedResults.Json(
            new HealthResource(status, journal.Position, state.Position, troubles.Length > 0 ? troubles : null),
            statusCode: status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
