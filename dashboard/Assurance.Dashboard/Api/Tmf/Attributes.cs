using System.Collections;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>The attributes of a resource by their dotted paths (TMF630 filtering), read from the type the resource is written as. A path through a list
/// stands for every item of it.</summary>
internal static class Attributes
{
    /// <exception cref="ApiException">400: the resource has no such attribute, or it has parts and one of them must be named.</exception>
    public static AttributePath Find(Type resource, string path)
    {
        var steps = new List<PropertyInfo>();
        var type = resource;
        foreach (var name in path.Split('.'))
        {
            if (!Properties.Of(type).TryGetValue(name, out var property))
            {
                throw Unknown(path);
            }

            steps.Add(property);
            type = ItemOf(property.PropertyType);
        }

        return IsLeaf(type) ? new AttributePath(path, [.. steps], type) : throw Unknown(path);
    }

    /// <summary>Names of the resource's own attributes.</summary>
    public static bool HasTop(Type resource, string name) => Properties.Of(resource).ContainsKey(name);

    private static ApiException Unknown(string path) =>
        new(new ApiError(StatusCodes.Status400BadRequest, "unknownAttribute", $"'{path}' is no attribute of this resource that can be compared"));

    private static Type ItemOf(Type type)
    {
        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))
        {
            return type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        }

        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static bool IsLeaf(Type type) =>
        type == typeof(string) || type == typeof(bool) || type == typeof(DateTimeOffset) || (type.IsPrimitive && type != typeof(char)) || type == typeof(decimal);

    private static class Properties
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, FrozenDictionary<string, PropertyInfo>> Known = new();

        public static FrozenDictionary<string, PropertyInfo> Of(Type type) => Known.GetOrAdd(type, static t =>
            IsLeaf(t)
                ? FrozenDictionary<string, PropertyInfo>.Empty
                : t.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToFrozenDictionary(NameOf, StringComparer.Ordinal));

        private static string NameOf(PropertyInfo property) =>
            property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
    }
}

/// <summary>One attribute: the way to its values in a resource, and their type.</summary>
internal sealed record AttributePath(string Path, PropertyInfo[] Steps, Type Type)
{
    public IEnumerable<object> ValuesOf(object resource) => Walk(resource, 0);

    private IEnumerable<object> Walk(object? at, int step)
    {
        if (at is null)
        {
            return [];
        }

        if (at is not string && at is IEnumerable items)
        {
            return items.Cast<object?>().SelectMany(i => Walk(i, step));
        }

        return step == Steps.Length ? [at] : Walk(Steps[step].GetValue(at), step + 1);
    }
}
