using System.Collections.Immutable;

namespace Assurance.Model.Inventory.Import;

/// <summary>What is noted while an import runs.</summary>
internal sealed class ImportReport
{
    private readonly Dictionary<string, HashSet<string>> heldBack = new(StringComparer.Ordinal);

    public List<RejectedRow> Rejected { get; } = [];

    public List<string> Remarks { get; } = [];

    public void Reject(RejectedRow row) => Rejected.Add(row);

    public void Reject(RejectedRow row, string id)
    {
        Reject(row);
        HeldBack(Path.GetFileNameWithoutExtension(row.File)).Add(id);
    }

    public void Remark(string what) => Remarks.Add(what);

    /// <summary>Takes over what was noted of a file apart.</summary>
    public void Join(ImportReport other)
    {
        Rejected.AddRange(other.Rejected);
        Remarks.AddRange(other.Remarks);
    }

    /// <summary>Ids named by rejected rows: what stood before stays, even in a full import.</summary>
    public HashSet<string> HeldBack(string file)
    {
        if (!heldBack.TryGetValue(file, out var ids))
        {
            heldBack.Add(file, ids = new(StringComparer.Ordinal));
        }

        return ids;
    }

    public ImportResult Result(IEnumerable<FileResult> files) =>
        new([.. files], [.. Rejected.GroupBy(r => r.File).SelectMany(f => f.OrderBy(r => r.Line))], [.. Remarks.ToImmutableSortedSet(StringComparer.Ordinal)]);
}
