using System.Collections.Immutable;
using System.Globalization;

namespace Assurance.Model.Inventory.Import;

/// <summary>One row by column name, valid until the next is read. Readers note the first thing wrong in <see cref="Fault"/> and give a harmless value.</summary>
internal abstract class Row(string file, TextPool pool)
{
    public string File { get; } = file;

    public int Line { get; protected set; }

    public string? Fault { get; protected set; }

    /// <summary>A cell without blanks around it; empty where the column is missing.</summary>
    public string Text(string column) => pool.Of(Cell(column).Trim());

    /// <summary>The same for a column whose texts differ from row to row.</summary>
    public string Unique(string column) => Cell(column).Trim().ToString();

    /// <summary>A cell as it stands; empty where the column is missing.</summary>
    public abstract ReadOnlySpan<char> Cell(string column);

    public string? Reference(string column) => Text(column) is { Length: > 0 } id ? id : null;

    public string Required(string column) => Required(column, Text(column));

    public string RequiredUnique(string column) => Required(column, Unique(column));

    private string Required(string column, string value)
    {
        if (value.Length == 0)
        {
            Wrong(column, "is missing");
        }

        return value;
    }

    public string OneOf(string column, params ReadOnlySpan<string> words)
    {
        var cell = Cell(column).Trim();
        foreach (var word in words)
        {
            if (cell.SequenceEqual(word))
            {
                return word;
            }
        }

        Wrong(column, $"'{cell}' is none of {string.Join(", ", words!)}");
        return cell.ToString();
    }

    public ImmutableArray<string> List(string column) =>
        Cell(column).IsEmpty ? [] : [.. Text(column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => pool.Of(t))];

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

    public int? OptionalNumber(string column, int least = 0, int most = int.MaxValue) => Cell(column).Trim().IsEmpty ? null : Number(column, least, most);

    public int Number(string column, int least = 0, int most = int.MaxValue) => (int)LongNumber(column, least, most);

    public long LongNumber(string column, long least, long most)
    {
        var text = Cell(column).Trim();
        if (text.IsEmpty)
        {
            Wrong(column, "is missing");
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

/// <summary>A row out of a CSV file.</summary>
internal sealed class CsvRow(string file, CsvRecords records, string[] header, TextPool pool) : Row(file, pool)
{
    // Of two columns of one name the first counts.
    private readonly string[] header = [.. header.Select((name, i) => Array.IndexOf(header, name) == i ? name : "")];
    private int at;

    public CsvRow At(int line)
    {
        (Line, Fault) = (line, null);
        return this;
    }

    // Rows are read in the same order again and again, mostly that of the columns: the search goes on from where the last ended.
    public override ReadOnlySpan<char> Cell(string column)
    {
        for (var i = 0; i < header.Length; i++)
        {
            if (header[at] == column)
            {
                return records[at];
            }

            at = at + 1 < header.Length ? at + 1 : 0;
        }

        return [];
    }
}

/// <summary>A row out of a line of JSON.</summary>
internal sealed class JsonRow : Row
{
    private readonly Dictionary<string, string> cells;

    public JsonRow(string file, int line, Dictionary<string, string> cells, TextPool pool)
        : base(file, pool) => (Line, this.cells) = (line, cells);

    public override ReadOnlySpan<char> Cell(string column) => cells.GetValueOrDefault(column, "");
}
