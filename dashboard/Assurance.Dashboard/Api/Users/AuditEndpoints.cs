using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages;
using Assurance.Dashboard.Security;
using Assurance.Storage.Audit;

namespace Assurance.Dashboard.Api.Users;

/// <summary>An event of the audit trail.</summary>
internal sealed record AuditForm(string Id, DateTimeOffset Time, string User, string Action, string Target, string Source, bool Success, string Detail)
{
    public static AuditForm Of(AuditEntry entry) => new(
        entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        entry.Time,
        entry.Event.User,
        entry.Event.Action,
        entry.Event.Target,
        entry.Event.Source,
        entry.Event.Success,
        entry.Event.Detail);
}

/// <summary>A page of the audit trail, newest first.</summary>
/// <param name="Actions">All actions there are events of.</param>
/// <param name="More">Whether older ones follow; ask for those <c>before</c> the last one's id.</param>
internal sealed record AuditPage(IReadOnlyList<AuditForm> Events, IReadOnlyList<string> Actions, bool More);

/// <summary>Who did what, from where, and whether it succeeded.</summary>
internal static class AuditEndpoints
{
    private const int Most = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/audit", ListAsync).RequireAuthorization(Policies.Audit).Produces<AuditPage>().WithTags("users");

    private static async Task<IResult> ListAsync(
        HttpContext context, AuditTrail audit, string? user = null, string? action = null, long? before = null, int count = 100)
    {
        if (count is < 1 or > Most)
        {
            throw new ApiException(ApiError.Invalid($"'count' is a whole number from 1 to {Most}"));
        }

        var cancellation = context.RequestAborted;
        var found = await audit.FindAsync(new AuditQuery(count + 1, Given(user), Given(action), before), cancellation);
        return PageJson.Answer(new AuditPage([.. found.Take(count).Select(AuditForm.Of)], await audit.ActionsAsync(cancellation), found.Count > count));
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
