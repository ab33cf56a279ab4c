using System.Collections.Immutable;
using System.Globalization;

namespace Assurance.Model.Inventory.Import;

/// <summary>One row by column name. Readers note the first thing wrong in <see cref="Fault"/> and give a harmless value.</summary>
internal sealed class Row(string file, int line, IReadOnlyDictionary<string, string> cells)
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public string? Fault { get; private set; }

    public string Text(string column) => cells.TryGetValue(column, out var value) ? value.Trim() : "";

    public string? Reference(string column) => Text(column) is { Length: > 0 } id ? id : null;

    public string Required(string column)
    {
        var value = Text(column);
        if (value.Length == 0)
        {
            Wrong(column, "is missing");
        }

        return value;
    }

    public string OneOf(string column, params ReadOnlySpan<string> words)
    {
        var value = Text(column);
        if (words.Contains(value))
        {
            return value;
        }

        Wrong(column, $"'{value}' is none of {string.Join(", ", words!)}");
        return value;
    }

    public ImmutableArray<string> List(string column) =>
        [.. Text(column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public ImmutableArray<string> ListOf(string column, params ReadOnlySpan<string> words)
    {
        var list = List(column);
        foreach (var value in list)
        {
            if (!words.Contains(value))
            {
                Wrong(column, $"'{value}' is none of {string.Join(", ", words!)}");
            }
        }

        return list;
    }

    public int? OptionalNumber(string column, int least = 0, int most = int.MaxValue) => Text(column).Length == 0 ? null : Number(column, least, most);

    public int Number(string column, int least = 0, int most = int.MaxValue) => (int)LongNumber(column, least, most);

    public long LongNumber(string column, long least, long most)
    {
        var text = Required(column);
        if (text.Length == 0)
        {
            return least;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            Wrong(column, $"'{text}' is no whole number");
            return least;
        }

        if (value < least || value > most)
        {
            Wrong(column, $"{value} is not within {least} to {most}");
        }

        return value;
    }

    public decimal Decimal(string column, decimal least, decimal most, decimal absent)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return absent;
        }

        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            Wrong(column, $"'{text}' is no number");
            return absent;
        }

        if (value < least || value > most)
        {
            Wrong(column, $"{value.ToString(CultureInfo.InvariantCulture)} is not within {least} to {most}");
        }

        return value;
    }

    public double? Degrees(string column, decimal most) => Text(column).Length == 0 ? null : (double)Decimal(column, -most, most, 0);

    /// <summary>ISO 8601 with an offset; a time without one is refused, since its zone would be a guess.</summary>
    public DateTimeOffset Time(string column)
    {
        var text = Required(column);
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            return time;
        }

        if (text.Length > 0)
        {
            Wrong(column, $"'{text}' is no ISO 8601 time with offset");
        }

        return default;
    }

    public void Wrong(string column, string what) => Fault ??= $"{column} {what}";
}
