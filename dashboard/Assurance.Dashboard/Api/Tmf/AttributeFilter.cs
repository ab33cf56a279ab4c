using System.Text.RegularExpressions;
using Assurance.Dashboard.Api.Errors;
using Microsoft.Extensions.Primitives;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>TMF630 filtering: <c>attribute=v1,v2</c> (any of them), <c>attribute.gt=v</c> and .gte .lt .lte .eq .ne .regex, or <c>attribute&gt;v</c>; what stands in
/// several parameters must all hold, and an attribute named twice is met by either value.</summary>
internal sealed class AttributeFilter
{
    private const int MaximumPattern = 200;
    private static readonly string[] Operators = ["gt", "gte", "lt", "lte", "eq", "ne", "regex"];

    private readonly List<Predicate<object>> tests = [];

    private AttributeFilter()
    {
    }

    /// <exception cref="ApiException">400: an unknown attribute or a value that cannot be one.</exception>
    public static AttributeFilter Parse(Type resource, IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var filter = new AttributeFilter();
        foreach (var (key, values) in parameters)
        {
            filter.tests.Add(Test(resource, key, values));
        }

        return filter;
    }

    public bool Matches(object resource) => tests.TrueForAll(t => t(resource));

    private static Predicate<object> Test(Type resource, string key, StringValues values)
    {
        var (path, operation, given) = Split(key, values);
        var attribute = Attributes.Find(resource, path);
        if (operation == "regex")
        {
            var patterns = given.Select(p => Pattern(path, p)).ToArray();
            return r => attribute.ValuesOf(r).Any(v => patterns.Any(p => p.IsMatch(v.ToString() ?? "")));
        }

        var wanted = given.SelectMany(v => v.Split(',')).Select(v => AttributeValue.Parse(attribute, v)).ToArray();
        return operation == "ne"
            ? r => !attribute.ValuesOf(r).Any(v => wanted.Any(w => Holds("eq", v, w)))
            : r => attribute.ValuesOf(r).Any(v => wanted.Any(w => Holds(operation, v, w)));
    }

    private static bool Holds(string operation, object value, IComparable wanted)
    {
        var order = AttributeValue.Compare(AttributeValue.Of(value), wanted);
        return operation switch
        {
            "gt" => order > 0,
            "gte" => order >= 0,
            "lt" => order < 0,
            "lte" => order <= 0,
            _ => order == 0,
        };
    }

    private static (string Path, string Operation, IEnumerable<string> Values) Split(string key, StringValues values)
    {
        // "priority>3" has no equals sign, so all of it arrives as the name; "priority>=3" arrives as the name "priority>".
        if (key.Length > 1 && key[^1] is '>' or '<')
        {
            return (key[..^1], key[^1] == '>' ? "gte" : "lte", values.OfType<string>());
        }

        if (key.IndexOfAny(['>', '<']) is var at and > 0)
        {
            return (key[..at], key[at] == '>' ? "gt" : "lt", [key[(at + 1)..]]);
        }

        var dot = key.LastIndexOf('.');
        return dot > 0 && Operators.Contains(key[(dot + 1)..])
            ? (key[..dot], key[(dot + 1)..], values.OfType<string>())
            : (key, "eq", values.OfType<string>());
    }

    private static Regex Pattern(string path, string pattern)
    {
        try
        {
            return pattern.Length <= MaximumPattern
                ? new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
                : throw new ApiException(ApiError.Invalid($"the pattern for '{path}' is longer than {MaximumPattern}"));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new ApiException(ApiError.Invalid($"the pattern for '{path}' cannot be used: {wrong.Message}"));
        }
    }
}
