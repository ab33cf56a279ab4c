using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Assurance.Correlation.State;
using Assurance.Dashboard.Hubs;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>A TMF656 task as it is answered; its list holds only the problems it did something to.</summary>
internal sealed record ProblemTask
{
    public required string Id { get; init; }

    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    public required IReadOnlyList<Reference> Problem { get; init; }
    public required TrackingRecord TrackingRecord { get; init; }
    public IReadOnlyList<Reference>? AckProblem { get; init; }
    public IReadOnlyList<Reference>? UnackProblem { get; init; }

    /// <summary>Of those it did nothing to: whose acknowledgement stands.</summary>
    public IReadOnlyList<Quicker>? Quicker { get; init; }
}

/// <summary>TMF656 <c>problemAcknowledgement</c> and <c>problemUnacknowledgement</c>.</summary>
internal static class ProblemTaskEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Task("problemAcknowledgement", (run, context) => run.AcknowledgeAsync(context));
        Task("problemUnacknowledgement", (run, context) => run.UnacknowledgeAsync(context));

        void Task(string name, Func<ProblemTasks, HttpContext, Task<ProblemTask>> run) => routes
            .MapPost($"{Hrefs.ProblemBase}/{name}", async (HttpContext context, ProblemTasks tasks) => TmfBody.Created(await run(tasks, context)))
            .RequireAuthorization(Policies.Operate).Accepts<JsonObject>("application/json").Produces<ProblemTask>(StatusCodes.Status201Created).WithTags("TMF656 serviceProblem");
    }
}

/// <summary>Does the tasks: what the viewer does not see, or what is so already, is left out of the answer's list.</summary>
internal sealed class ProblemTasks(LiveState state, Sights sights, OperatorDesk desk, OperationOptions options, TimeProvider clock)
{
    public async Task<ProblemTask> AcknowledgeAsync(HttpContext context)
    {
        var body = await TmfBody.ReadAsync(context);
        var said = TmfBody.Minutes(body);
        var user = Viewer.Of(context.User).User;
        var (task, done) = await RunAsync(
            context,
            body,
            "ProblemAcknowledgement",
            f => Acknowledgement.Counts(f.Acknowledged, user, said),
            id => new AcknowledgeFault(user, id, said ?? options.AcknowledgeFor.TotalMinutes),
            f => f.Acknowledged?.User == user);
        return task with { AckProblem = done, Quicker = Quicker(task, done, sights.Of(context), user) };
    }

    public async Task<ProblemTask> UnacknowledgeAsync(HttpContext context)
    {
        var user = Viewer.Of(context.User).User;
        var body = await TmfBody.ReadAsync(context);
        var seen = TmfBody.List(body, "problem").OfType<JsonObject>().ToLookup(
            p => TmfBody.Text(p["id"], "problem.id"),
            p => (By: TmfBody.OptionalText(p["acknowledgedBy"], "problem.acknowledgedBy"), Until: TmfBody.OptionalText(p["ackUntil"], "problem.ackUntil")));
        // As it is now: what comes between this and the engine is no acknowledgement that the caller saw.
        var made = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var (task, done) = await RunAsync(
            context,
            body,
            "ProblemUnacknowledgement",
            f => f.Acknowledged is { } ack && seen[f.Id].All(s => (s.By is null || s.By == ack.User) && (s.Until is null || s.Until == UntilOf(ack))) && made.TryAdd(f.Id, ack.Time),
            id => new UnacknowledgeFault(user, id, made[id]),
            f => f.Acknowledged is null);
        return task with { UnackProblem = done, Quicker = Quicker(task, done, sights.Of(context), null) };
    }

    // As it is told: with whose it is it says which of a person's acknowledgements it is.
    private static string? UntilOf(Acknowledgement ack) => ack.Until is { } until ? UtcTimeConverter.Text(until) : null;

    // Of what was named and seen, whose acknowledgement it is by now, where it is not the caller's.
    private List<Quicker> Quicker(ProblemTask task, IReadOnlyList<Reference> done, Sight sight, string? user) =>
    [
        .. task.Problem.Except(done).Select(p => state.Fault(p.Id)).OfType<Fault>().Where(f => sight.Sees(f) && f.Acknowledged is { } ack && ack.User != user)
            .Select(f => new Quicker(f.Id, f.Acknowledged!.User, f.Acknowledged.Time)),
    ];

    private async Task<(ProblemTask Task, IReadOnlyList<Reference> Done)> RunAsync(
        HttpContext context, JsonObject body, string type, Func<Fault, bool> needs, Func<string, OperatorCommand> command, Func<Fault, bool> isSo)
    {
        string[] ids = [.. TmfBody.List(body, "problem").Select(p => TmfBody.Text((p as JsonObject)?["id"], "problem.id")).Distinct(StringComparer.Ordinal)];
        var (sight, user) = (sights.Of(context), Viewer.Of(context.User).User);
        // Handed in together: a hundred decisions share the journal's commits and the engine's way to them.
        string[] due = [.. ids.Where(i => state.Fault(i) is { } fault && sight.Sees(fault) && needs(fault))];
        var folded = await Task.WhenAll(due.Select(id => desk.SubmitAsync(context, command(id))));
        var task = folded.Length == 0 ? "" : $"c{folded.Max(f => f.Position)}";
        List<Reference> done = [.. due.Zip(folded).Where(p => p.Second.Done && state.Fault(p.First) is { } after && isSo(after)).Select(p => To(p.First))];
        var record = new TrackingRecord(task, clock.GetUtcNow(), user, AlarmResources.SystemId, type, null);
        return (new ProblemTask { Id = task, Type = type, Problem = [.. ids.Select(To)], TrackingRecord = record }, done);
    }

    private static Reference To(string id) => new(id, Hrefs.Problem(id), null, null, "ServiceProblem");
}
