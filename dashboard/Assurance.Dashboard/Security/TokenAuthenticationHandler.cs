using System.Data.Common;
using System.Text.Encodings.Web;
using Assurance.Dashboard.Api.Errors;
using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Assurance.Dashboard.Security;

/// <summary>Reads the token of a request from <c>Authorization: Bearer</c> (RFC 6750 section 2.1), the session cookie, or, at the hub, the
/// <c>access_token</c> parameter.</summary>
internal sealed class TokenAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    LiveTokens tokens,
    AuditTrail audit) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";
    public const string CookieName = "assurance_session";
    public const string HubsPath = "/hubs";

    private const string BearerPrefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Carried() is not var (token, carrier) || token.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        TokenGrant? grant;
        try
        {
            grant = await tokens.FindAsync(token, Context.RequestAborted);
        }
        catch (DbException) when (Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            // Figures and health are for everybody, and most needed then.
            return AuthenticateResult.NoResult();
        }

        return grant is null
            ? AuthenticateResult.Fail("the token is unknown, expired or revoked")
            : AuthenticateResult.Success(new AuthenticationTicket(Viewer.Principal(grant, carrier, SchemeName), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ErrorBody.WriteAsync(Context, ApiError.Unauthenticated());
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await audit.AppendAsync(
            new AuditEvent(Context.User.Identity?.Name ?? "", "refused", $"{Request.Method} {Request.Path}", Context.RemoteAddress(), false),
            CancellationToken.None);
        await ErrorBody.WriteAsync(Context, ApiError.Forbidden());
    }

    private (string Token, TokenCarrier Carrier)? Carried()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return (header[BearerPrefix.Length..].Trim(), TokenCarrier.Header);
        }

        if (Request.Path.StartsWithSegments(HubsPath, StringComparison.Ordinal) && Request.Query["access_token"].ToString() is { Length: > 0 } parameter)
        {
            return (parameter, TokenCarrier.Query);
        }

        return Request.Cookies[CookieName] is { Length: > 0 } cookie ? (cookie, TokenCarrier.Cookie) : null;
    }
}

internal static class RequestSource
{
    /// <summary>The address a request came from, for the audit trail.</summary>
    public static string RemoteAddress(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return address is null ? "" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }
}
