using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Assignments;

/// <summary>Whose faults and tickets are.</summary>
internal static class AssignmentEndpoints
{
    private const int MaximumFaults = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/assignments", AssignAsync).RequireAuthorization(Policies.Operate).Produces<AssignmentAnswer>().WithTags("assignments");
        routes.MapGet("/api/assignees", AssigneesAsync).RequireAuthorization(Policies.Operate).Produces<IReadOnlyList<Assignee>>().WithTags("assignments");
    }

    private static async Task<IResult> AssignAsync(AssignmentRequest request, HttpContext context, AssignmentDesk desk)
    {
        if (request.Faults is not { Count: > 0 and <= MaximumFaults } faults || faults.Any(f => string.IsNullOrEmpty(f?.Id)))
        {
            throw new ApiException(ApiError.Invalid($"'faults' names 1 to {MaximumFaults} faults, each with its 'id'"));
        }

        if (request.Minutes is < 0 or > OperationOptions.MaximumMinutes)
        {
            throw new ApiException(ApiError.Invalid($"'minutes' is a number from 0 (no end) to {OperationOptions.MaximumMinutes}"));
        }

        var to = string.IsNullOrWhiteSpace(request.To) ? null : request.To.Trim();
        return PageJson.Answer(await desk.AssignAsync(context, [.. faults.DistinctBy(f => f.Id, StringComparer.Ordinal)], to, request.Minutes ?? 0));
    }

    private static async Task<IResult> AssigneesAsync(string? fault, HttpContext context, LiveState state, Sights sights, OperatorDesk operators, AssignmentDesk desk)
    {
        Fault? named = null;
        if (!string.IsNullOrEmpty(fault))
        {
            named = state.Fault(fault) ?? throw new ApiException(ApiError.NotFound($"fault '{fault}'"));
            if (!sights.Of(context).Sees(named))
            {
                throw await operators.RefuseAsync(context, $"fault '{fault}'");
            }
        }

        return PageJson.Answer(await desk.AssigneesAsync(context, named));
    }
}
