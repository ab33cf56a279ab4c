using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Reminders;

/// <summary>Something the caller holds that will end by itself.</summary>
/// <param name="What"><c>acknowledgement</c> or <c>assignment</c>.</param>
/// <param name="Kind"><c>alarm</c> or <c>fault</c>.</param>
/// <param name="RemindAt">From when on the page says so: a quarter of an hour before, or halfway through a short time.</param>
internal sealed record Reminder(string What, string Kind, string Subject, string Name, DateTimeOffset Until, DateTimeOffset RemindAt);

/// <summary>What the caller is to be reminded of, the next first.</summary>
internal static class ReminderEndpoints
{
    // Asked for every half minute: what ends later is told later.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/reminders", Mine).RequireAuthorization(Policies.View).Produces<IReadOnlyList<Reminder>>().WithTags("reminders");

    private static IResult Mine(HttpContext context, LiveState state, Sights sights, TimeProvider clock)
    {
        var (user, sight, horizon) = (Viewer.Of(context.User).User, sights.Of(context), clock.GetUtcNow() + Ahead);
        var acknowledged = state.EndingAcknowledgements.Where(e => e.Value.User == user && e.Value.Until < horizon)
            .Select(e => Of("acknowledgement", e.Key, e.Value.Time, e.Value.Until!.Value, state, sight));
        var assigned = state.Assignments.Where(a => a.User == user && a.Until < horizon && state.Fault(a.Fault) is { Status: FaultStatus.Open })
            .Select(a => Of("assignment", a.Fault, a.Time, a.Until!.Value, state, sight));
        return PageJson.Answer<IReadOnlyList<Reminder>>(
        [
            .. acknowledged.Concat(assigned).OfType<Reminder>().OrderBy(r => r.Until).ThenBy(r => r.Subject, StringComparer.Ordinal),
        ]);
    }

    private static Reminder? Of(string what, string subject, DateTimeOffset since, DateTimeOffset until, LiveState state, Sight sight)
    {
        var early = TimeSpan.FromTicks(Math.Min(Before.Ticks, (until - since).Ticks / 2));
        return state.Fault(subject) is { } fault
            ? sight.Sees(fault) ? new(what, "fault", subject, fault.Root.Name, until, until - early) : null
            : state.Alarm(subject) is { } alarm && sight.Sees(alarm) ? new(what, "alarm", subject, $"{alarm.Object.DeviceName} {alarm.Object.Name}", until, until - early) : null;
    }
}
