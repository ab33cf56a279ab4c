using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>Answers lists and single resources as TMF630 has it: <c>fields</c>, <c>offset</c>, <c>limit</c>, <c>sort</c>, and every other parameter a filter.</summary>
internal static class TmfList
{
    public const int MaximumLimit = 10_000;

    private static readonly string[] Reserved = ["fields", "offset", "limit", "sort"];

    /// <param name="context">The request.</param>
    /// <param name="resources">All the viewer may see, in the order of a request that asks for none.</param>
    public static IResult Answer<T>(HttpContext context, IEnumerable<T> resources)
        where T : class
    {
        var query = context.Request.Query;
        var offset = Number(query, "offset", 0, int.MaxValue);
        var limit = Number(query, "limit", MaximumLimit, MaximumLimit);
        var fields = Fields<T>(query);
        var filter = AttributeFilter.Parse(typeof(T), query.Where(p => !Reserved.Contains(p.Key)));
        var found = AttributeOrder.Sort(resources.Where(filter.Matches), query["sort"].ToString()).ToArray();
        var page = found.Skip(offset).Take(limit).ToArray();
        context.Response.Headers["X-Total-Count"] = found.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-Result-Count"] = page.Length.ToString(CultureInfo.InvariantCulture);
        return fields is null ? Json(page) : Json(page.Select(r => Select(r, fields)));
    }

    public static IResult AnswerOne<T>(HttpContext context, T resource)
        where T : class => Fields<T>(context.Request.Query) is { } fields ? Json(Select(resource, fields)) : Json(resource);

    private static IResult Json(object body) => Results.Json(body, ApiJson.Options, "application/json");

    private static HashSet<string>? Fields<T>(IQueryCollection query)
    {
        var asked = query["fields"].ToString();
        if (asked.Length == 0)
        {
            return null;
        }

        // A part of an attribute brings the whole of it; "none" leaves what names the resource.
        var names = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => n.Split('.')[0]).Where(n => n != "none");
        var fields = new HashSet<string>(StringComparer.Ordinal) { "id", "href", "@type" };
        foreach (var name in names)
        {
            if (!Attributes.HasTop(typeof(T), name))
            {
                throw new ApiException(new ApiError(StatusCodes.Status400BadRequest, "unknownAttribute", $"'{name}' is no attribute of this resource"));
            }

            fields.Add(name);
        }

        return fields;
    }

    private static JsonObject Select<T>(T resource, HashSet<string> fields)
        where T : class
    {
        // Only what is asked for is written: a wide outage carries lists of thousands.
        var part = new JsonObject();
        foreach (var property in ApiJson.Options.GetTypeInfo(typeof(T)).Properties.Where(p => fields.Contains(p.Name)))
        {
            var value = property.Get!(resource);
            if (property.ShouldSerialize?.Invoke(resource, value) ?? true)
            {
                part.Add(property.Name, JsonSerializer.SerializeToNode(value, property.PropertyType, ApiJson.Options));
            }
        }

        return part;
    }

    private static int Number(IQueryCollection query, string name, int otherwise, int most)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, most)
            : throw new ApiException(ApiError.Invalid($"'{name}' is a whole number from 0"));
    }
}
