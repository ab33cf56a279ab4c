using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Live;

/// <summary>What tells live views apart: subscriptions that agree in it share one.</summary>
internal sealed record LiveViewKey(string View, string Filter, string Sight);

/// <summary>One view through one filter and one sight: the rows in it as they were told last, and what of them changed at which version. Its owner, the feed,
/// guards it.</summary>
internal sealed class LiveView
{
    private const int LoggedIds = 50_000;

    private readonly Predicate<object> fits;
    private readonly Dictionary<string, object> members = new(StringComparer.Ordinal);
    private readonly LinkedList<(long Version, (string Id, ulong Columns)[] Changes)> log = new();
    private RowShape? shape;
    private string[]? byId;
    private int logged;
    private long oldest;

    /// <exception cref="FormatException">The filter names a column there is not.</exception>
    public LiveView(LiveViewKey key, IRowSource source, RowFilter filter, Viewer viewer)
    {
        (Key, Source, Filter, Viewer) = (key, source, filter, viewer);
        fits = filter.Over(source.Columns);
    }

    public LiveViewKey Key { get; }

    public IRowSource Source { get; }

    public RowFilter Filter { get; }

    public Viewer Viewer { get; }

    public int Total => members.Count;

    /// <summary>When the last subscription left it; null while there is one.</summary>
    public DateTimeOffset? IdleSince { get; set; }

    public string[] Members => [.. members.Keys];

    /// <summary>The rows, at the version of the last change.</summary>
    public List<object> Rows => [.. members.Values];

    public object Row(string id) => members[id];

    /// <summary>The members by id, worked out anew only when one came or went.</summary>
    public string[] MembersById
    {
        get
        {
            if (byId is null)
            {
                byId = [.. members.Keys];
                Array.Sort(byId, RowOrder.CompareIds);
            }

            return byId;
        }
    }

    /// <summary>Takes everything in anew; what changed before this version is unknown to it.</summary>
    public void Fill(long version, Sight sight)
    {
        members.Clear();
        byId = null;
        log.Clear();
        logged = 0;
        oldest = version;
        foreach (var id in Source.Ids)
        {
            if (RowOf(id, sight) is { } row)
            {
                members.Add(id, row);
            }
        }
    }

    /// <summary>Looks at the rows that may have changed, and logs what did for this view.</summary>
    public void Apply(long version, IReadOnlyCollection<string> ids, Sight sight)
    {
        var touched = new List<(string Id, ulong Columns)>(ids.Count);
        foreach (var id in ids)
        {
            var columns = RowOf(id, sight) is { } row ? Put(id, row) : members.Remove(id) ? RowShape.Whole : 0;
            if (columns != 0)
            {
                touched.Add((id, columns));
                byId = columns == RowShape.Whole ? null : byId;
            }
        }

        if (touched.Count > 0)
        {
            Log(version, [.. touched]);
        }
    }

    /// <summary>The changes after a version; null if they are no longer (or not yet) known.</summary>
    /// <param name="differences">Of rows that stood here at that version only what changed, as parts.</param>
    public ViewDelta? Since(long version, long now, bool differences)
    {
        if (version < oldest || version > now)
        {
            return null;
        }

        var delta = new ViewDelta([], [], []);
        foreach (var (id, columns) in ChangedAfter(version))
        {
            if (!members.TryGetValue(id, out var row))
            {
                delta.Removed.Add(id);
            }
            else if (differences && columns != RowShape.Whole)
            {
                delta.Parts.Add(new RowPart(row, columns | shape!.Id));
            }
            else
            {
                delta.Rows.Add(row);
            }
        }

        return delta;
    }

    /// <summary>Whether anything changed after a version, as far as is known.</summary>
    public bool ChangedSince(long version) => version < oldest || log.Last?.Value.Version > version;

    private Dictionary<string, ulong> ChangedAfter(long version)
    {
        var changed = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var entry = log.Last; entry is not null && entry.Value.Version > version; entry = entry.Previous)
        {
            foreach (var (id, columns) in entry.Value.Changes)
            {
                changed[id] = changed.GetValueOrDefault(id) | columns;
            }
        }

        return changed;
    }

    // The columns that changed; all of them for a row that was not here.
    private ulong Put(string id, object row)
    {
        var before = members.GetValueOrDefault(id);
        members[id] = row;
        shape ??= RowShape.Of(row.GetType());
        return before is null ? RowShape.Whole : shape.Difference(before, row);
    }

    private object? RowOf(string id, Sight sight) => Source.Row(id, sight) is { } row && fits(row) ? row : null;

    private void Log(long version, (string Id, ulong Columns)[] changes)
    {
        log.AddLast((version, changes));
        logged += changes.Length;
        while (logged > LoggedIds && log.Count > 1)
        {
            var (dropped, left) = log.First!.Value;
            logged -= left.Length;
            oldest = dropped;
            log.RemoveFirst();
        }
    }
}

/// <summary>What changed of a view: rows whole, parts of rows, and ids of those that left.</summary>
internal sealed record ViewDelta(List<object> Rows, List<RowPart> Parts, List<string> Removed)
{
    public int Count => Rows.Count + Parts.Count + Removed.Count;

    public bool IsEmpty => Count == 0;
}
