using System.Text.Json;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Storage.Accounts;
using Assurance.Storage.Choices;

namespace Assurance.Dashboard.Api.Choices;

/// <summary>New choices in place of those of a version.</summary>
internal sealed record KeepChoicesRequest(long Version, PersonChoices? Choices);

/// <summary>What a person chose for the page, kept of the account; <c>/api/me</c> says it. A wall is nobody's: it has none.</summary>
internal static class ChoiceEndpoints
{
    private const int Largest = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/me/choices", KeepAsync).RequireAuthorization(Policies.Comment).Produces<ChoicesResource>().WithTags("sessions");
    }

    /// <summary>What the viewer chose; null for who is no person.</summary>
    public static async Task<ChoicesResource?> OfAsync(Viewer viewer, ChoiceStore choices, CancellationToken cancellation) =>
        viewer.Role == Roles.Wallboard ? null : Resource(await choices.OfAsync(viewer.User, cancellation));

    private static async Task<ChoicesResource> KeepAsync(KeepChoicesRequest request, HttpContext context, ChoiceStore choices, CancellationToken cancellation)
    {
        if (request is not { Version: >= 0, Choices: { } wanted })
        {
            throw new ApiException(ApiError.Invalid("'version' and 'choices' are needed"));
        }

        ChoiceChecks.Check(wanted);
        var text = JsonSerializer.Serialize(wanted, ApiJson.Options);
        if (text.Length > Largest)
        {
            throw new ApiException(new ApiError(StatusCodes.Status413PayloadTooLarge, "tooLarge", $"choices are kept up to {Largest} characters"));
        }

        return await choices.KeepAsync(Viewer.Of(context.User).User, request.Version, text, cancellation) is { } kept
            ? Resource(kept)
            : throw new ApiException(ApiError.Conflict("changed", "another browser changed them meanwhile: /api/me says what they are"));
    }

    private static ChoicesResource Resource(KeptChoices kept) => new(kept.Version, JsonSerializer.Deserialize<PersonChoices>(kept.Text, ApiJson.Options)!);
}
