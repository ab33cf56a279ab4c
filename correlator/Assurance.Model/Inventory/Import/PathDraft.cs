using System.Runtime.InteropServices;

namespace Assurance.Model.Inventory.Import;

/// <summary>One path as it comes in: most rows count from 1 on lines that follow each other, so only what does not is written down.</summary>
/// <param name="taken">Elements of all paths whose rows follow each other, one path after the other.</param>
internal sealed class PathDraft(string circuit, string path, List<int> taken)
{
    private string role = "working";
    private int firstLine;
    private int firstTaken;
    // Sequence to element and line, once the rows do not come in plain order.
    private SortedDictionary<int, (int Element, int Line)>? odd;

    public string Circuit { get; } = circuit;

    public string Path { get; } = path;

    public int Count { get; private set; }

    /// <summary>A path of this name stood before.</summary>
    public bool Replaces { get; set; }

    private ReadOnlySpan<int> Elements => CollectionsMarshal.AsSpan(taken).Slice(firstTaken, Count);

    /// <summary>The line that has a sequence; null if none.</summary>
    public int? LineOf(int sequence) =>
        odd is not null ? odd.TryGetValue(sequence, out var row) ? row.Line : null
        : sequence >= 1 && sequence <= Count ? firstLine + sequence - 1 : null;

    /// <summary>Whether a row goes on counting on the next line.</summary>
    public bool IsNext(int sequence, int line) => odd is null && Count > 0 && sequence == Count + 1 && line == firstLine + Count;

    /// <param name="element">Its number (<see cref="PathTableBuilder.Number"/>).</param>
    public void Add(string of, int sequence, int element, int line)
    {
        if (Count == 0)
        {
            (role, firstLine, firstTaken) = (of, line, taken.Count);
        }

        if (odd is null && (sequence != Count + 1 || line != firstLine + Count))
        {
            odd = [];
            foreach (var before in Elements)
            {
                odd[odd.Count + 1] = (before, firstLine + odd.Count);
            }
        }

        Count++;
        if (odd is not null)
        {
            odd[sequence] = (element, line);
        }
        else
        {
            // On the line behind the last: no other path's row came between.
            taken.Add(element);
        }
    }

    /// <summary>Leaves what stood where rows were rejected.</summary>
    /// <param name="rejected">Their sequences.</param>
    public void Keep(PathTable table, int place, List<int> rejected, PathTableBuilder names)
    {
        var over = table.ElementsOf(place);
        var numbers = table.SequencesOf(place);
        for (var i = 0; i < over.Length && rejected.Count > 0; i++)
        {
            var sequence = numbers?[i] ?? i + 1;
            if (rejected.Contains(sequence) && LineOf(sequence) is null)
            {
                Add(role, sequence, names.Number(table.Names[over[i]]), 0);
            }
        }
    }

    /// <param name="of">The circuit's id.</param>
    public void Pack(PathTableBuilder into, string of) =>
        into.Add(of, Path, role, odd is null ? Elements : odd.Values.Select(o => o.Element).ToArray(), odd is null ? [] : odd.Keys.ToArray());

    /// <summary>Rows that it has more than a path before it, in another way, and fewer.</summary>
    public (int Added, int Changed, int Removed) Against(PathTable table, int place, string roleBefore, PathTableBuilder names)
    {
        var before = new Dictionary<int, string>();
        var over = table.ElementsOf(place);
        var numbers = table.SequencesOf(place);
        for (var i = 0; i < over.Length; i++)
        {
            before[numbers?[i] ?? i + 1] = table.Names[over[i]];
        }

        var (added, changed) = (0, 0);
        foreach (var (sequence, element) in Rows())
        {
            if (!before.Remove(sequence, out var old))
            {
                added++;
            }
            else if (old != names.Name(element) || role != roleBefore)
            {
                changed++;
            }
        }

        return (added, changed, before.Count);
    }

    private IEnumerable<(int Sequence, int Element)> Rows() =>
        odd?.Select(o => (o.Key, o.Value.Element)) ?? Enumerable.Range(0, Count).Select(i => (i + 1, taken[firstTaken + i]));
}
