namespace Assurance.Dashboard.Live;

/// <summary>What <c>Subscribe</c> and <c>Resume</c> ask for.</summary>
internal sealed class ViewRequest
{
    public string View { get; set; } = "";

    public RowFilter? Filter { get; set; }

    /// <summary>Such as <c>-severity,raisedAt</c> (<see cref="RowOrder"/>).</summary>
    public string? Sort { get; set; }

    public int? Offset { get; set; }

    public int? Count { get; set; }

    /// <summary>Whether the client takes changes as <c>parts</c>: of a row it has, only what changed.</summary>
    public bool Differences { get; set; }

    /// <summary>For <c>Resume</c>: the version the client has.</summary>
    public long? Version { get; set; }
}

/// <summary>A view as it stands: the rows of the window asked for, out of <paramref name="Total"/> that fit the filter.</summary>
internal sealed record ViewSnapshot(string View, long Version, int Total, IReadOnlyList<object> Rows);

/// <summary>What changed since version <paramref name="From"/>: rows new or changed, wherever they sort, and ids of rows that left. A client whose version
/// is not <paramref name="From"/> has missed something and calls <c>Resume</c>.</summary>
/// <param name="Parts">For clients that take them: the changed columns of rows that stood in the view at <paramref name="From"/>; <paramref name="Rows"/> then
/// has only those that did not.</param>
internal sealed record ViewChanges(
    string View, long Version, long From, IReadOnlyList<object> Rows, IReadOnlyList<RowPart> Parts, IReadOnlyList<string> Removed, int Total);

/// <summary>Answer of <c>Resume</c>: with <paramref name="Snapshot"/> the rows replace what the client has, else they and <paramref name="Removed"/> are what it
/// missed since <paramref name="From"/>.</summary>
internal sealed record ViewResumption(
    string View, long Version, long From, bool Snapshot, IReadOnlyList<object> Rows, IReadOnlyList<RowPart> Parts, IReadOnlyList<string> Removed, int Total);
