namespace Assurance.Model.Inventory.Import;

/// <summary>circuit_paths.csv, by far the longest file: read a path at a time, and never held row by row. The rows of a path are taken whole or not at
/// all; a path that the file has replaces the one before.</summary>
/// <param name="dangling">What a row refers to in vain, by circuit and element.</param>
internal sealed class PathFile(string name, string columns, Func<string, string, TablesUnderWay, string?> dangling) : InventoryFile(name, columns)
{
    public override FileResult Import(string fileName, Stream content, bool full, TablesUnderWay tables, ImportReport report)
    {
        var rejectedBefore = report.Rejected.Count;
        var import = new PathImport(tables, report, dangling);
        foreach (var row in RowReader.Read(fileName, content, Columns, tables.Texts, report.Reject, report.Remark))
        {
            import.Take(row);
        }

        var (added, changed, removed) = import.Finish(Name, full);
        return new FileResult(fileName, added, changed, removed, report.Rejected.Count - rejectedBefore);
    }
}

/// <summary>Paths as they come in.</summary>
internal sealed class PathImport(TablesUnderWay tables, ImportReport report, Func<string, string, TablesUnderWay, string?> dangling)
{
    private readonly Dictionary<(string Circuit, string Path), PathDraft> drafts = [];
    private readonly HashSet<(string Circuit, string Path)> broken = [];
    // Elements found to exist: each stands in many paths.
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private PathDraft? last;

    public void Take(Row row)
    {
        if (last is null || !row.Cell("circuit").SequenceEqual(last.Circuit) || !row.Cell("path").SequenceEqual(last.Path))
        {
            var (circuit, path) = (row.Required("circuit"), row.Required("path"));
            last = drafts.GetValueOrDefault((circuit, path)) ?? (drafts[(circuit, path)] = new PathDraft(circuit, path));
        }

        var role = row.OneOf("role", "working", "protection");
        var sequence = row.Number("sequence");
        if (row.Fault is null && known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(row.Cell("element"), out var often) && last.IsNext(sequence, row.Line))
        {
            last.Add(role, sequence, often, row.Line);
        }
        else
        {
            Check(row, last, role, sequence);
        }
    }

    private void Check(Row row, PathDraft draft, string role, int sequence)
    {
        var element = row.Required("element");

        if (row.Fault is null && draft.LineOf(sequence) is { } first)
        {
            row.Wrong("id", $"'{draft.Circuit}/{draft.Path}/{sequence}' stands on line {first} already");
        }

        var fault = row.Fault ?? dangling(draft.Circuit, element, tables);
        if (fault is null)
        {
            known.Add(element);
            draft.Add(role, sequence, element, row.Line);
        }
        else
        {
            report.Reject(new RejectedRow(row.File, row.Line, fault));
            broken.Add((draft.Circuit, draft.Path));
        }
    }

    public (int Added, int Changed, int Removed) Finish(string file, bool full)
    {
        foreach (var (circuit, path) in broken.Order())
        {
            drafts.Remove((circuit, path));
            report.Remark($"{file}: path {path} of circuit {circuit} is held back as a whole, because a row of it was rejected");
        }

        var (before, packed) = (tables.CircuitPaths, new PathTableBuilder());
        var (added, changed, removed) = (0, 0, 0);
        for (var i = 0; i < before.Paths; i++)
        {
            var (circuit, path, role) = before.Path(i);
            if (drafts.TryGetValue((circuit, path), out var draft))
            {
                var (more, other, fewer) = draft.Against(before, i, role);
                (added, changed, removed) = (added + more, changed + other, removed + fewer);
                draft.Replaces = true;
            }
            else if (full && !broken.Contains((circuit, path)))
            {
                removed += before.ElementsOf(i).Length;
            }
            else
            {
                packed.Add(circuit, path, role, before.ElementsOf(i), before.SequencesOf(i));
            }
        }

        foreach (var draft in drafts.Values.Where(d => d.Count > 0))
        {
            added += draft.Replaces ? 0 : draft.Count;
            draft.Pack(packed);
        }

        tables.CircuitPaths = added + changed + removed == 0 ? before : packed.Build();
        return (added, changed, removed);
    }
}

/// <summary>One path as it comes in: most rows count from 1 on lines that follow each other, so only what does not is written down.</summary>
internal sealed class PathDraft(string circuit, string path)
{
    private string role = "working";
    private string[] elements = new string[4];
    private int firstLine;
    // Sequence to element and line, once the rows do not come in plain order.
    private SortedDictionary<int, (string Element, int Line)>? odd;

    public string Circuit { get; } = circuit;

    public string Path { get; } = path;

    public int Count { get; private set; }

    /// <summary>A path of this name stood before.</summary>
    public bool Replaces { get; set; }

    /// <summary>The line that has a sequence; null if none.</summary>
    public int? LineOf(int sequence) =>
        odd is not null ? odd.TryGetValue(sequence, out var row) ? row.Line : null
        : sequence >= 1 && sequence <= Count ? firstLine + sequence - 1 : null;

    /// <summary>Whether a row goes on counting on the next line.</summary>
    public bool IsNext(int sequence, int line) => odd is null && Count > 0 && sequence == Count + 1 && line == firstLine + Count;

    public void Add(string of, int sequence, string element, int line)
    {
        role = Count == 0 ? of : role;
        firstLine = Count == 0 ? line : firstLine;
        if (odd is null && (sequence != Count + 1 || line != firstLine + Count))
        {
            odd = [];
            for (var i = 0; i < Count; i++)
            {
                odd[i + 1] = (elements[i], firstLine + i);
            }
        }

        Count++;
        if (odd is not null)
        {
            odd[sequence] = (element, line);
            return;
        }

        if (Count > elements.Length)
        {
            Array.Resize(ref elements, elements.Length * 2);
        }

        elements[Count - 1] = element;
    }

    public void Pack(PathTableBuilder into) =>
        into.Add(Circuit, Path, role, odd is null ? elements.AsSpan(0, Count) : odd.Values.Select(o => o.Element).ToArray(), odd is null ? [] : odd.Keys.ToArray());

    /// <summary>Rows that it has more than a path before it, in another way, and fewer.</summary>
    public (int Added, int Changed, int Removed) Against(PathTable table, int place, string roleBefore)
    {
        var before = new Dictionary<int, string>();
        var over = table.ElementsOf(place);
        var numbers = table.SequencesOf(place);
        for (var i = 0; i < over.Length; i++)
        {
            before[numbers?[i] ?? i + 1] = over[i];
        }

        var (added, changed) = (0, 0);
        foreach (var (sequence, element) in Rows())
        {
            if (!before.Remove(sequence, out var old))
            {
                added++;
            }
            else if (old != element || role != roleBefore)
            {
                changed++;
            }
        }

        return (added, changed, before.Count);
    }

    private IEnumerable<(int Sequence, string Element)> Rows() =>
        odd?.Select(o => (o.Key, o.Value.Element)) ?? elements.Take(Count).Select((e, i) => (i + 1, e));
}
