using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Api.Pages.Faults;

internal static class FaultEndpoints
{
    private const int MaximumComment = 4000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/faults/{id}", OneAsync).RequireAuthorization(Policies.View).Produces<FaultDetail>().WithTags("faults");
        routes.MapPost("/api/faults/{id}/comments", CommentAsync).RequireAuthorization(Policies.Comment)
            .Produces<Comment>(StatusCodes.Status201Created).WithTags("faults");
    }

    private static async Task<IResult> OneAsync(string id, HttpContext context, LiveState state, Sights sights, FaultDetails details, OperatorDesk desk)
    {
        if (state.Fault(id) is null)
        {
            throw new ApiException(ApiError.NotFound($"fault '{id}'"));
        }

        return PageJson.Answer(details.Of(id, sights.Of(context)) ?? throw await desk.RefuseAsync(context, $"fault '{id}'"));
    }

    private static async Task<IResult> CommentAsync(
        string id, CommentRequest comment, HttpContext context, LiveState state, Sights sights, OperatorDesk desk)
    {
        var fault = state.Fault(id) ?? throw new ApiException(ApiError.NotFound($"fault '{id}'"));
        if (!sights.Of(context).Sees(fault))
        {
            throw await desk.RefuseAsync(context, $"fault '{id}'");
        }

        if (comment.Text?.Trim() is not { Length: > 0 and <= MaximumComment } text)
        {
            throw new ApiException(ApiError.Invalid($"'text' is needed, of at most {MaximumComment} characters"));
        }

        var user = Viewer.Of(context.User).User;
        var (position, done) = await desk.SubmitAsync(context, new CommentFault(user, id, text));
        if (!done)
        {
            throw new ApiException(new ApiError(
                StatusCodes.Status503ServiceUnavailable, "engineBehind", $"the comment is kept at journal position {position}; the engine has not got there yet"));
        }

        // A fault that became part of another takes no comments any more.
        var recorded = state.Fault(id)?.Comments.LastOrDefault(c => c.User == user && c.Text == text)
            ?? throw new ApiException(ApiError.Conflict("notTaken", $"fault '{id}' takes no comments: it is part of another"));
        return PageJson.Answer(recorded, StatusCodes.Status201Created);
    }
}
