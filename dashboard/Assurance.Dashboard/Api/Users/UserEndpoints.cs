using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages;
using Assurance.Dashboard.Security;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Api.Users;

/// <summary>Who may log in, with which role and unit; and the API tokens that are live. Nothing is deleted: the audit trail names people for good.</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/api/users").RequireAuthorization(Policies.Users).WithTags("users");
        users.MapGet("", ListAsync).Produces<UserForm[]>();
        users.MapPost("", CreateAsync).Produces<PasswordForm>(StatusCodes.Status201Created);
        users.MapPut("/{name}", ChangeAsync).Produces(StatusCodes.Status204NoContent);
        users.MapPost("/{name}/password", PasswordAsync).Produces<PasswordForm>();
        users.MapPost("/{name}/disable", DisableAsync).Produces(StatusCodes.Status204NoContent);
        users.MapPost("/{name}/enable", EnableAsync).Produces(StatusCodes.Status204NoContent);
        var tokens = routes.MapGroup("/api/tokens").RequireAuthorization(Policies.Users).WithTags("users");
        tokens.MapGet("", TokensAsync).Produces<TokenForm[]>();
        tokens.MapDelete("/{id}", RevokeAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AccountRegister register, Sights sights)
    {
        var inventory = sights.Of(context).Inventory;
        return PageJson.Answer((await register.ListAsync(context.RequestAborted)).Select(a => UserForm.Of(a, inventory)).ToArray());
    }

    private static async Task<IResult> CreateAsync(UserBody body, HttpContext context, UserDesk desk) =>
        PageJson.Answer(await desk.CreateAsync(context, body), StatusCodes.Status201Created);

    private static async Task<IResult> ChangeAsync(string name, UserBody body, HttpContext context, UserDesk desk)
    {
        await desk.ChangeAsync(context, name, body);
        return Results.NoContent();
    }

    private static async Task<IResult> PasswordAsync(string name, PasswordBody body, HttpContext context, UserDesk desk) =>
        PageJson.Answer(await desk.SetPasswordAsync(context, name, body));

    private static async Task<IResult> DisableAsync(string name, HttpContext context, UserDesk desk)
    {
        await desk.DisableAsync(context, name);
        return Results.NoContent();
    }

    private static async Task<IResult> EnableAsync(string name, HttpContext context, UserDesk desk)
    {
        await desk.EnableAsync(context, name);
        return Results.NoContent();
    }

    private static async Task<IResult> TokensAsync(HttpContext context, TokenStore store, Sights sights, string? user = null)
    {
        var inventory = sights.Of(context).Inventory;
        return PageJson.Answer((await store.LiveApiAsync(user, context.RequestAborted)).Select(t => TokenForm.Of(t, inventory)).ToArray());
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, TokenStore store, UserDesk desk)
    {
        var token = (await store.LiveApiAsync(null, context.RequestAborted)).FirstOrDefault(t => t.Hash == id);
        await desk.RevokeAsync(context, token ?? throw new ApiException(ApiError.NotFound($"token '{id}'")));
        return Results.NoContent();
    }
}
