using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Security;
using Microsoft.AspNetCore.Mvc;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>Imports. They change and their results name rows of every unit, so they are for who sees all of them.</summary>
internal static class ImportEndpoints
{
    private const string Base = "/api/inventory/imports";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup(Base).RequireAuthorization(Policies.Import).ForWholeNetwork("imports").WithTags("inventory");
        // The intake bounds what it reads, by its own limit.
        imports.MapPost("", TakeAsync).WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<Stream>("application/zip", "multipart/form-data")
            .Produces<ImportResource>().Produces<ImportResource>(StatusCodes.Status202Accepted);
        imports.MapPost("/preview", LookAsync).WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<Stream>("application/zip", "multipart/form-data").Produces<ImportResource>();
        imports.MapGet("", (ImportDesk desk) => PageJson.Answer(desk.Applied.ToArray())).Produces<ImportSummary[]>();
        imports.MapGet("/{id}", One).Produces<ImportResource>();
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
