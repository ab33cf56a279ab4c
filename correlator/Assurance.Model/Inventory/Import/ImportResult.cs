using System.Collections.Immutable;

namespace Assurance.Model.Inventory.Import;

/// <summary>A row that was held back. Line 1 is the header.</summary>
public sealed record RejectedRow(string File, int Line, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Reason}";
}

/// <summary>What one file did.</summary>
public sealed record FileResult(string File, int Added, int Changed, int Removed, int Rejected);

/// <summary>What an import did. Good rows are applied even where others were held back.</summary>
/// <param name="Remarks">What is odd and not fatal: unknown files and columns.</param>
public sealed record ImportResult(
    ImmutableArray<FileResult> Files,
    ImmutableArray<RejectedRow> Rejected,
    ImmutableArray<string> Remarks)
{
    public int Added => Files.Sum(f => f.Added);

    public int Changed => Files.Sum(f => f.Changed);

    public int Removed => Files.Sum(f => f.Removed);
}
