using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Live;

/// <summary>What tells live views apart: subscriptions that agree in it share one.</summary>
internal sealed record LiveViewKey(string View, string Filter, string Sight);

/// <summary>One view through one filter and one sight: the rows in it as they were told last, and what of them changed at which version. Its owner, the feed,
/// guards it.</summary>
internal sealed class LiveView
{
    private const int LoggedIds = 50_000;

    /// <summary>So many changes are told under one version; a batch of more takes more of them, so that it can be told in parts.</summary>
    public const int ChangesOfVersion = 1_000;

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

        var versions = VersionsFor(touched.Count);
        foreach (var part in touched.Chunk(ChangesOfVersion))
        {
            Log(version - --versions, part);
        }
    }

    /// <summary>How many rows changed after a version; null if that is no longer (or not yet) known.</summary>
    public int? Missed(long version, long now) => version < oldest || version > now ? null : ChangedAfter(version, int.MaxValue).Changed.Count;

    /// <summary>The changes after a version that is known, the oldest first, up to a version of which they are some <paramref name="most"/> at most. What changed
    /// again since then is told as it is by now, and told again after.</summary>
    /// <param name="differences">Of rows that stood here at that version only what changed, as parts.</param>
    public ViewDelta Since(long version, long now, bool differences, int most)
    {
        var (changed, reached) = ChangedAfter(version, most);
        var delta = new ViewDelta(reached ?? now, [], [], []);
        foreach (var (id, columns) in changed)
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

    /// <summary>How many versions so many changes take.</summary>
    public static int VersionsFor(int changes) => (changes + ChangesOfVersion - 1) / ChangesOfVersion;

    /// <summary>Whether anything changed after a version, as far as is known.</summary>
    public bool ChangedSince(long version) => version < oldest || log.Last?.Value.Version > version;

    // Whole versions only, one at least; the last of them, or null where that is all.
    private (Dictionary<string, ulong> Changed, long? Reached) ChangedAfter(long version, int most)
    {
        var changed = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var entry = FirstAfter(version); entry is not null; entry = entry.Next)
        {
            if (changed.Count > 0 && changed.Count + entry.Value.Changes.Length > most)
            {
                return (changed, entry.Previous!.Value.Version);
            }

            foreach (var (id, columns) in entry.Value.Changes)
            {
                changed[id] = changed.GetValueOrDefault(id) | columns;
            }
        }

        return (changed, null);
    }

    private LinkedListNode<(long Version, (string Id, ulong Columns)[] Changes)>? FirstAfter(long version)
    {
        LinkedListNode<(long Version, (string Id, ulong Columns)[] Changes)>? first = null;
        for (var entry = log.Last; entry is not null && entry.Value.Version > version; entry = entry.Previous)
        {
            first = entry;
        }

        return first;
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

/// <summary>What changed of a view up to a version: rows whole, parts of rows, and ids of those that left.</summary>
internal sealed record ViewDelta(long Version, List<object> Rows, List<RowPart> Parts, List<string> Removed)
{
    public int Count => Rows.Count + Parts.Count + Removed.Count;
}
