using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Sessions;
using Assurance.Dashboard.Security;
using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;

namespace Assurance.Dashboard.Api.Pages.Walls;

/// <summary>A wall to make a link for.</summary>
/// <param name="Name">Where it hangs.</param>
internal sealed record WallRequest(string? Name);

/// <summary>A link that only looks, at what its maker's unit sees.</summary>
/// <param name="Link">Address of the page; shown once, null in lists.</param>
internal sealed record WallResource(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset Expires, string? Link);

/// <summary>Read-only links for wall screens. The token stands behind <c>#</c>, which browsers do not send; the page hands it in once and keeps a cookie.</summary>
internal static class WallEndpoints
{
    private const int MaximumName = 100;
    private const string Prefix = "wall ";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/walls", ListAsync).RequireAuthorization(Policies.Walls).Produces<WallResource[]>().WithTags("walls");
        routes.MapPost("/api/walls", MakeAsync).RequireAuthorization(Policies.Walls).Produces<WallResource>(StatusCodes.Status201Created).WithTags("walls");
        routes.MapDelete("/api/walls/{id}", EndAsync).RequireAuthorization(Policies.Walls).Produces(StatusCodes.Status204NoContent).WithTags("walls");
        routes.MapPost("/api/sessions/carry", Carry).RequireAuthorization(Policies.View).Produces(StatusCodes.Status204NoContent).WithTags("sessions");
    }

    private static async Task<IResult> ListAsync(HttpContext context, TokenStore tokens, CancellationToken cancellation) =>
        PageJson.Answer((await OwnAsync(context, tokens, cancellation)).Select(t => new WallResource(t.Hash, t.User[Prefix.Length..], t.CreatedAt, t.ExpiresAt, null)).ToArray());

    private static async Task<IResult> MakeAsync(WallRequest request, HttpContext context, TokenStore tokens, AuditTrail audit, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Name?.Trim() is not { Length: > 0 and <= MaximumName } name)
        {
            throw new ApiException(ApiError.Invalid($"'name' is needed, of at most {MaximumName} characters"));
        }

        var viewer = Viewer.Of(context.User);
        var issued = await tokens.IssueApiAsync(Prefix + name, Roles.Wallboard, viewer.Organization, cancellation);
        await audit.AppendAsync(new AuditEvent(viewer.User, "wall", name, context.RemoteAddress(), true), CancellationToken.None);
        return PageJson.Answer(new WallResource(TokenStore.HashOf(issued.Token), name, clock.GetUtcNow(), issued.Expires, $"/wall#{issued.Token}"), StatusCodes.Status201Created);
    }

    private static async Task<IResult> EndAsync(string id, HttpContext context, TokenStore tokens, LiveTokens live, AuditTrail audit, CancellationToken cancellation)
    {
        var wall = (await OwnAsync(context, tokens, cancellation)).FirstOrDefault(t => t.Hash == id) ?? throw new ApiException(ApiError.NotFound($"wall '{id}'"));
        await live.RevokeAsync(id, cancellation);
        await audit.AppendAsync(new AuditEvent(Viewer.Of(context.User).User, "wallEnd", wall.User[Prefix.Length..], context.RemoteAddress(), true), CancellationToken.None);
        return Results.NoContent();
    }

    // Those that show what the viewer's unit shows: who sees everything sees every wall.
    private static async Task<IEnumerable<TokenRecord>> OwnAsync(HttpContext context, TokenStore tokens, CancellationToken cancellation)
    {
        var unit = Viewer.Of(context.User).Organization;
        return (await tokens.LiveApiAsync(null, cancellation)).Where(t => t.Role == Roles.Wallboard && t.User.StartsWith(Prefix, StringComparison.Ordinal) && (unit is null || t.Organization == unit));
    }

    // Only a token that came in a header, and only one made for a wall: a cookie has a life of its own.
    private static IResult Carry(HttpContext context, TimeProvider clock)
    {
        const string Bearer = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || Viewer.Of(context.User).Role != Roles.Wallboard)
        {
            throw new ApiException(ApiError.Forbidden("only the link of a wall is carried by a cookie"));
        }

        context.Response.Cookies.Append(TokenAuthenticationHandler.CookieName, header[Bearer.Length..].Trim(), SessionEndpoints.Cookie(context, clock.GetUtcNow() + TokenStore.ApiLifetime));
        return Results.NoContent();
    }
}
