using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Drafting;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Pages.Rules;

/// <summary>The rule packs: look, try, check, save, reload. They read the whole network's messages and mean the whole network, so they are of those who
/// see all of it.</summary>
internal static class RuleEndpoints
{
    private const int LongestText = 256 << 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/api/rules").RequireAuthorization(Policies.Rules).ForWholeNetwork("rule packs").WithTags("rules");
        rules.MapGet("", (RuleOverview overview) => PageJson.Answer(overview.Form())).Produces<RulesForm>();
        rules.MapPost("/reload", ReloadAsync).Produces<ReloadForm>();
        rules.MapPost("/try", Try).Produces<JsonArray>();
        rules.MapPost("/check", Check).Produces<CheckForm>();
        rules.MapPost("/site", SaveAsync).Produces<ReloadForm>();
        rules.MapGet("/unknown/{group}", (string group, HttpContext context, DraftDesk drafts, Sights sights) => PageJson.Answer(drafts.Example(group, sights.Of(context)))).Produces<DraftingForm>();
        rules.MapPost("/unknown/{group}", (string group, DraftBody body, HttpContext context, DraftDesk drafts, Sights sights) =>
            PageJson.Answer(drafts.Draft(group, body, sights.Of(context)))).Produces<DraftedRule>();
    }

    private static async Task<IResult> ReloadAsync(HttpContext context, RuleDesk desk, RuleOverview overview)
    {
        try
        {
            var changed = await desk.ReloadAsync(AuthorOf(context, "reload"), context.RequestAborted);
            return PageJson.Answer(new ReloadForm(changed, overview.Form()));
        }
        catch (RulePackException e)
        {
            throw Refused(e);
        }
    }

    private static IResult Try(TryRequest request, IRulesInForce rules) => PageJson.Answer(RulesTry.Of(Text(request.Messages, "messages"), rules.Current));

    private static IResult Check(PackRequest request, RuleOverview overview, RuleDesk desk) =>
        PageJson.Answer(overview.Check(desk.SiteFile(request.File), Text(request.Pack, "pack"), Text(request.Cases, "cases")));

    private static async Task<IResult> SaveAsync(PackRequest request, HttpContext context, RuleDesk desk, RuleOverview overview)
    {
        var file = desk.SiteFile(request.File);
        var (pack, cases) = (Text(request.Pack, "pack"), Text(request.Cases, "cases"));
        try
        {
            var (_, failures) = desk.CheckCases(file, cases, desk.Compile(file, pack));
            if (failures.Count > 0)
            {
                throw new ApiException(new ApiError(StatusCodes.Status422UnprocessableEntity, "casesFail", string.Join('\n', failures.Take(50))));
            }

            await desk.SaveAsync(file, pack, cases, AuthorOf(context, "page"), context.RequestAborted);
            return PageJson.Answer(new ReloadForm(true, overview.Form()));
        }
        catch (RulePackException e)
        {
            throw Refused(e);
        }
    }

    private static ApiException Refused(RulePackException e) => new(new ApiError(StatusCodes.Status422UnprocessableEntity, "packFaults", e.Message));

    private static RuleAuthor AuthorOf(HttpContext context, string origin) => new(Viewer.Of(context.User).User, origin, context.RemoteAddress());

    private static string Text(string? given, string field) => given is { Length: > 0 and <= LongestText }
        ? given
        : throw new ApiException(ApiError.Invalid($"'{field}' is needed: 1 to {LongestText} characters"));
}
