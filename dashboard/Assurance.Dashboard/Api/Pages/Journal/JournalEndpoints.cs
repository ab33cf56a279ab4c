using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Journal;

internal static class JournalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/journal/{position}", OneAsync).RequireAuthorization(Policies.Evidence).Produces<JournalRecord>().WithTags("journal");
        routes.MapGet("/api/quarantine", Quarantine).RequireAuthorization(Policies.Evidence).Produces<Quarantined[]>().WithTags("journal");
    }

    private static async Task<IResult> OneAsync(
        string position, HttpContext context, IJournal journal, JournalRecords records, Sights sights, OperatorDesk desk)
    {
        var what = $"journal position '{position}'";
        var entry = (Positions.TryParse(position, out var at) ? journal.Read(at) : null)
            ?? throw new ApiException(at > 0 && at < journal.Beginning.Position ? ApiError.Gone($"{what} is there no more: {journal.Beginning}") : ApiError.NotFound(what));
        return PageJson.Answer(records.Of(entry, sights.Of(context)) ?? throw await desk.RefuseAsync(context, what));
    }

    private static IResult Quarantine(HttpContext context, IQuarantine quarantine, Sights sights)
    {
        var sight = sights.Of(context);
        return PageJson.Answer(quarantine.Latest.Where(q => sight.SeesSource(q.Source)).ToArray());
    }
}
