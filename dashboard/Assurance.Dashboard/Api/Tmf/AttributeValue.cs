using System.Globalization;
using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>Values of attributes as requests write them.</summary>
internal static class AttributeValue
{
    /// <summary>Reads a text as the attribute's type.</summary>
    /// <exception cref="ApiException">400: it is none.</exception>
    public static IComparable Parse(AttributePath attribute, string text)
    {
        var type = attribute.Type;
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(bool) && bool.TryParse(text, out var flag))
        {
            return flag;
        }

        // A plus sign in a query that was not escaped arrives as a space.
        if (type == typeof(DateTimeOffset)
            && DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        if (type != typeof(bool) && type != typeof(DateTimeOffset) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        throw new ApiException(ApiError.Invalid($"'{text}' cannot be a value of '{attribute.Path}'"));
    }

    /// <summary>The value in a form that compares with what <see cref="Parse"/> gives.</summary>
    public static IComparable Of(object value) => value switch
    {
        string text => text,
        bool flag => flag,
        DateTimeOffset time => time,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    public static int Compare(IComparable one, IComparable other) =>
        one is string a && other is string b ? string.CompareOrdinal(a, b) : one.CompareTo(other);
}
