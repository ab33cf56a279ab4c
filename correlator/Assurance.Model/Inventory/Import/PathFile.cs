using System.Runtime.InteropServices;

namespace Assurance.Model.Inventory.Import;

/// <summary>circuit_paths.csv, by far the longest file: read a path at a time, and never held row by row. A path that the file has
/// replaces the one before; a rejected row leaves what stood in its place, or a gap: half a path known shows its circuit, none hides it.</summary>
/// <param name="circuit">What is wrong with a circuit's id, if it is none.</param>
/// <param name="element">The same of an element's.</param>
internal sealed class PathFile(
    string name, string columns, Func<string, TablesUnderWay, string?> circuit, Func<string, TablesUnderWay, string?> element) : InventoryFile(name, columns)
{
    /// <summary>Reads the rows before the tables are there, as if all existed that they name.</summary>
    public PathImport Ahead(string fileName, Stream content, CancellationToken stop) =>
        Read(fileName, content, new PathImport(new ImportReport(), (_, _) => null), new TextPool(), stop);

    public override FileResult Import(string fileName, Stream content, bool full, TablesUnderWay tables, ImportReport report) =>
        Finish(fileName, Read(fileName, content, new PathImport(new ImportReport(), (c, e) => circuit(c, tables) ?? element(e, tables)), tables.Texts, default), full, tables, report);

    /// <summary>Imports what was read ahead; null where something it names does not exist, so that the rows have to be read again to say which.</summary>
    public FileResult? TryImport(string fileName, PathImport ahead, bool full, TablesUnderWay tables, ImportReport report) =>
        ahead.Circuits.Any(c => circuit(c, tables) is not null) || ahead.Elements.Any(e => element(e, tables) is not null)
            ? null
            : Finish(fileName, ahead, full, tables, report);

    private PathImport Read(string fileName, Stream content, PathImport into, TextPool texts, CancellationToken stop)
    {
        foreach (var row in RowReader.Read(fileName, content, Columns, texts, into.Report.Reject, into.Report.Remark))
        {
            stop.ThrowIfCancellationRequested();
            into.Take(row);
        }

        return into;
    }

    private FileResult Finish(string fileName, PathImport import, bool full, TablesUnderWay tables, ImportReport report)
    {
        var (added, changed, removed) = import.Finish(Name, full, tables);
        report.Join(import.Report);
        return new FileResult(fileName, added, changed, removed, import.Report.Rejected.Count);
    }
}

/// <summary>Paths as they come in.</summary>
/// <param name="report">Of this file alone.</param>
/// <param name="dangling">What a row refers to in vain, by circuit and element.</param>
internal sealed class PathImport(ImportReport report, Func<string, string, string?> dangling)
{
    private readonly Dictionary<(string Circuit, string Path), PathDraft> drafts = [];
    // Sequences of rejected rows.
    private readonly Dictionary<(string Circuit, string Path), List<int>> broken = [];
    // An element that has a number was found to exist: each stands in many paths.
    private readonly PathTableBuilder packed = new();
    private readonly List<int> taken = [];
    private PathDraft? last;

    public ImportReport Report { get; } = report;

    /// <summary>Circuits of the rows taken, one more often than once.</summary>
    public IEnumerable<string> Circuits => drafts.Values.Where(d => d.Count > 0).Select(d => d.Circuit);

    /// <summary>Elements of the rows taken.</summary>
    public IEnumerable<string> Elements => packed.Names;

    public void Take(Row row)
    {
        if (last is null || !row.Cell("circuit").SequenceEqual(last.Circuit) || !row.Cell("path").SequenceEqual(last.Path))
        {
            last = DraftOf(row.RequiredUnique("circuit"), row.Required("path"));
        }

        var role = row.OneOf("role", "working", "protection");
        var sequence = row.Number("sequence");
        if (row.Fault is null && last.IsNext(sequence, row.Line) && packed.TryNumber(row.Cell("element"), out var often))
        {
            last.Add(role, sequence, often, row.Line);
        }
        else
        {
            Check(row, last, role, sequence);
        }
    }

    private PathDraft DraftOf(string circuit, string path)
    {
        ref var draft = ref CollectionsMarshal.GetValueRefOrAddDefault(drafts, (circuit, path), out _);
        return draft ??= new PathDraft(circuit, path, taken);
    }

    private void Check(Row row, PathDraft draft, string role, int sequence)
    {
        var element = row.Required("element");

        if (row.Fault is null && draft.LineOf(sequence) is { } first)
        {
            row.Wrong("id", $"'{draft.Circuit}/{draft.Path}/{sequence}' stands on line {first} already");
        }

        var fault = row.Fault ?? dangling(draft.Circuit, element);
        if (fault is null)
        {
            draft.Add(role, sequence, packed.Number(element), row.Line);
        }
        else
        {
            Report.Reject(new RejectedRow(row.File, row.Line, fault));
            (broken.TryGetValue((draft.Circuit, draft.Path), out var sequences) ? sequences : broken[(draft.Circuit, draft.Path)] = []).Add(sequence);
        }
    }

    public (int Added, int Changed, int Removed) Finish(string file, bool full, TablesUnderWay tables)
    {
        foreach (var (circuit, path) in broken.Keys.Order())
        {
            Report.Remark($"{file}: path {path} of circuit {circuit} is known in part, because a row of it was rejected");
        }

        var before = tables.CircuitPaths;
        var (added, changed, removed) = (0, 0, 0);
        for (var i = 0; i < before.Paths; i++)
        {
            var (circuit, path, role) = before.Path(i);
            var rejected = broken.GetValueOrDefault((circuit, path));
            if (drafts.TryGetValue((circuit, path), out var draft) && draft.Count > 0)
            {
                draft.Keep(before, i, rejected ?? [], packed);
                var (more, other, fewer) = draft.Against(before, i, role, packed);
                (added, changed, removed) = (added + more, changed + other, removed + fewer);
                draft.Replaces = true;
            }
            else if (full && rejected is null)
            {
                removed += before.ElementsOf(i).Length;
            }
            else
            {
                packed.Add(before, i);
            }
        }

        foreach (var draft in drafts.Values.Where(d => d.Count > 0))
        {
            added += draft.Replaces ? 0 : draft.Count;
            // The table's own text of the circuit's id is kept, not a second.
            draft.Pack(packed, tables.Circuits.Get(draft.Circuit)?.Id ?? draft.Circuit);
        }

        packed.Share(tables.Texts);
        tables.CircuitPaths = added + changed + removed == 0 ? before : packed.Build();
        return (added, changed, removed);
    }
}
