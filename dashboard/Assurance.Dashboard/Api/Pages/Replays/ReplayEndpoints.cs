using Assurance.Collectors.Normalisation.Packs;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages.Inventory;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Dashboard.Replays;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Storage.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Assurance.Dashboard.Api.Pages.Replays;

/// <summary>What a past span would have come to by other rules, or in another network. The answer names everything, so it is for who sees everything.</summary>
internal static class ReplayEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var replay = routes.MapGroup("/api/replay").RequireAuthorization(Policies.Replay).AddEndpointFilter(SeesEverythingAsync).WithTags("replay");
        replay.MapGet("", (ReplayDesk desk) => PageJson.Answer(ReplayForm.Of(desk.Latest))).Produces<ReplayForm>();
        replay.MapPost("", StartAsync).Produces<ReplayForm>(StatusCodes.Status202Accepted);
        replay.MapPost("given", StartGivenAsync).RequireAuthorization(Policies.ReplayGiven).WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<Stream>("multipart/form-data").Produces<ReplayForm>(StatusCodes.Status202Accepted);
        replay.MapDelete("", CancelAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static ValueTask<object?> SeesEverythingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<Sights>().Of(context.HttpContext).SeesEverything
            ? next(context)
            : throw new ApiException(ApiError.Forbidden("a replay names faults and customers of the whole network: it is for who sees all of it"));

    private static async Task<IResult> StartAsync(ReplayBody body, HttpContext context, ReplayDesk desk, RuleFolders folders, AuditTrail audit, IJournal journal, TimeProvider clock)
    {
        if (body is not { Rules: "today" })
        {
            throw new ApiException(ApiError.Invalid("'rules' is today"));
        }

        return await BeginAsync(context, desk, audit, Span(body, journal, clock), new ReplayWords("today", []), () => folders.Read(), null);
    }

    private static async Task<IResult> StartGivenAsync(
        HttpContext context, ReplayDesk desk, RuleFolders folders, PackageIntake intake, AuditTrail audit, IJournal journal, TimeProvider clock)
    {
        desk.RequireFree();
        var form = await ReplayUpload.ReadAsync(context);
        var body = ReplayUpload.Body(form);
        if (body.Rules is not ("today" or "held" or "beside" or "instead"))
        {
            throw new ApiException(ApiError.Invalid("'rules' is today, held, beside or instead"));
        }

        var span = Span(body, journal, clock);
        var inventory = await ReplayUpload.InventoryAsync(form, intake, context.RequestAborted);
        if (body.Rules == "held" && inventory is null)
        {
            throw new ApiException(ApiError.Invalid("there is nothing to change: 'packs', or an 'inventory', is needed"));
        }

        var words = new ReplayWords(body.Rules, [.. form.Files.Select(f => Path.GetFileName(f.FileName))]);
        return await BeginAsync(context, desk, audit, span, words, () => ReplayUpload.Packs(form, body.Rules, folders), inventory);
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, ReplayDesk desk, AuditTrail audit, ReplaySpan span, ReplayWords words, Func<PackBundle?> packs, NetworkInventory? inventory)
    {
        var happened = Event(context, "replay", span) with { Detail = string.Join(' ', words.Files.Prepend(words.Rules)) };
        try
        {
            var rules = packs() is { } bundle ? RulePackLoader.Compile(bundle) : null;
            var run = desk.Start(happened.User, span, words, new ReplayChange(rules, inventory));
            await audit.AppendAsync(happened, CancellationToken.None);
            return PageJson.Answer(ReplayForm.Of(run), StatusCodes.Status202Accepted);
        }
        catch (RulePackException e)
        {
            await audit.AppendAsync(happened with { Success = false, Detail = e.Message }, CancellationToken.None);
            throw new ApiException(new ApiError(StatusCodes.Status422UnprocessableEntity, "packFaults", e.Message));
        }
    }

    private static async Task<IResult> CancelAsync(HttpContext context, ReplayDesk desk, AuditTrail audit)
    {
        if (desk.Latest is { Status: ReplayStatus.Running } running)
        {
            running.Cancel();
            await audit.AppendAsync(Event(context, "cancelReplay", running.Span), CancellationToken.None);
        }

        return Results.NoContent();
    }

    private static ReplaySpan Span(ReplayBody body, IJournal journal, TimeProvider clock)
    {
        if (body is not { From: { } from, To: { } to })
        {
            throw new ApiException(ApiError.Invalid("'from' and 'to' are moments, as 2026-01-31T08:30:00Z"));
        }

        if (journal.Beginning is var kept && kept.IsAfter(from))
        {
            throw new ApiException(ApiError.Gone($"'from' lies before what can be replayed: {kept}"));
        }

        return from < to && from < clock.GetUtcNow()
            ? new(from, to)
            : throw new ApiException(ApiError.Invalid("'to' lies after 'from', and 'from' in the past"));
    }

    private static AuditEvent Event(HttpContext context, string action, ReplaySpan span) =>
        new(Viewer.Of(context.User).User, action, $"{span.From.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'} to {span.To.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}", context.RemoteAddress(), true);
}
