namespace Assurance.Dashboard.Live;

/// <summary>A sort order such as <c>-severity,raisedAt</c>: columns, the foremost first, each falling if it has a minus. Equal rows order by id, so that
/// an order is always total.</summary>
internal sealed class RowOrder : IComparer<object>
{
    private const int MaximumColumns = 8;

    private readonly (Column Column, bool Falling)[] keys;
    private readonly Column id;

    private RowOrder((Column Column, bool Falling)[] keys, Column id) => (this.keys, this.id) = (keys, id);

    /// <summary>By id alone: needs no row to be made. Null for any other order.</summary>
    public bool? FallingIds => keys is [var (column, falling)] && column == id ? falling : null;

    /// <exception cref="FormatException">A column there is not, or too many.</exception>
    public static RowOrder Parse(string text, Columns columns)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > MaximumColumns
            ? throw new FormatException($"sort names {parts.Length} columns; {MaximumColumns} are allowed")
            : new RowOrder([.. parts.Select(p => (columns.Find(p.TrimStart('-', '+')), p[0] == '-'))], columns.Id);
    }

    public int Compare(object? x, object? y)
    {
        foreach (var (column, falling) in keys)
        {
            var order = column.Compare(x!, y!);
            if (order != 0)
            {
                return falling ? -order : order;
            }
        }

        return CompareIds(id.TextOf(x!), id.TextOf(y!));
    }

    // Ids end in running numbers: the shorter is the older.
    public static int CompareIds(string x, string y) => x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y);
}
