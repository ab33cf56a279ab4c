using Assurance.Dashboard.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace Assurance.Dashboard.Security;

/// <summary>Refuses what another site could make a logged-in browser do. The cookie is SameSite=Strict already; beyond that a write that came by
/// cookie must have a content type no HTML form can send, and a foreign <c>Origin</c> is refused, at the hub too.</summary>
internal static class CrossSiteGuard
{
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        if (!Viewer.CameByCookie(context.User))
        {
            return next(context);
        }

        var request = context.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        var hub = request.Path.StartsWithSegments(TokenAuthenticationHandler.HubsPath, StringComparison.Ordinal);
        if ((!reads || hub) && IsForeign(request))
        {
            return ErrorBody.WriteAsync(context, ApiError.Forbidden("the request comes from another site"));
        }

        return reads || hub || !FormCanSend(request) ? next(context) : ErrorBody.WriteAsync(
            context,
            new ApiError(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "a write needs a JSON content type, or the header X-Requested-With"));
    }

    /// <summary>A form, or a body without a type, reaches a server from any site without being asked first (CORS simple requests).</summary>
    public static bool FormCanSend(HttpRequest request)
    {
        if (HttpMethods.IsDelete(request.Method) || HttpMethods.IsPatch(request.Method) || HttpMethods.IsPut(request.Method)
            || request.Headers.ContainsKey("X-Requested-With"))
        {
            return false;
        }

        return !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
