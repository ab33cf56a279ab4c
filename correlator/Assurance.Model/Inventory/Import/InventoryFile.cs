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
    Func<T, TablesUnderWay, string?> dangling) : InventoryFile(name, columns)
    where T : class, IInventoryEntity
{
    public override FileResult Import(string fileName, Stream content, bool full, TablesUnderWay tables, ImportReport report)
    {
        var rejectedBefore = report.Rejected.Count;
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = Accept(RowReader.Read(fileName, content, Columns, tables.Texts, report.Reject, report.Remark), lines, report);
        var into = table(tables);
        var (added, changed) = Apply(rows, into, tables, report);
        var removed = 0;
        if (full && into.HasOther(rows.Count))
        {
            // Rows held back for what they refer to are among the lines, and keep what stood before as all held back do.
            var heldBack = report.HeldBack(Name);
            removed = into.Remove(e => !lines.ContainsKey(e.Id) && !heldBack.Contains(e.Id));
        }

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

                rows.RemoveAll(held.ToHashSet().Contains);
                break;
            }

            waiting = held;
        }

        return (added, changed);
    }

    private List<Accepted> Accept(IEnumerable<Row> source, Dictionary<string, int> lines, ImportReport report)
    {
        var accepted = new List<Accepted>();
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
                continue;
            }

            lines.Add(entity.Id, row.Line);
            accepted.Add(new Accepted(row.File, row.Line, entity));
        }

        return accepted;
    }

    private readonly record struct Accepted(string File, int Line, T Entity);
}

internal enum Outcome
{
    Same,
    Added,
    Changed,
}
