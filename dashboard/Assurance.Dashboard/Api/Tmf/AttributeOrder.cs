using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>TMF630 sorting: <c>sort=-alarmRaisedTime,+id</c>. What an order leaves equal keeps its place.</summary>
internal static class AttributeOrder
{
    private const int MaximumKeys = 8;

    /// <exception cref="ApiException">400: an unknown attribute.</exception>
    public static IEnumerable<T> Sort<T>(IEnumerable<T> resources, string sort)
        where T : class
    {
        var keys = sort.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (keys.Length > MaximumKeys)
        {
            throw new ApiException(ApiError.Invalid($"sort names {keys.Length} attributes; {MaximumKeys} are allowed"));
        }

        IOrderedEnumerable<T>? ordered = null;
        foreach (var key in keys)
        {
            var attribute = Attributes.Find(typeof(T), key.TrimStart('-', '+'));
            IComparable? Value(T resource) => attribute.ValuesOf(resource).Select(AttributeValue.Of).FirstOrDefault();
            var comparer = ValueComparer.Instance;
            ordered = (ordered, key[0] == '-') switch
            {
                (null, false) => resources.OrderBy(Value, comparer),
                (null, true) => resources.OrderByDescending(Value, comparer),
                (var before, false) => before.ThenBy(Value, comparer),
                (var before, true) => before.ThenByDescending(Value, comparer),
            };
        }

        return ordered ?? resources;
    }

    private sealed class ValueComparer : IComparer<IComparable?>
    {
        public static readonly ValueComparer Instance = new();

        public int Compare(IComparable? x, IComparable? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            _ => AttributeValue.Compare(x, y),
        };
    }
}
