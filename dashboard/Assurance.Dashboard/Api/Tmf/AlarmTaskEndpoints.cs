using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>A TMF642 task as it is answered; its lists hold only the alarms it did something to.</summary>
internal sealed record AlarmTask
{
    /// <summary><c>c</c> and the command's journal position; empty if there was nothing to do.</summary>
    public required string Id { get; init; }

    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <summary><c>done</c>, or <c>inProgress</c> while the engine has not got there.</summary>
    public required string State { get; init; }

    public required JsonNode AlarmPattern { get; init; }
    public string? AckUserId { get; init; }
    public string? AckSystemId { get; init; }
    public DateTimeOffset? AckTime { get; init; }
    public string? ClearUserId { get; init; }
    public string? ClearSystemId { get; init; }
    public DateTimeOffset? AlarmClearedTime { get; init; }
    public AlarmComment? Comment { get; init; }
    public IReadOnlyList<Reference>? AckedAlarm { get; init; }
    public IReadOnlyList<Reference>? UnAckedAlarm { get; init; }
    public IReadOnlyList<Reference>? ClearedAlarm { get; init; }
    public IReadOnlyList<Reference>? CommentedAlarm { get; init; }

    /// <summary>Of those named by their ids that it did nothing to: whose acknowledgement stands.</summary>
    public IReadOnlyList<Quicker>? Quicker { get; init; }
}

/// <summary>TMF642 <c>ackAlarms</c>, <c>unAckAlarms</c>, <c>clearAlarms</c>, <c>commentAlarms</c>. The user is always who asked: names in the body are not taken.</summary>
internal static class AlarmTaskEndpoints
{
    private const int MaximumAlarms = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        Task("ackAlarms", Policies.Operate, AcknowledgeAsync);
        Task("unAckAlarms", Policies.Operate, UnacknowledgeAsync);
        Task("clearAlarms", Policies.Operate, ClearAsync);
        Task("commentAlarms", Policies.Comment, CommentAsync);

        void Task(string name, string policy, Func<AlarmTaskRun, Task<AlarmTask>> run) => routes
            .MapPost($"{Hrefs.AlarmBase}/{name}", async (HttpContext context, LiveState state, Sights sights, OperatorDesk desk, OperationOptions options, TimeProvider clock) =>
                TmfBody.Created(await run(new AlarmTaskRun(context, state, sights.Of(context), desk, options, clock, await TmfBody.ReadAsync(context)))))
            .RequireAuthorization(policy).Accepts<JsonObject>("application/json").Produces<AlarmTask>(StatusCodes.Status201Created).WithTags("TMF642 alarm");
    }

    private static async Task<AlarmTask> AcknowledgeAsync(AlarmTaskRun run)
    {
        var said = TmfBody.Minutes(run.Body);
        var (task, done) = await run.RunAsync(
            "AckAlarms",
            a => Acknowledgement.Counts(a.Acknowledged, run.User, said),
            ids => new AcknowledgeAlarms(run.User, ids, said ?? run.Options.AcknowledgeFor.TotalMinutes),
            a => a.Acknowledged?.User == run.User);
        return task with { AckUserId = run.User, AckSystemId = AlarmResources.SystemId, AckTime = run.Now, AckedAlarm = done, Quicker = run.Quicker(done, run.User) };
    }

    private static async Task<AlarmTask> UnacknowledgeAsync(AlarmTaskRun run)
    {
        // As they are now: what comes between this and the engine is no acknowledgement that the caller saw.
        DateTimeOffset? latest = null;
        var (task, done) = await run.RunAsync(
            "UnAckAlarms",
            a => a.Acknowledged is { } ack && (latest = latest > ack.Time ? latest : ack.Time) is not null,
            ids => new UnacknowledgeAlarms(run.User, ids, latest),
            a => a.Acknowledged is null);
        return task with { AckUserId = run.User, AckSystemId = AlarmResources.SystemId, AckTime = run.Now, UnAckedAlarm = done, Quicker = run.Quicker(done, null) };
    }

    // Whether an alarm may be cleared by hand the engine decides: what its resource will clear it leaves standing.
    private static async Task<AlarmTask> ClearAsync(AlarmTaskRun run)
    {
        var (task, done) = await run.RunAsync("ClearAlarms", a => !a.IsCleared, ids => new ClearAlarms(run.User, ids), a => a.IsCleared);
        return task with { ClearUserId = run.User, ClearSystemId = AlarmResources.SystemId, AlarmClearedTime = run.Now, ClearedAlarm = done };
    }

    private static async Task<AlarmTask> CommentAsync(AlarmTaskRun run)
    {
        var text = TmfBody.Text((run.Body["comment"] as JsonObject)?["comment"], "comment.comment");
        var (task, done) = await run.RunAsync(
            "CommentAlarms", _ => true, ids => new CommentAlarms(run.User, ids, text), a => a.Comments.Any(c => c.User == run.User && c.Text == text));
        return task with { Comment = new AlarmComment(text, run.Now, run.User, AlarmResources.SystemId), CommentedAlarm = done };
    }

    /// <summary>One task of one viewer.</summary>
    internal sealed class AlarmTaskRun(HttpContext context, LiveState state, Sight sight, OperatorDesk desk, OperationOptions options, TimeProvider clock, JsonObject body)
    {
        public JsonObject Body => body;

        public OperationOptions Options => options;

        public string User { get; } = Viewer.Of(context.User).User;

        public DateTimeOffset Now { get; } = clock.GetUtcNow();

        /// <param name="type">The task's name as a type.</param>
        /// <param name="needs">Alarms the command would change.</param>
        /// <param name="command">The command over these.</param>
        /// <param name="succeeded">Whether an alarm came out as wanted.</param>
        public async Task<(AlarmTask Task, IReadOnlyList<Reference> Done)> RunAsync(
            string type, Func<Alarm, bool> needs, Func<ImmutableArray<string>, OperatorCommand> command, Func<Alarm, bool> succeeded)
        {
            var patterns = TmfBody.List(body, "alarmPattern");
            ImmutableArray<string> ids = [.. Matching(patterns).Where(needs).Select(a => a.Id).Order(StringComparer.Ordinal)];
            if (ids.Length > MaximumAlarms)
            {
                throw new ApiException(ApiError.Invalid($"the pattern matches {ids.Length} alarms; at most {MaximumAlarms} at once"));
            }

            var (position, done) = ids.IsEmpty ? (0, true) : await desk.SubmitAsync(context, command(ids));
            var task = new AlarmTask
            {
                Id = ids.IsEmpty ? "" : $"c{position}",
                Type = type,
                State = done ? "done" : "inProgress",
                AlarmPattern = patterns.DeepClone(),
            };
            return (task, [.. ids.Where(id => done && state.Alarm(id) is { } alarm && succeeded(alarm)).Select(id => Hrefs.ToAlarm(id))]);
        }

        /// <summary>Of what was named, whose acknowledgement it is by now, where it is not the caller's.</summary>
        public IReadOnlyList<Quicker> Quicker(IReadOnlyList<Reference> done, string? user)
        {
            var named = TmfBody.List(body, "alarmPattern").Select(p => (string?)(p as JsonObject)?["id"]).OfType<string>().Distinct(StringComparer.Ordinal);
            return
            [
                .. named.Except(done.Select(d => d.Id)).Select(state.Alarm).OfType<Alarm>().Where(a => sight.Sees(a) && a.Acknowledged is { } ack && ack.User != user)
                    .Select(a => new Quicker(a.Id, a.Acknowledged!.User, a.Acknowledged.Time)),
            ];
        }

        private IEnumerable<Alarm> Matching(JsonArray given)
        {
            ResourcePattern[] patterns = [.. given.Select(p => ResourcePattern.Parse(typeof(AlarmResource), p))];
            var resources = new AlarmResources(state, sight);
            var candidates = Array.TrueForAll(patterns, p => p.Id is not null)
                ? patterns.Select(p => state.Alarm(p.Id!)).OfType<Alarm>().DistinctBy(a => a.Id).Where(sight.Sees)
                : resources.Visible;
            return candidates.Where(alarm => resources.Of(alarm) is var resource && Array.Exists(patterns, p => p.Matches(resource)));
        }
    }
}
