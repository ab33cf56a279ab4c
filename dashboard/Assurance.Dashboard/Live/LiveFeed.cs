using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Figures;
using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Live;

/// <summary>Turns changes of the state into changes of views, and tells those who look at them. All versions come from one counter that starts at the time
/// of the process's start, so that a version of an earlier process is never mistaken for one of this.</summary>
internal sealed class LiveFeed
{
    public const int MaximumRows = 50_000;
    private const int DefaultRows = 200;
    private const int ResendLimit = 2_000;

    // A crowd that comes back after a break is served by turns, so that those who kept up do not wait.
    private const int CaughtUpAtOnce = 2;
    private const int IdleViews = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<LiveViewKey, LiveView> views = [];
    private readonly Dictionary<(string Connection, string View), Subscription> subscriptions = [];
    private readonly ViewSources sources;
    private readonly Sights sights;
    private readonly IViewConnections connections;
    private readonly LatencyMeter latency;
    private readonly LiveFeedOptions options;
    private readonly TimeProvider clock;
    private long version;

    public LiveFeed(ViewSources sources, Sights sights, IViewConnections connections, LatencyMeter latency, LiveFeedOptions options, TimeProvider clock)
    {
        (this.sources, this.sights, this.connections, this.latency, this.options, this.clock) = (sources, sights, connections, latency, options, clock);
        version = clock.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <exception cref="FormatException">The request names a view or column there is not.</exception>
    public ViewSnapshot Subscribe(string connection, Viewer viewer, ViewRequest request)
    {
        var source = sources.Find(request.View);
        var order = RowOrder.Parse(string.IsNullOrWhiteSpace(request.Sort) ? source.DefaultSort : request.Sort, source.Columns);
        List<object> rows;
        long at;
        lock (gate)
        {
            var view = Open(source, viewer, request.Filter ?? RowFilter.None);
            Register(connection, view, request.Differences);
            // As of the version, not as it is by now: later differences are against these rows.
            if (order.FallingIds is { } falling)
            {
                return new ViewSnapshot(source.View, version, view.Total, [.. Window(view.MembersById, falling, request).Select(view.Row)]);
            }

            (rows, at) = (view.Rows, version);
        }

        return Sorted(rows, order, source.View, at, request);
    }

    /// <summary>What a client missed since its version, on this connection or an earlier one: some 2,000 changes at most, the oldest first, and the rest as
    /// changes after; everything, if that is no longer known.</summary>
    /// <exception cref="FormatException">The request names a view or column there is not.</exception>
    public ViewResumption Resume(string connection, Viewer viewer, ViewRequest request)
    {
        var source = sources.Find(request.View);
        lock (gate)
        {
            var view = request.Filter is null && subscriptions.TryGetValue((connection, source.View), out var known)
                ? known.View
                : Open(source, viewer, request.Filter ?? RowFilter.None);
            var from = request.Version ?? 0;
            if (view.Missed(from, version) is { } missed && missed <= MostToResend(view))
            {
                // In parts: this one, and the others as it takes them.
                var delta = view.Since(from, version, request.Differences, ResendLimit);
                Register(connection, view, request.Differences, delta.Version);
                return new ViewResumption(source.View, delta.Version, from, false, delta.Rows, delta.Parts, delta.Removed, view.Total);
            }

            request.Filter = view.Filter;
        }

        var snapshot = Subscribe(connection, viewer, request);
        return new ViewResumption(source.View, snapshot.Version, 0, true, snapshot.Rows, [], [], snapshot.Total);
    }

    public void Unsubscribe(string connection, string view)
    {
        lock (gate)
        {
            Remove((connection, view));
        }
    }

    /// <summary>How many look at a view.</summary>
    public int Subscriptions
    {
        get
        {
            lock (gate)
            {
                return subscriptions.Count;
            }
        }
    }

    /// <summary>Ends all of a connection's subscriptions.</summary>
    public void Drop(string connection)
    {
        lock (gate)
        {
            foreach (var key in subscriptions.Keys.Where(k => k.Connection == connection).ToArray())
            {
                Remove(key);
            }
        }
    }

    /// <summary>Takes a batch of changes in and pushes what they change. False while a client has not taken all yet: call again soon.</summary>
    public bool Flush(DirtyIds.Batch batch, bool health)
    {
        lock (gate)
        {
            var dirty = sources.Expand(batch, health, views.Values);
            if (dirty.Count > 0)
            {
                // One that a batch of many changes can be divided by.
                version += Math.Max(1, LiveView.VersionsFor(dirty.Values.Max(ids => ids.Count) + (batch.Inventory ? ResendLimit : 0)));
                foreach (var view in views.Values)
                {
                    Apply(view, dirty, batch.Inventory);
                }
            }

            DropIdle();
            var (sent, behind) = Push();
            if (sent)
            {
                Measure(batch);
            }

            return !behind;
        }
    }

    private void Apply(LiveView view, IReadOnlyDictionary<string, IReadOnlyCollection<string>> dirty, bool inventory)
    {
        if (inventory && view.Total > ResendLimit)
        {
            // Every row may be another one: clients notice the gap and take a new snapshot.
            view.Fill(version, sights.Of(view.Viewer));
        }
        else if (dirty.GetValueOrDefault(view.Source.View) is { Count: > 0 } ids)
        {
            view.Apply(version, inventory ? [.. ids.Union(view.Members, StringComparer.Ordinal)] : ids, sights.Of(view.Viewer));
        }
    }

    private (bool Sent, bool Behind) Push()
    {
        var (sent, behind) = (false, false);
        var waiting = subscriptions.Values.Where(s => s.Sent < version).ToLookup(s => s.Writing.IsCompleted);
        var served = 0;
        foreach (var group in waiting[true].GroupBy(s => (s.View, s.Sent, s.Differences, s.Slow, s.CatchesUp)).OrderBy(g => g.Key.Sent))
        {
            if (group.Key.CatchesUp && ++served > CaughtUpAtOnce)
            {
                behind = true;
                continue;
            }

            var (view, from, differences, slow, catchesUp) = group.Key;
            if (ChangesFor(view, from, differences, slow, catchesUp) is not { } changes)
            {
                continue;
            }

            Subscription[] receivers = [.. group];
            var writes = connections.Send([.. receivers.Select(r => r.Connection)], changes);
            for (var i = 0; i < receivers.Length; i++)
            {
                (receivers[i].Sent, receivers[i].Writing, receivers[i].Slow, receivers[i].CatchesUp) = (changes.Version, writes[i], false, changes.Version < version);
            }

            behind |= changes.Version < version;

            sent = true;
        }

        foreach (var slow in waiting[false])
        {
            slow.Slow |= slow.View.ChangedSince(slow.Sent);
            behind |= slow.Slow;
        }

        return (sent, behind);
    }

    // A subscription that the view's log no longer reaches, or that was too slow for what changed meanwhile, is told of a version it cannot connect to its own,
    // and resumes: what it then asks for it takes at its own speed, in parts.
    private ViewChanges? ChangesFor(LiveView view, long from, bool differences, bool slow, bool catchesUp) => view.Missed(from, version) switch
    {
        null => Gap(view),
        0 => null,
        > ResendLimit when slow && !catchesUp => Gap(view),
        var missed when catchesUp && missed > MostToResend(view) => Gap(view),
        _ => Told(view, from, view.Since(from, version, differences, catchesUp ? ResendLimit : int.MaxValue)),
    };

    private static ViewChanges Told(LiveView view, long from, ViewDelta delta) => new(view.Source.View, delta.Version, from, delta.Rows, delta.Parts, delta.Removed, view.Total);

    // Of more than half of it a snapshot is shorter.
    private static int MostToResend(LiveView view) => Math.Max(ResendLimit, view.Total / 2);

    private ViewChanges Gap(LiveView view) => new(view.Source.View, version, version, [], [], [], view.Total);

    private void Measure(DirtyIds.Batch batch)
    {
        var now = clock.GetUtcNow();
        foreach (var time in batch.Alarms.Values.Concat(batch.Faults.Values))
        {
            latency.Observe("arrival", "hub", (now - time).TotalSeconds);
        }
    }

    private static ViewSnapshot Sorted(List<object> rows, RowOrder order, string view, long at, ViewRequest request)
    {
        rows.Sort(order);
        var offset = Math.Clamp(request.Offset ?? 0, 0, rows.Count);
        var count = Math.Min(Math.Clamp(request.Count ?? DefaultRows, 0, MaximumRows), rows.Count - offset);
        return new ViewSnapshot(view, at, rows.Count, rows.GetRange(offset, count));
    }

    // Of a list in the order of ids only the rows in the window are made.
    private static IEnumerable<string> Window(string[] ids, bool falling, ViewRequest request)
    {
        var offset = Math.Clamp(request.Offset ?? 0, 0, ids.Length);
        var count = Math.Min(Math.Clamp(request.Count ?? DefaultRows, 0, MaximumRows), ids.Length - offset);
        return falling ? Enumerable.Range(1, count).Select(n => ids[ids.Length - offset - n]) : ids.Skip(offset).Take(count);
    }

    private LiveView Open(IRowSource source, Viewer viewer, RowFilter filter)
    {
        var key = new LiveViewKey(source.View, filter.Key, viewer.SightKey);
        if (!views.TryGetValue(key, out var view))
        {
            view = new LiveView(key, source, filter, viewer);
            view.Fill(version, sights.Of(viewer));
            views.Add(key, view);
        }

        return view;
    }

    private void Register(string connection, LiveView view, bool differences) => Register(connection, view, differences, version);

    private void Register(string connection, LiveView view, bool differences, long sent)
    {
        var key = (connection, view.Source.View);
        Remove(key);
        view.IdleSince = null;
        subscriptions[key] = new Subscription(connection, view, differences) { Sent = sent, CatchesUp = sent < version };
    }

    private void Remove((string Connection, string View) key)
    {
        if (subscriptions.Remove(key, out var gone) && !subscriptions.Values.Any(s => s.View == gone.View))
        {
            gone.View.IdleSince = clock.GetUtcNow();
        }
    }

    private void DropIdle()
    {
        var limit = clock.GetUtcNow() - options.KeepIdle;
        var idle = views.Values.Where(v => v.IdleSince is not null).OrderByDescending(v => v.IdleSince).ToArray();
        foreach (var view in idle.Where((v, i) => v.IdleSince < limit || i >= IdleViews))
        {
            views.Remove(view.Key);
        }
    }

    private sealed class Subscription(string connection, LiveView view, bool differences)
    {
        public string Connection => connection;

        public bool Differences => differences;

        public LiveView View => view;

        /// <summary>The version the client was last brought to.</summary>
        public long Sent { get; set; }

        /// <summary>Whether it is being told in parts what it missed.</summary>
        public bool CatchesUp { get; set; }

        /// <summary>Whether something changed while it had not taken what came before.</summary>
        public bool Slow { get; set; }

        public Task Writing { get; set; } = Task.CompletedTask;
    }
}
