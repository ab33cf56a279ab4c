using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>Reads what TM Forum requests carry.</summary>
internal static class TmfBody
{
    public const int MaximumText = 4000;
    private const int MaximumItems = 1000;

    /// <exception cref="ApiException">400: no JSON object; 415: another content type.</exception>
    public static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() || context.Request.ContentType!.Contains("json-patch", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(new ApiError(
                StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "send application/json or application/merge-patch+json; JSON Patch is not built yet"));
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<JsonObject>(ApiJson.Options, context.RequestAborted) ?? throw new JsonException("nothing");
        }
        catch (JsonException wrong)
        {
            throw new ApiException(ApiError.Invalid($"the body is not a JSON object: {wrong.Message}"));
        }
    }

    /// <summary>A list of the body; it may not be empty.</summary>
    public static JsonArray List(JsonObject body, string name) => body[name] switch
    {
        JsonArray { Count: > 0 and <= MaximumItems } list => list,
        JsonArray { Count: 0 } or null => throw new ApiException(new ApiError(StatusCodes.Status400BadRequest, "empty", $"'{name}' is needed, with at least one item")),
        _ => throw new ApiException(ApiError.Invalid($"'{name}' is a list of at most {MaximumItems} items")),
    };

    /// <summary>A text that is needed: not empty, not endless.</summary>
    public static string Text(JsonNode? value, string name) =>
        OptionalText(value, name) is { Length: > 0 } text ? text : throw new ApiException(ApiError.Invalid($"'{name}' is needed, a text of at most {MaximumText} characters"));

    public static string? OptionalText(JsonNode? value, string name)
    {
        if (value is null)
        {
            return null;
        }

        return value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Trim() is { Length: <= MaximumText } text
            ? text
            : throw new ApiException(ApiError.Invalid($"'{name}' is a text of at most {MaximumText} characters"));
    }

    /// <summary>For how long something holds, in minutes: 0 without an end; null where the body does not say.</summary>
    public static double? Minutes(JsonObject body) => body["minutes"] switch
    {
        null => null,
        JsonValue given when given.TryGetValue<double>(out var minutes) && minutes is >= 0 and <= OperationOptions.MaximumMinutes => minutes,
        _ => throw new ApiException(ApiError.Invalid($"'minutes' is a number from 0 (no end) to {OperationOptions.MaximumMinutes}")),
    };

    public static IResult Created(object body) => Results.Json(body, ApiJson.Options, "application/json", StatusCodes.Status201Created);
}
