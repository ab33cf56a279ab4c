using System.Collections.Frozen;

namespace Assurance.Model.Inventory.Import;

/// <summary>How one inventory file becomes one table: its columns, the reading of a row, what a row refers to.</summary>
internal abstract class InventoryFile(string name, string columns)
{
    /// <summary>Without ending, as in the contract.</summary>
    public string Name { get; } = name;

    public FrozenSet<string> Columns { get; } = columns.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads one file into the tables under way.</summary>
    public abstract FileResult Import(string fileName, Stream content, bool full, TablesUnderWay tables, ImportReport report);
}

/// <inheritdoc/>
internal sealed class InventoryFile<T>(
    string name,
    string columns,
    Func<TablesUnderWay, Table<T>> table,
    Func<Row, T> read,
    Func<T, TablesUnderWay, string?> dangling,
    Func<T, string>? whole = null) : InventoryFile(name, columns)
    where T : class, IInventoryEntity
{
    public override FileResult Import(string fileName, Stream content, bool full, TablesUnderWay tables, ImportReport report)
    {
        var rejectedBefore = report.Rejected.Count;
        var broken = new HashSet<string>(StringComparer.Ordinal);
        var rows = Accept(RowReader.Read(fileName, content, Columns, report.Reject, report.Remark), report, broken);
        var into = table(tables);
        HoldBackBroken(rows, broken, tables, report);
        var (added, changed) = Apply(rows, into, tables, report);
        var kept = rows.Select(r => r.Entity.Id).ToHashSet(StringComparer.Ordinal);
        var removed = full ? into.Remove(e => !kept.Contains(e.Id) && !report.HeldBack(Name).Contains(e.Id) && !IsBroken(e, broken)) : RemoveLeftOver(rows, into, kept);
        return new FileResult(fileName, added, changed, removed, report.Rejected.Count - rejectedBefore);
    }

    private (int Added, int Changed) Apply(List<Accepted> rows, Table<T> into, TablesUnderWay tables, ImportReport report)
    {
        var (added, changed) = (0, 0);

        // Rows may refer to later rows of their own file (parents, carriers): go on while that helps.
        var waiting = rows;
        while (waiting.Count > 0)
        {
            var held = new List<Accepted>();
            foreach (var row in waiting)
            {
                if (dangling(row.Entity, tables) is not null)
                {
                    held.Add(row);
                }
                else if (into.Put(row.Entity) is var outcome)
                {
                    added += outcome == Outcome.Added ? 1 : 0;
                    changed += outcome == Outcome.Changed ? 1 : 0;
                }
            }

            if (held.Count == waiting.Count)
            {
                foreach (var row in held)
                {
                    report.Reject(new RejectedRow(row.File, row.Line, dangling(row.Entity, tables)!), row.Entity.Id);
                }

                rows.RemoveAll(held.Contains);
                break;
            }

            waiting = held;
        }

        return (added, changed);
    }

    // Rows that make one thing together (the elements of a path) are taken whole or not at all.
    private void HoldBackBroken(List<Accepted> rows, HashSet<string> broken, TablesUnderWay tables, ImportReport report)
    {
        if (whole is null)
        {
            return;
        }

        foreach (var row in rows.Where(r => dangling(r.Entity, tables) is not null).ToArray())
        {
            report.Reject(new RejectedRow(row.File, row.Line, dangling(row.Entity, tables)!), row.Entity.Id);
            broken.Add(whole(row.Entity));
        }

        rows.RemoveAll(r => IsBroken(r.Entity, broken));
        foreach (var group in broken.Order(StringComparer.Ordinal))
        {
            report.Remark($"{Name}: {group} is held back as a whole, because a row of it was rejected");
        }
    }

    private bool IsBroken(T entity, HashSet<string> broken) => whole is not null && broken.Contains(whole(entity));

    private int RemoveLeftOver(List<Accepted> rows, Table<T> into, HashSet<string> kept)
    {
        if (whole is null)
        {
            return 0;
        }

        var replaced = rows.Select(r => whole(r.Entity)).ToHashSet(StringComparer.Ordinal);
        return into.Remove(e => replaced.Contains(whole(e)) && !kept.Contains(e.Id));
    }

    private List<Accepted> Accept(IEnumerable<Row> source, ImportReport report, HashSet<string> broken)
    {
        var accepted = new List<Accepted>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in source)
        {
            var entity = read(row);
            if (row.Fault is null && lines.TryGetValue(entity.Id, out var first))
            {
                row.Wrong("id", $"'{entity.Id}' stands on line {first} already");
            }

            if (row.Fault is not null)
            {
                report.Reject(new RejectedRow(row.File, row.Line, row.Fault), entity.Id);
                if (whole is not null)
                {
                    broken.Add(whole(entity));
                }

                continue;
            }

            lines.Add(entity.Id, row.Line);
            accepted.Add(new Accepted(row.File, row.Line, entity));
        }

        return accepted;
    }

    private sealed record Accepted(string File, int Line, T Entity);
}

internal enum Outcome
{
    Same,
    Added,
    Changed,
}
