using System.Globalization;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages.Alarms;
using Assurance.Dashboard.Api.Pages.Customers;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Api.Pages.Map;
using Assurance.Dashboard.Api.Pages.Work;
using Assurance.Dashboard.Api.Tmf;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Past;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Past;

/// <summary>The span there is a past of.</summary>
internal sealed record PastExtent(DateTimeOffset First, DateTimeOffset Last);

/// <summary>The span, and what broke in it.</summary>
/// <param name="Faults">The newest, at most 500.</param>
internal sealed record PastSpan(DateTimeOffset First, DateTimeOffset Last, IReadOnlyList<PastMark> Faults);

/// <summary>When a fault began and ended, as today knows it.</summary>
internal sealed record PastMark(string Id, string Name, string Severity, DateTimeOffset RaisedAt, DateTimeOffset? ResolvedAt);

/// <summary>A view as it stood.</summary>
internal sealed record PastRows(DateTimeOffset At, IReadOnlyList<object> Rows);

/// <summary>202: the journal is still being folded.</summary>
/// <param name="Reached">How far; ask again.</param>
internal sealed record PastUnderWay(DateTimeOffset At, DateTimeOffset From, DateTimeOffset Reached);

/// <summary>The network as it stood at any moment of the journal, for the same eyes as today's.</summary>
internal static class PastEndpoints
{
    private const int Marks = 500;

    // What came later than this is not yet all in the journal.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/past", Span).RequireAuthorization(Policies.View).Produces<PastSpan>().WithTags("past");
        Map<PastRows>(routes, "{view}", Policies.View, (look, context, sight, moment) => Rows(look, Named(context, "view"), sight, moment));
        Map<FaultDetail>(routes, "faults/{id}", Policies.View, (look, context, sight, _) => Found(look.Fault(Named(context, "id"), sight), context));
        Map<AlarmDetail>(routes, "alarms/{id}", Policies.View, (look, context, sight, _) => Found(look.Alarm(Named(context, "id"), sight), context));
        // A ticket is told in the form in which it is told now.
        Map<TicketResource>(routes, "tickets/{id}", Policies.View, (look, context, sight, _) => look.Ticket(Named(context, "id"), sight) is { } ticket
            ? Results.Json(ticket, ApiJson.Options)
            : Found<TicketResource>(null, context));
        Map<PlannedWorkDetail>(routes, "planned-work/{id}", Policies.View, (look, context, sight, _) => Found(look.Work(Named(context, "id"), sight), context));
        Customer(routes, "", (details, customer, sight) => details.Of(customer, sight));
        Customer(routes, "/impact", (details, customer, sight) => details.Impact(customer, sight));
        Customer(routes, "/history", (details, customer, sight) => details.History(customer, sight));
        Customer(routes, "/exposure", (details, customer, sight) => details.Exposure(customer, sight));
        Map<Topology.Topology>(routes, "faults/{id}/topology", Policies.View, (look, context, sight, _) => Found(look.TopologyOf(Named(context, "id"), sight), context));
        Map<Topology.Topology>(routes, "topology", Policies.Network, (look, context, sight, _) => Found(look.Around(context.Request.Query["around"].ToString(), sight), context));
        Map<NetworkMap>(routes, "map", Policies.Network, (look, _, sight, _) => PageJson.Answer(look.Map(sight)));
        Map<MapState>(routes, "map/state", Policies.Network, (look, _, sight, _) => PageJson.Answer(look.MapState(sight)));
    }

    private static void Customer<T>(IEndpointRouteBuilder routes, string path, Func<CustomerDetails, Customer, Sight, T> of)
        where T : class => Map<T>(routes, $"customers/{{id}}{path}", Policies.View, (look, context, sight, _) =>
            Found(look.Customer(Named(context, "id"), sight, (details, customer) => of(details, customer, sight)), context));

    private static IResult Span(HttpContext context, LiveState state, Sights sights, IJournal journal, TimeProvider clock)
    {
        var (extent, sight) = (ExtentOf(journal, clock), sights.Of(context));
        var marks = state.Faults.Where(f => f.Status != FaultStatus.Merged && sight.Sees(f)).OrderByDescending(f => f.RaisedAt).Take(Marks)
            .Select(f => new PastMark(f.Id, f.Root.Name, f.Severity.Word(), f.RaisedAt, f.ResolvedAt));
        return PageJson.Answer(new PastSpan(extent.First, extent.Last, [.. marks]));
    }

    private static PastExtent ExtentOf(IJournal journal, TimeProvider clock)
    {
        var last = clock.GetUtcNow() - Settled;
        var first = journal.Beginning.Since ?? journal.ReadFrom(1).Select(e => (DateTimeOffset?)e.Time).FirstOrDefault() ?? last;
        return new(first < last ? first : last, last);
    }

    private static IResult Rows(PastLook look, string view, Sight sight, DateTimeOffset moment)
    {
        try
        {
            return PageJson.Answer(new PastRows(moment, look.Rows(view, sight)));
        }
        catch (FormatException wrong)
        {
            throw new ApiException(ApiError.Invalid(wrong.Message));
        }
    }

    private static void Map<T>(IEndpointRouteBuilder routes, string path, string policy, Func<PastLook, HttpContext, Sight, DateTimeOffset, IResult> answer) =>
        routes.MapGet($"/api/past/{path}", (string at, HttpContext context, LiveState state, PastMoments past, IJournal journal, TimeProvider clock, INoticeDeliveries deliveries) =>
                LookAsync(at, context, state, past, journal, clock, deliveries, answer))
            .RequireAuthorization(policy).Produces<T>().Produces<PastUnderWay>(StatusCodes.Status202Accepted).WithTags("past");

    private static string Named(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static IResult Found<T>(T? detail, HttpContext context)
        where T : class => PageJson.Answer(detail ?? throw new ApiException(ApiError.NotFound($"'{context.Request.Path}' at that moment")));

    private static async Task<IResult> LookAsync(
        string at, HttpContext context, LiveState state, PastMoments past, IJournal journal, TimeProvider clock, INoticeDeliveries deliveries, Func<PastLook, HttpContext, Sight, DateTimeOffset, IResult> answer)
    {
        var extent = ExtentOf(journal, clock);
        var moment = Moment(at, extent, journal.Beginning);
        var viewer = Viewer.Of(context.User);
        var glance = await past.LookAsync(viewer.User, moment, fold =>
        {
            var look = new PastLook(fold, moment, deliveries, state);
            return answer(look, context, look.SightOf(viewer, state.Inventory), moment);
        }, context.RequestAborted);
        return glance.Answer ?? PageJson.Answer(new PastUnderWay(moment, extent.First, glance.Reached < extent.First ? extent.First : glance.Reached), StatusCodes.Status202Accepted);
    }

    private static DateTimeOffset Moment(string at, PastExtent extent, JournalBeginning kept)
    {
        if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            throw new ApiException(ApiError.Invalid("'at' is a moment, as 2026-01-31T08:30:00Z"));
        }

        moment = moment.ToUniversalTime();
        if (kept.IsAfter(moment))
        {
            throw new ApiException(ApiError.Gone(kept.ToString()));
        }

        return moment < extent.First || moment > extent.Last + Settled
            ? throw new ApiException(new ApiError(StatusCodes.Status400BadRequest, "beyondJournal", $"the journal reaches from {extent.First:O} to {extent.Last:O}; 'at' lies outside"))
            : moment > extent.Last ? extent.Last : moment;
    }
}
