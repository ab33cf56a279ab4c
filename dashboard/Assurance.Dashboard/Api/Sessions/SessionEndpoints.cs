using System.Globalization;
using Assurance.Dashboard.Api.Choices;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;
using Assurance.Storage.Choices;

namespace Assurance.Dashboard.Api.Sessions;

internal sealed record LoginRequest(string? User, string? Password);

/// <summary>A new session: the token for programs; browsers get it as a cookie besides.</summary>
internal sealed record SessionResource(string Token, DateTimeOffset Expires, string User, string Role, string? Organization);

/// <summary>Who the caller is. <paramref name="Person"/> is the inventory's person of that name, if there is one.</summary>
/// <param name="AcknowledgeMinutes">How long an acknowledgement holds that does not say; 0: without an end.</param>
/// <param name="TimeZone">Of the network: that of places and customers of which the inventory says none.</param>
/// <param name="Choices">How the person wants the page; null for a wall.</param>
internal sealed record MeResource(
    string User, string Role, string? Organization, string? OrganizationName, string? Language, string? Person, IReadOnlyList<string> May, double AcknowledgeMinutes, string TimeZone,
    ChoicesResource? Choices);

internal static class SessionEndpoints
{
    private const int MaximumLength = 256;

    // One password check costs a core a fifth of a second; more than two at once would starve the line.
    private static readonly SemaphoreSlim Checks = new(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sessions", LoginAsync).AllowAnonymous().WithTags("sessions");
        routes.MapDelete("/api/sessions", LogoutAsync).RequireAuthorization(Policies.View).WithTags("sessions");
        routes.MapGet("/api/me", MeAsync).RequireAuthorization(Policies.View).WithTags("sessions");
    }

    private static async Task<SessionResource> LoginAsync(
        LoginRequest login, HttpContext context, AccountStore accounts, TokenStore tokens, AuditTrail audit, LoginThrottle throttle, CancellationToken cancellation)
    {
        // Minimal binding takes JSON only, so no form of another site can log a browser in.
        if (login is not { User.Length: > 0 and <= MaximumLength, Password.Length: > 0 and <= MaximumLength })
        {
            throw new ApiException(ApiError.Invalid("user and password are needed, of at most 256 characters each"));
        }

        var source = context.RemoteAddress();
        var attempt = new AuditEvent(login.User, "login", "", source, false);
        if (throttle.Begin(login.User, source) is { Ticks: > 0 } wait)
        {
            await audit.AppendAsync(attempt with { Detail = "too many failures" }, cancellation);
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            throw new ApiException(new ApiError(StatusCodes.Status429TooManyRequests, "tooManyAttempts", "too many failed log-ins; wait and try again"));
        }

        var account = await VerifyAsync(accounts, login.User, login.Password, cancellation);
        if (account is null)
        {
            await audit.AppendAsync(attempt with { Detail = "wrong user or password" }, cancellation);
            throw new ApiException(new ApiError(StatusCodes.Status401Unauthorized, "wrongCredentials", "user or password is wrong"));
        }

        throttle.Succeeded(login.User, source);
        var issued = await tokens.IssueSessionAsync(account, cancellation);
        await audit.AppendAsync(attempt with { Success = true }, cancellation);
        context.Response.Cookies.Append(TokenAuthenticationHandler.CookieName, issued.Token, Cookie(context, issued.Expires));
        return new SessionResource(issued.Token, issued.Expires, account.Name, account.Role, account.Organization);
    }

    private static async Task<UserAccount?> VerifyAsync(AccountStore accounts, string user, string password, CancellationToken cancellation)
    {
        await Checks.WaitAsync(cancellation);
        try
        {
            return await accounts.VerifyAsync(user, password, cancellation);
        }
        finally
        {
            Checks.Release();
        }
    }

    private static async Task<IResult> LogoutAsync(HttpContext context, LiveTokens tokens, AuditTrail audit, CancellationToken cancellation)
    {
        await tokens.RevokeAsync(Viewer.TokenOf(context.User)!, cancellation);
        await audit.AppendAsync(new AuditEvent(Viewer.Of(context.User).User, "logout", "", context.RemoteAddress(), true), cancellation);
        context.Response.Cookies.Delete(TokenAuthenticationHandler.CookieName, Cookie(context, null));
        return Results.NoContent();
    }

    private static async Task<MeResource> MeAsync(HttpContext context, Sights sights, OperationOptions operation, ChoiceStore choices, CancellationToken cancellation)
    {
        var viewer = Viewer.Of(context.User);
        var sight = sights.Of(viewer);
        var inventory = sight.Inventory;
        var person = Portfolio.PersonOf(viewer.User, inventory);
        return new MeResource(
            viewer.User,
            viewer.Role,
            viewer.Organization,
            viewer.Organization is null ? null : inventory.Tables.Organizations.GetValueOrDefault(viewer.Organization)?.Name,
            Viewer.LanguageOf(context.User) ?? (person?.Language is { Length: > 0 } language ? language : null),
            person?.Id,
            Policies.Of(viewer.Role, sight),
            operation.AcknowledgeFor.TotalMinutes,
            operation.TimeZone,
            await ChoiceEndpoints.OfAsync(viewer, choices, cancellation));
    }

    /// <summary>How the session's cookie is set: out of scripts' reach, sent to this site only.</summary>
    public static CookieOptions Cookie(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        Expires = expires,
    };
}
