using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Figures;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Journal;
using Assurance.Tests.Support;
using Prometheus;

namespace Assurance.Tests.Dashboard.Live;

/// <summary>A live state, its feed, and clients that keep copies.</summary>
internal sealed class FeedLine : IViewConnections
{
    private readonly Dictionary<string, FeedCopy> copies = [];
    private readonly DirtyIds dirty = new();
    private readonly LiveFeed feed;
    private readonly ViewSources sources;
    private readonly Sights sights;

    public FeedLine()
    {
        SmallNetwork.Fill(State);
        State.Changed += dirty.Add;
        sights = new Sights(State);
        var exposures = new Exposures(TimeProvider.System);
        sources = new ViewSources(State, new AlarmRows(State), new FaultRows(State), new TicketRows(State), new CustomerRows(State, exposures),
            new HealthRows(State, new LineCounters(), new FakeJournal(State, TimeProvider.System)),
            new StormRows(State),
            new PlannedWorkRows(State));
        sources.Begin();
        feed = new LiveFeed(sources, sights, this, new LatencyMeter(Metrics.NewCustomRegistry()), new LiveFeedOptions(), TimeProvider.System);
    }

    public LiveState State { get; } = new();

    public Task Writing { get; set; } = Task.CompletedTask;

    /// <summary>Whether clients may be told in parts.</summary>
    public bool InParts { get; init; }

    public List<(IReadOnlyList<string> Connections, ViewChanges Changes)> Sent { get; } = [];

    public void Drop(string name) => feed.Drop(name);

    public bool Flush() => feed.Flush(dirty.Take(), health: false);

    public FeedCopy Client(string name) => copies[name];

    public void Subscribe(string name, Viewer viewer, ViewRequest request)
    {
        var snapshot = feed.Subscribe(name, viewer, request);
        copies[name] = new FeedCopy();
        copies[name].Replace(snapshot.Rows, snapshot.Version);
    }

    public ViewResumption Resume(string name, Viewer viewer, ViewRequest request)
    {
        var copy = copies[name];
        var missed = feed.Resume(name, viewer, new ViewRequest { View = request.View, Filter = request.Filter, Count = request.Count, Differences = request.Differences, Version = copy.Version });
        if (missed.Snapshot)
        {
            copy.Replace(missed.Rows, missed.Version);
        }
        else
        {
            copy.Apply(missed.Rows, missed.Parts, missed.Removed, missed.Version);
        }

        return missed;
    }

    /// <summary>Clients whose writes never end connect anew.</summary>
    public void Unstall(IEnumerable<(string Name, Viewer Viewer, ViewRequest Request)> clients)
    {
        foreach (var (name, viewer, request) in clients)
        {
            feed.Drop(name);
            Resume(name, viewer, request);
        }
    }

    /// <summary>Alarms of a prefix and a running number.</summary>
    public void Raise(string prefix, int count)
    {
        for (var n = 0; n < count; n++)
        {
            State.Apply(Some.Change(Some.Alarm($"{prefix}{n}")));
        }
    }

    /// <summary>Changes the first of those that were raised as <c>b</c>.</summary>
    public void Tally(int count)
    {
        for (var n = 0; n < count; n++)
        {
            State.Apply(Some.Change(State.Alarm($"b{n}")! with { Tally = 7 }));
        }
    }

    public IReadOnlyList<Task> Send(IReadOnlyList<string> connections, ViewChanges changes)
    {
        Sent.Add((connections, changes));
        foreach (var copy in connections.Select(c => copies[c]))
        {
            if (changes.From == changes.Version)
            {
                copy.MissedSome = true;
                continue;
            }

            Assert.Equal(copy.Version, changes.From);
            copy.Apply(changes.Rows, changes.Parts, changes.Removed, changes.Version);
            // Of a part the rest is still to come.
            Assert.True(InParts || changes.Total == copy.Ids.Length);
        }

        return [.. connections.Select(_ => Writing)];
    }

    public bool Shows(string name, Viewer viewer, ViewRequest request)
    {
        var source = sources.Find(request.View);
        var fits = request.Filter!.Over(source.Columns);
        var wanted = source.Ids.Select(id => source.Row(id, sights.Of(viewer))).Where(r => r is not null && fits(r)).ToDictionary(r => source.Columns.Id.TextOf(r!), row => FeedCopy.Text(row!));
        return copies[name].Equals(wanted);
    }
}
