using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assurance.Dashboard.Live;

/// <summary>What a subscription wants to see: an object whose <c>text</c> is searched for in every text column (case does not matter), and whose other
/// properties name columns, each with a value or a list of them, any of which fits: <c>{"severity":["critical","major"],"acknowledged":false}</c>.
/// A string alone is the text. All given must hold.</summary>
[JsonConverter(typeof(RowFilterConverter))]
internal sealed class RowFilter
{
    public const string TextField = "text";
    public const int MaximumFields = 32;
    public const int MaximumValues = 1000;

    public static readonly RowFilter None = new(ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);

    public RowFilter(ImmutableSortedDictionary<string, ImmutableArray<string>> fields) => Fields = fields;

    public ImmutableSortedDictionary<string, ImmutableArray<string>> Fields { get; }

    /// <summary>Equal for filters that let the same rows through.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder();
            foreach (var (name, values) in Fields)
            {
                key.Append(name).Append('=').AppendJoin('\u001f', values.Order(StringComparer.Ordinal)).Append('\u001e');
            }

            return key.ToString();
        }
    }

    /// <summary>The filter as a test of rows.</summary>
    /// <exception cref="FormatException">It names a column there is not.</exception>
    public Predicate<object> Over(Columns columns)
    {
        var tests = Fields.Select(f => f.Key == TextField ? Search(f.Value, columns) : OneOf(columns.Find(f.Key), f.Value)).ToArray();
        return tests.Length == 0 ? static _ => true : row => Array.TrueForAll(tests, test => test(row));
    }

    private static Predicate<object> OneOf(Column column, ImmutableArray<string> values)
    {
        var wanted = values.ToHashSet(StringComparer.Ordinal);
        return row => column.WordsOf(row).Any(wanted.Contains);
    }

    private static Predicate<object> Search(ImmutableArray<string> texts, Columns columns) =>
        row => texts.Any(text => columns.Texts.Any(c => c.TextOf(row).Contains(text, StringComparison.OrdinalIgnoreCase)));
}

internal sealed class RowFilterConverter : JsonConverter<RowFilter>
{
    public override RowFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => RowFilter.None,
            JsonValueKind.String => new(ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(RowFilter.TextField, [document.RootElement.GetString()!])),
            JsonValueKind.Object => Fields(document.RootElement),
            _ => throw new JsonException("a filter is an object, or a text to search for"),
        };
    }

    public override void Write(Utf8JsonWriter writer, RowFilter value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Fields, options);

    private static RowFilter Fields(JsonElement filter)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var property in filter.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            fields[property.Name] = property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray().Select(Word)] : [Word(property.Value)];
        }

        return fields.Count > RowFilter.MaximumFields || fields.Values.Any(v => v.Length > RowFilter.MaximumValues)
            ? throw new JsonException($"a filter has at most {RowFilter.MaximumFields} fields of {RowFilter.MaximumValues} values")
            : new RowFilter(fields.ToImmutable());
    }

    private static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "",
        _ => throw new JsonException("a filter's values are texts, numbers, truth values or lists of them"),
    };
}
