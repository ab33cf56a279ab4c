using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Api.Pages.Unknown;

internal static class UnknownEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/unknown-messages", List).RequireAuthorization(Policies.Evidence).Produces<UnknownList>().WithTags("unknown messages");
        routes.MapGet("/api/unknown-messages/{id}", One).RequireAuthorization(Policies.Evidence).Produces<UnknownDetail>().WithTags("unknown messages");
    }

    private static IResult List(HttpContext context, UnknownReader reader, Sights sights) => PageJson.Answer(reader.List(sights.Of(context)));

    // A group is an aggregate: where nothing of it is in sight it is not there, and nothing tells more.
    private static IResult One(string id, HttpContext context, UnknownReader reader, Sights sights) =>
        PageJson.Answer(reader.Of(id, sights.Of(context)) ?? throw new ApiException(ApiError.NotFound($"unknown message '{id}'")));
}
