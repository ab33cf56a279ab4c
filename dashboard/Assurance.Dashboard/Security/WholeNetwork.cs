using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Security;

/// <summary>What means the whole network is for who sees all of it.</summary>
internal static class WholeNetwork
{
    /// <param name="what">What it is, as the refusal names it.</param>
    public static TBuilder ForWholeNetwork<TBuilder>(this TBuilder endpoints, string what)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter((context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<Sights>().Of(context.HttpContext).SeesUnit(null)
                ? next(context)
                : throw new ApiException(ApiError.Forbidden($"{what} mean the whole network: they are for who sees all of it")));
}
