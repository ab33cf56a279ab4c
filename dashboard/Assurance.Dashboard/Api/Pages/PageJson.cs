using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assurance.Dashboard.Api.Pages;

/// <summary>As <see cref="ApiJson"/>, with what the page's contracts ask beside it: a value that is not there is written as null, and the model's
/// values by their words.</summary>
internal static class PageJson
{
    public static readonly JsonSerializerOptions Options = new(ApiJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IResult Answer<T>(T body, int status = StatusCodes.Status200OK) => Results.Json(body, Options, "application/json", status);
}
