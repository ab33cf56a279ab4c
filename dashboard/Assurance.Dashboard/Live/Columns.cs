using System.Collections.Frozen;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Live;

/// <summary>The columns of a view, by the names its rows carry on the wire: what filters and sort orders may name.</summary>
internal sealed class Columns
{
    private readonly FrozenDictionary<string, Column> byName;

    private Columns(IEnumerable<Column> columns)
    {
        byName = columns.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        Texts = [.. byName.Values.Where(c => c.IsText)];
        Id = byName["id"];
    }

    public Column Id { get; }

    /// <summary>Columns a free-text search looks into.</summary>
    public IReadOnlyList<Column> Texts { get; }

    public IEnumerable<string> Names => byName.Keys.Order(StringComparer.Ordinal);

    public static Columns Of<TRow>() => new(typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(Column.Of));

    /// <exception cref="FormatException">There is no such column.</exception>
    public Column Find(string name) =>
        byName.GetValueOrDefault(name) ?? throw new FormatException($"no column '{name}'; there are {string.Join(", ", Names)}");
}

/// <summary>One column: how to read it from a row, and how its values order.</summary>
internal sealed class Column
{
    // Severities and states order by how bad they are, never by their words or wire numbers.
    private static readonly FrozenDictionary<string, int> SeverityRank =
        Enum.GetValues<PerceivedSeverity>().ToFrozenDictionary(s => s.Word(), s => (int)s, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> ServiceRank =
        Enum.GetValues<ServiceState>().ToFrozenDictionary(s => s.Word(), s => (int)s, StringComparer.Ordinal);

    private readonly Func<object, object?> read;
    private readonly FrozenDictionary<string, int>? rank;

    private Column(string name, Type type, Func<object, object?> read)
    {
        Name = name;
        IsText = type == typeof(string);
        this.read = read;
        rank = name switch
        {
            "severity" => SeverityRank,
            "state" => ServiceRank,
            _ => null,
        };
    }

    public string Name { get; }

    public bool IsText { get; }

    public static Column Of(PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(object));
        var value = Expression.Convert(Expression.Property(Expression.Convert(row, property.DeclaringType!), property), typeof(object));
        return new Column(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.PropertyType, Expression.Lambda<Func<object, object?>>(value, row).Compile());
    }

    /// <summary>The value in words, as filters write it; a list has several.</summary>
    public IEnumerable<string> WordsOf(object row) => read(row) switch
    {
        null => [""],
        string text => [text],
        bool flag => [flag ? "true" : "false"],
        string[] list => list,
        IFormattable value => [value.ToString(null, CultureInfo.InvariantCulture)],
        var other => [other.ToString() ?? ""],
    };

    public string TextOf(object row) => read(row) as string ?? "";

    /// <summary>Nothing orders before something.</summary>
    public int Compare(object one, object other) => (read(one), read(other)) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) when rank is not null && rank.TryGetValue(a, out var x) && rank.TryGetValue(b, out var y) => x.CompareTo(y),
        (string a, string b) => string.CompareOrdinal(a, b),
        (string[] a, string[] b) => a.Length.CompareTo(b.Length),
        (IComparable a, var b) => a.CompareTo(b),
        _ => 0,
    };
}
