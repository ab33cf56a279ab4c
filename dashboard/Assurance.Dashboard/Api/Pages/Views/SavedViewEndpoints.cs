using System.Globalization;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Storage.Views;

namespace Assurance.Dashboard.Api.Pages.Views;

/// <summary>A view to keep.</summary>
/// <param name="Query">The list's part of the page's address, without <c>?</c>.</param>
/// <param name="Shared">Whether those of the same unit, who see what the owner sees, find it too.</param>
internal sealed record SaveViewRequest(string? View, string? Name, string? Query, bool Shared);

internal sealed record SavedViewResource(string Id, string View, string Name, string Query, string Owner, bool Shared, bool Mine);

/// <summary>Named filters of lists. What one shares is found only by who has the same sight: a name or a filter may tell of a customer.</summary>
internal static class SavedViewEndpoints
{
    private const int MaximumName = 100;
    private const int MaximumQuery = 4000;
    private const int MaximumKept = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/views", ListAsync).RequireAuthorization(Policies.View).Produces<SavedViewResource[]>().WithTags("views");
        routes.MapPost("/api/views", SaveAsync).RequireAuthorization(Policies.Comment).Produces<SavedViewResource>(StatusCodes.Status201Created).WithTags("views");
        routes.MapDelete("/api/views/{id}", DeleteAsync).RequireAuthorization(Policies.Comment).Produces(StatusCodes.Status204NoContent).WithTags("views");
    }

    private static async Task<IResult> ListAsync(HttpContext context, SavedViewStore views, CancellationToken cancellation)
    {
        var viewer = Viewer.Of(context.User);
        var seen = await views.SeenByAsync(viewer.User, viewer.SightKey, cancellation);
        return PageJson.Answer(seen.Select(v => Resource(v, viewer)).ToArray());
    }

    private static async Task<IResult> SaveAsync(SaveViewRequest request, HttpContext context, SavedViewStore views, CancellationToken cancellation)
    {
        var viewer = Viewer.Of(context.User);
        var name = Text(request.Name?.Trim(), "name", 1, MaximumName);
        var view = Text(request.View, "view", 1, MaximumName);
        var query = Text(request.Query, "query", 0, MaximumQuery);
        if (await views.CountAsync(viewer.User, cancellation) >= MaximumKept)
        {
            throw new ApiException(ApiError.Conflict("tooMany", $"you keep {MaximumKept} views already: delete one first"));
        }

        var saved = await views.SaveAsync(viewer.User, request.Shared ? viewer.SightKey : null, view, name, query, cancellation);
        return PageJson.Answer(Resource(saved, viewer), StatusCodes.Status201Created);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, SavedViewStore views, CancellationToken cancellation) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await views.DeleteAsync(number, Viewer.Of(context.User).User, cancellation)
            ? Results.NoContent()
            : throw new ApiException(ApiError.NotFound($"view '{id}'"));

    private static SavedViewResource Resource(SavedView view, Viewer viewer) => new(
        view.Id.ToString(CultureInfo.InvariantCulture), view.View, view.Name, view.Query, view.Owner, view.Audience is not null,
        string.Equals(view.Owner, viewer.User, StringComparison.OrdinalIgnoreCase));

    private static string Text(string? given, string field, int least, int most) => given is not null && given.Length >= least && given.Length <= most
        ? given
        : throw new ApiException(ApiError.Invalid($"'{field}' is needed, of {least} to {most} characters"));
}
