using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Hubs;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Api.Pages.Shelf;

/// <summary>What to shelve, for how long and why.</summary>
/// <param name="Minutes">1 to 10,080 (a week).</param>
internal sealed record ShelveRequest(IReadOnlyList<string>? Alarms, IReadOnlyList<string>? Faults, int Minutes, string? Reason);

/// <summary>What to take back.</summary>
/// <param name="Seen">Of those named, which time on the shelf the caller saw; what lies there by another is left.</param>
internal sealed record UnshelveRequest(IReadOnlyList<string>? Alarms, IReadOnlyList<string>? Faults, IReadOnlyList<SeenShelving>? Seen);

/// <summary>Who put something on the shelf and until when, as it was told: together they say which time that was. Null: whichever.</summary>
internal sealed record SeenShelving(string Id, string? By, string? Until)
{
    public bool Is(Shelving lay) => (By is null || By == lay.User) && (Until is null || Until == UtcTimeConverter.Text(lay.Until));
}

/// <summary>What came of it.</summary>
/// <param name="NotDone">Ids that are over, not there or not the caller's to see, or that somebody else had shelved, or not as the caller saw it.</param>
/// <param name="Quicker">Who that was: theirs stays as it is until it is taken back.</param>
internal sealed record ShelfAnswer(IReadOnlyList<string> Done, IReadOnlyList<string> NotDone, IReadOnlyList<Quicker> Quicker);

/// <summary>Alarms and faults put out of the lists for a time.</summary>
internal static class ShelfEndpoints
{
    private const int MaximumNamed = 10_000;
    private const int MaximumMinutes = 7 * 24 * 60;
    private const int MaximumReason = 4000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/shelf", ShelveAsync).RequireAuthorization(Policies.Operate).Produces<ShelfAnswer>().WithTags("shelf");
        routes.MapPost("/api/shelf/end", UnshelveAsync).RequireAuthorization(Policies.Operate).Produces<ShelfAnswer>().WithTags("shelf");
    }

    private static Task<IResult> ShelveAsync(ShelveRequest request, HttpContext context, LiveState state, Sights sights, OperatorDesk desk)
    {
        if (request.Minutes is < 1 or > MaximumMinutes)
        {
            throw new ApiException(ApiError.Invalid($"'minutes' is 1 to {MaximumMinutes}"));
        }

        if (request.Reason?.Trim() is not { Length: > 0 and <= MaximumReason } reason)
        {
            throw new ApiException(ApiError.Invalid($"'reason' is needed, of at most {MaximumReason} characters"));
        }

        var caller = Viewer.Of(context.User).User;
        return SubmitAsync(
            request.Alarms, request.Faults, context, state, sights.Of(context), desk, (user, alarms, faults) => new Shelve(user, alarms, faults, request.Minutes, reason), lay => lay.User != caller, isShelved: true);
    }

    private static Task<IResult> UnshelveAsync(UnshelveRequest request, HttpContext context, LiveState state, Sights sights, OperatorDesk desk)
    {
        var seen = (request.Seen ?? []).ToLookup(s => s.Id, StringComparer.Ordinal);
        return SubmitAsync(
            request.Alarms, request.Faults, context, state, sights.Of(context), desk, (user, alarms, faults) => new Unshelve(user, alarms, faults, LatestOf(alarms.Concat(faults), state)),
            lay => !seen[lay.Subject].All(s => s.Is(lay)), isShelved: false);
    }

    // As it is now: what is put there between this and the engine the caller has not seen.
    private static DateTimeOffset? LatestOf(IEnumerable<string> ids, LiveState state) => ids.Max(id => state.ShelvingOf(id)?.Since);

    private static async Task<IResult> SubmitAsync(
        IReadOnlyList<string>? alarms, IReadOnlyList<string>? faults, HttpContext context, LiveState state, Sight sight, OperatorDesk desk,
        Func<string, ImmutableArray<string>, ImmutableArray<string>, OperatorCommand> command, Func<Shelving, bool> isLeft, bool isShelved)
    {
        var named = (Alarms: Named(alarms), Faults: Named(faults));
        if (named.Alarms.Length + named.Faults.Length is < 1 or > MaximumNamed)
        {
            throw new ApiException(ApiError.Invalid($"'alarms' and 'faults' name 1 to {MaximumNamed} ids"));
        }

        var user = Viewer.Of(context.User).User;
        bool IsOthers(string id) => state.ShelvingOf(id) is { Lies: true } lay && isLeft(lay);
        string[] seen = [.. named.Alarms.Where(id => state.Alarm(id) is { } alarm && sight.Sees(alarm)), .. named.Faults.Where(id => state.Fault(id) is { } fault && sight.Sees(fault))];
        var free = seen.Where(id => !IsOthers(id)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> seenAlarms = [.. named.Alarms.Where(free.Contains)];
        ImmutableArray<string> seenFaults = [.. named.Faults.Where(free.Contains)];
        if (seenAlarms.Length + seenFaults.Length > 0)
        {
            var (position, done) = await desk.SubmitAsync(context, command(user, seenAlarms, seenFaults));
            if (!done)
            {
                throw new ApiException(new ApiError(
                    StatusCodes.Status503ServiceUnavailable, "engineBehind", $"it is kept at journal position {position}; the engine has not got there yet"));
            }
        }

        var came = free.Where(id => state.ShelvingOf(id)?.Lies == true == isShelved && !IsOthers(id)).ToHashSet(StringComparer.Ordinal);
        return PageJson.Answer(new ShelfAnswer(
            [.. came.Order(StringComparer.Ordinal)],
            [.. named.Alarms.Concat(named.Faults).Where(id => !came.Contains(id))],
            [.. seen.Where(IsOthers).Select(state.ShelvingOf).OfType<Shelving>().Select(lay => new Quicker(lay.Subject, lay.User, lay.Since))]));
    }

    private static string[] Named(IReadOnlyList<string>? given) => [.. (given ?? []).Where(id => !string.IsNullOrEmpty(id)).Distinct(StringComparer.Ordinal)];
}
