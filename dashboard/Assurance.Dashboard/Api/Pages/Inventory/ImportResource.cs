using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>An import and what it did.</summary>
/// <param name="Id">Its journal position; empty for one that was only looked at.</param>
/// <param name="Status"><c>applied</c>, <c>pending</c> while the engine has not got there, or <c>preview</c>: what it would do.</param>
/// <param name="Rejected">Rows held back; the others are applied. Line 1 is the header.</param>
/// <param name="Remarks">What is odd and not fatal.</param>
internal sealed record ImportResource(
    string Id,
    string Status,
    DateTimeOffset? Time,
    string User,
    string Origin,
    bool Full,
    int Added,
    int Changed,
    int Removed,
    IReadOnlyList<FileResult> Files,
    IReadOnlyList<RejectedRow> Rejected,
    IReadOnlyList<string> Remarks)
{
    /// <summary>One that nobody has journalled.</summary>
    public static ImportResource Preview(string user, bool full, ImportResult result) =>
        new("", "preview", null, user, "", full, result.Added, result.Changed, result.Removed, result.Files, result.Rejected, result.Remarks);

    /// <summary>An import whose entry the journal retains no longer has its result alone.</summary>
    public static ImportResource Of(long position, InventoryEntry? entry, ImportResult? result) => new(
        Positions.Text(position),
        result is null ? "pending" : "applied",
        entry?.Time,
        entry?.Import.User ?? "",
        entry?.Import.Origin ?? "",
        entry?.Import.Full ?? false,
        result?.Added ?? 0,
        result?.Changed ?? 0,
        result?.Removed ?? 0,
        result?.Files ?? [],
        result?.Rejected ?? [],
        result?.Remarks ?? []);
}

/// <summary>An import in the list of them; its rows stand in <see cref="ImportResource"/>.</summary>
/// <param name="Rejected">How many rows were held back.</param>
internal sealed record ImportSummary(string Id, DateTimeOffset? Time, string User, string Origin, bool Full, int Added, int Changed, int Removed, int Rejected)
{
    public static ImportSummary Of(long position, InventoryEntry? entry, ImportResult result) => new(
        Positions.Text(position),
        entry?.Time,
        entry?.Import.User ?? "",
        entry?.Import.Origin ?? "",
        entry?.Import.Full ?? false,
        result.Added,
        result.Changed,
        result.Removed,
        result.Rejected.Length);
}
