using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Live;

/// <summary>What tells live views apart: subscriptions that agree in it share one.</summary>
internal sealed record LiveViewKey(string View, string Filter, string Sight);

/// <summary>One view through one filter and one sight: the ids in it, and which of them changed at which version. Its owner, the feed, guards it.</summary>
internal sealed class LiveView
{
    private const int LoggedIds = 50_000;

    private readonly Predicate<object> fits;
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private readonly LinkedList<(long Version, string[] Ids)> log = new();
    private readonly Dictionary<string, object> latestRows = new(StringComparer.Ordinal);
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

    public string[] Members => [.. members];

    /// <summary>The members by id, worked out anew only when one came or went.</summary>
    public string[] MembersById
    {
        get
        {
            if (byId is null)
            {
                byId = [.. members];
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
        latestRows.Clear();
        logged = 0;
        oldest = version;
        foreach (var id in Source.Ids)
        {
            if (RowOf(id, sight) is not null)
            {
                members.Add(id);
            }
        }
    }

    /// <summary>Looks at the rows that may have changed, and logs what did for this view.</summary>
    public void Apply(long version, IReadOnlyCollection<string> ids, Sight sight)
    {
        latestRows.Clear();
        var touched = new List<string>(ids.Count);
        foreach (var id in ids)
        {
            if (RowOf(id, sight) is { } row)
            {
                Enter(id);
                latestRows[id] = row;
                touched.Add(id);
            }
            else if (members.Remove(id))
            {
                byId = null;
                touched.Add(id);
            }
        }

        if (touched.Count > 0)
        {
            Log(version, [.. touched]);
        }
    }

    /// <summary>The changes after a version; null if they are no longer (or not yet) known.</summary>
    public (List<object> Rows, List<string> Removed)? Since(long version, long now, Sight sight)
    {
        if (version < oldest || version > now)
        {
            return null;
        }

        var rows = new List<object>();
        var removed = new List<string>();
        foreach (var id in ChangedAfter(version))
        {
            if (!members.Contains(id))
            {
                removed.Add(id);
            }
            else if ((latestRows.GetValueOrDefault(id) ?? Source.Row(id, sight)) is { } row)
            {
                rows.Add(row);
            }
        }

        return (rows, removed);
    }

    private HashSet<string> ChangedAfter(long version)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var entry = log.Last; entry is not null && entry.Value.Version > version; entry = entry.Previous)
        {
            ids.UnionWith(entry.Value.Ids);
        }

        return ids;
    }

    private void Enter(string id)
    {
        if (members.Add(id))
        {
            byId = null;
        }
    }

    private object? RowOf(string id, Sight sight) => Source.Row(id, sight) is { } row && fits(row) ? row : null;

    private void Log(long version, string[] ids)
    {
        log.AddLast((version, ids));
        logged += ids.Length;
        while (logged > LoggedIds && log.Count > 1)
        {
            var (dropped, left) = log.First!.Value;
            logged -= left.Length;
            oldest = dropped;
            log.RemoveFirst();
        }
    }
}
