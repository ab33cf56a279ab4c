using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Customers;

internal static class CustomerEndpoints
{
    private const string Base = "/api/customers/{id}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map<CustomerDetail>(routes, "", (details, customer, sight) => details.Of(customer, sight));
        Map<CustomerImpact>(routes, "/impact", (details, customer, sight) => details.Impact(customer, sight));
        Map<CustomerHistory>(routes, "/history", (details, customer, sight) => details.History(customer, sight));
        Map<CustomerExposure>(routes, "/exposure", (details, customer, sight) => details.Exposure(customer, sight));
        Map<Problem>(routes, "/ledger", (_, _, _) => throw new ApiException(ApiError.NotBuilt("the ledger of a customer")));
        Map<Problem>(routes, "/reports", (_, _, _) => throw new ApiException(ApiError.NotBuilt("reports of a customer")));
    }

    private static void Map<T>(IEndpointRouteBuilder routes, string path, Func<CustomerDetails, Customer, Sight, T> answer) =>
        routes.MapGet(Base + path, async (string id, HttpContext context, Sights sights, CustomerDetails details, OperatorDesk desk) =>
        {
            var sight = sights.Of(context);
            var customer = sight.Inventory.Tables.Customers.GetValueOrDefault(id) ?? throw new ApiException(ApiError.NotFound($"customer '{id}'"));
            return sight.Sees(customer) ? PageJson.Answer(answer(details, customer, sight)) : throw await desk.RefuseAsync(context, $"customer '{id}'");
        }).RequireAuthorization(Policies.View).Produces<T>(typeof(T) == typeof(Problem) ? StatusCodes.Status501NotImplemented : StatusCodes.Status200OK).WithTags("customers");
}
