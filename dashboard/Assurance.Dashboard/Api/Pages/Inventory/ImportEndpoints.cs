using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Security;
using Microsoft.AspNetCore.Mvc;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>Imports. Their results name rows of every unit, so who may not import may not read them either.</summary>
internal static class ImportEndpoints
{
    private const string Base = "/api/inventory/imports";

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The intake bounds what it reads, by its own limit.
        routes.MapPost(Base, TakeAsync).RequireAuthorization(Policies.Import).WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<Stream>("application/zip", "multipart/form-data")
            .Produces<ImportResource>().Produces<ImportResource>(StatusCodes.Status202Accepted).WithTags("inventory");
        routes.MapPost($"{Base}/preview", LookAsync).RequireAuthorization(Policies.Import).WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<Stream>("application/zip", "multipart/form-data").Produces<ImportResource>().WithTags("inventory");
        routes.MapGet(Base, (ImportDesk desk) => PageJson.Answer(desk.Applied.ToArray())).RequireAuthorization(Policies.Import)
            .Produces<ImportSummary[]>().WithTags("inventory");
        routes.MapGet($"{Base}/{{id}}", One).RequireAuthorization(Policies.Import).Produces<ImportResource>().WithTags("inventory");
    }

    private static async Task<IResult> TakeAsync(HttpContext context, ImportDesk desk, bool full = false)
    {
        var import = await desk.TakeAsync(context, full);
        context.Response.Headers.Location = $"{Base}/{import.Id}";
        return PageJson.Answer(import, import.Status == "applied" ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> LookAsync(HttpContext context, ImportDesk desk, bool full = false) => PageJson.Answer(await desk.LookAsync(context, full));

    private static IResult One(string id, ImportDesk desk) => PageJson.Answer(
        (Positions.TryParse(id, out var position) ? desk.At(position) : null) ?? throw new ApiException(ApiError.NotFound($"import '{id}'")));
}
