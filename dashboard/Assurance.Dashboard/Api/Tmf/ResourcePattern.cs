using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>A part of a resource that others are measured by: they match if every attribute it has fits (TMF642 <c>alarmPattern</c>). A list in it is met by
/// any of its items.</summary>
internal sealed class ResourcePattern
{
    private const int MaximumDepth = 6;
    private const int MaximumConditions = 64;

    private readonly List<(AttributePath Attribute, IComparable[] Wanted)> conditions = [];

    private ResourcePattern()
    {
    }

    /// <summary>The one id it can match; null if it names none.</summary>
    public string? Id => conditions.FirstOrDefault(c => c.Attribute.Path == "id").Wanted is [string id] ? id : null;

    /// <exception cref="ApiException">400: an attribute there is not, a value that cannot be one, or a pattern that would match everything.</exception>
    public static ResourcePattern Parse(Type resource, JsonNode? pattern)
    {
        var parsed = new ResourcePattern();
        parsed.Add(resource, "", pattern as JsonObject ?? throw new ApiException(ApiError.Invalid("a pattern is an object")), 0);
        return parsed.conditions.Exists(c => !c.Attribute.Path.StartsWith('@'))
            ? parsed
            : throw new ApiException(new ApiError(StatusCodes.Status400BadRequest, "emptyPattern", "an empty pattern would match everything"));
    }

    public bool Matches(object resource) => conditions.TrueForAll(
        c => c.Attribute.ValuesOf(resource).Any(v => c.Wanted.Any(w => AttributeValue.Compare(AttributeValue.Of(v), w) == 0)));

    private void Add(Type resource, string prefix, JsonObject part, int depth)
    {
        if (depth > MaximumDepth || conditions.Count > MaximumConditions)
        {
            throw new ApiException(ApiError.Invalid("the pattern is too deep or too long"));
        }

        foreach (var (name, value) in part)
        {
            Add(resource, prefix.Length == 0 ? name : $"{prefix}.{name}", value, depth);
        }
    }

    private void Add(Type resource, string path, JsonNode? value, int depth)
    {
        switch (value)
        {
            case null:
                break;
            case JsonObject part:
                Add(resource, path, part, depth + 1);
                break;
            case JsonArray items when items.All(i => i is JsonValue):
                Require(resource, path, items);
                break;
            case JsonArray { Count: 1 } items:
                Add(resource, path, items[0], depth + 1);
                break;
            case JsonArray { Count: > 1 }:
                throw new ApiException(ApiError.Invalid($"'{path}' of a pattern may hold one object"));
            case JsonArray:
                break;
            default:
                Require(resource, path, [value]);
                break;
        }
    }

    private void Require(Type resource, string path, IEnumerable<JsonNode?> values)
    {
        var attribute = Attributes.Find(resource, path);
        IComparable[] wanted = [.. values.Select(v => AttributeValue.Parse(attribute, Text(v!)))];
        if (wanted.Length > 0)
        {
            conditions.Add((attribute, wanted));
        }
    }

    private static string Text(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
