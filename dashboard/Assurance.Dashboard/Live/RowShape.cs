using System.Collections.Concurrent;
using System.Reflection;

namespace Assurance.Dashboard.Live;

/// <summary>The columns of a kind of row in their order, and which of them tell two rows apart: one bit a column.</summary>
internal abstract class RowShape
{
    /// <summary>Every column: the whole row.</summary>
    public const ulong Whole = ulong.MaxValue;

    private static readonly ConcurrentDictionary<Type, RowShape> Known = new();

    /// <summary>Bit of the id, which every part of a row carries.</summary>
    public ulong Id { get; protected init; }

    public static RowShape Of(Type row) => Known.GetOrAdd(row, static r => (RowShape)Activator.CreateInstance(typeof(RowShape<>).MakeGenericType(r))!);

    /// <summary>The columns in which two rows of one id differ; 0 for equal ones.</summary>
    public abstract ulong Difference(object before, object now);

    /// <summary>The properties of a row that are columns; a column's bit is its place here.</summary>
    public static PropertyInfo[] ColumnsOf(Type row) =>
        [.. row.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)];
}

/// <inheritdoc/>
internal sealed class RowShape<TRow> : RowShape
    where TRow : class
{
    private readonly Func<TRow, TRow, bool>[] same;

    /// <exception cref="InvalidOperationException">The row has more columns than bits.</exception>
    public RowShape()
    {
        var columns = ColumnsOf(typeof(TRow));
        same = columns.Length < 64
            ? [.. columns.Select(c => (Func<TRow, TRow, bool>)typeof(RowShape<TRow>).GetMethod(nameof(Same), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(c.PropertyType).Invoke(null, [c])!)]
            : throw new InvalidOperationException($"{typeof(TRow).Name} has {columns.Length} columns; 63 can be told apart");
        Id = 1UL << Array.FindIndex(columns, c => c.Name == "Id");
    }

    public override ulong Difference(object before, object now)
    {
        var (a, b) = ((TRow)before, (TRow)now);
        var columns = 0UL;
        for (var i = 0; i < same.Length; i++)
        {
            columns |= same[i](a, b) ? 0 : 1UL << i;
        }

        return columns;
    }

    private static Func<TRow, TRow, bool> Same<TValue>(PropertyInfo column)
    {
        var read = column.GetMethod!.CreateDelegate<Func<TRow, TValue>>();
        return typeof(TValue) == typeof(string[])
            ? (a, b) => ((string[])(object)read(a)!).AsSpan().SequenceEqual((string[])(object)read(b)!)
            : (a, b) => EqualityComparer<TValue>.Default.Equals(read(a), read(b));
    }
}

/// <summary>What changed of a row whose rest the client has: its id and some columns.</summary>
/// <param name="Columns">One bit for each, by <see cref="RowShape.ColumnsOf"/>.</param>
internal sealed record RowPart(object Row, ulong Columns);
