using System.Text.Json.Nodes;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Figures;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;
using Prometheus;

namespace Assurance.Tests.Dashboard;

/// <summary>The feed without a network: clients that apply what they are sent.</summary>
public sealed class LiveFeedTests
{
    private static readonly Viewer[] Viewers =
    [
        new("admin", Roles.Administrator, null), new("o", Roles.Operator, "north"), new("e", Roles.Engineer, "south"),
        new("p-li", Roles.AccountManager, null), new("p-wang", Roles.AccountManager, null),
    ];

    private static readonly RowFilter[] Filters =
    [
        RowFilter.None,
        Filter("""{"severity":["critical","major"]}"""),
        Filter("""{"text":"south"}"""),
        Filter("""{"acknowledged":false}"""),
    ];

    [Fact]
    public void Snapshot_and_later_changes_are_the_state_whatever_happens()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.True(Play(new Random(seed)), $"seed {seed}");
        }
    }

    [Fact]
    public void One_message_serves_all_who_look_at_the_same()
    {
        var line = new Line();
        line.Subscribe("c1", Viewers[0], new ViewRequest { View = "alarms" });
        line.Subscribe("c2", new Viewer("other", Roles.Administrator, "north"), new ViewRequest { View = "alarms", Sort = "-severity" });
        line.Subscribe("c3", Viewers[1], new ViewRequest { View = "alarms" });

        line.State.Apply(Some.Change(Some.Alarm("a9", Some.Sender())));
        line.Flush();

        Assert.Equal(["c1", "c2"], Assert.Single(line.Sent).Connections);
    }

    [Fact]
    public void A_client_that_takes_nothing_gets_all_it_missed_in_one_message_later()
    {
        var line = new Line();
        line.Subscribe("slow", Viewers[0], new ViewRequest { View = "alarms" });
        var stalled = new TaskCompletionSource();
        line.Writing = stalled.Task;
        line.State.Apply(Some.Change(Some.Alarm("a5")));
        line.Flush();
        line.Writing = Task.CompletedTask;
        for (var i = 6; i < 9; i++)
        {
            line.State.Apply(Some.Change(Some.Alarm($"a{i}")));
            Assert.False(line.Flush());
        }

        stalled.SetResult();
        Assert.True(line.Flush());

        Assert.Equal(2, line.Sent.Count);
        Assert.Equal(["a6", "a7", "a8"], line.Sent[1].Changes.Rows.Cast<AlarmRow>().Select(r => r.Id).Order());
        Assert.Equal(line.Sent[0].Changes.Version, line.Sent[1].Changes.From);
    }

    [Fact]
    public void A_client_that_missed_more_than_a_message_holds_is_told_of_a_gap_and_gets_a_snapshot()
    {
        var line = new Line();
        line.Subscribe("slow", Viewers[0], new ViewRequest { View = "alarms" });
        var stalled = new TaskCompletionSource();
        line.Writing = stalled.Task;
        line.State.Apply(Some.Change(Some.Alarm("a5")));
        line.Flush();
        line.Writing = Task.CompletedTask;
        for (var i = 0; i < 2_500; i++)
        {
            line.State.Apply(Some.Change(Some.Alarm($"b{i}")));
        }

        Assert.False(line.Flush());
        stalled.SetResult();
        Assert.True(line.Flush());

        var gap = line.Sent[^1].Changes;
        Assert.Empty(gap.Rows);
        Assert.Equal(gap.Version, gap.From);
        Assert.True(line.Client("slow").MissedSome);
        var answer = line.Resume("slow", Viewers[0], new ViewRequest { View = "alarms", Count = 100 });
        Assert.True(answer.Snapshot);
        Assert.Equal((100, gap.Total), (answer.Rows.Count, answer.Total));
    }

    [Fact]
    public void A_client_that_missed_much_of_a_large_view_gets_it_in_parts_as_it_takes_them_and_nobody_waits_for_it()
    {
        var line = new Line { InParts = true };
        Raise(line, "b", 9_000);
        line.Flush();
        line.Subscribe("slow", Viewers[0], new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = true });
        line.Subscribe("quick", Viewers[0], new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = true });
        line.Drop("slow");
        Tally(line, 4_300);
        line.Flush();

        var first = line.Resume("slow", Viewers[0], new ViewRequest { View = "alarms", Differences = true });
        Assert.False(first.Snapshot);
        Assert.InRange(first.Parts.Count, 1, 2_000);
        var taken = new TaskCompletionSource();
        line.Writing = taken.Task;
        line.Sent.Clear();
        Assert.False(line.Flush());
        // The next part is under way: it gets no more until it has taken that, and the other one goes on.
        line.Writing = Task.CompletedTask;
        line.State.Apply(Some.Change(Some.Alarm("news")));
        Assert.False(line.Flush());
        Assert.Equal(["slow", "quick"], line.Sent.Select(s => Assert.Single(s.Connections)));
        Assert.Equal(["news"], line.Sent[1].Changes.Rows.Cast<AlarmRow>().Select(r => r.Id));

        taken.SetResult();
        for (var more = true; more; more = !line.Flush())
        {
        }

        Assert.All(line.Sent, s => Assert.InRange(s.Changes.Parts.Count + s.Changes.Rows.Count, 1, 2_000));
        Assert.Equal(4_300, first.Parts.Count + line.Sent.Where(s => s.Connections.Contains("slow")).Sum(s => s.Changes.Parts.Count));
        Assert.All(["slow", "quick"], name => Assert.True(line.Shows(name, Viewers[0], new ViewRequest { View = "alarms", Filter = RowFilter.None })));
    }

    [Fact]
    public void Rows_that_change_come_and_go_between_the_parts_are_as_they_are_in_the_end()
    {
        for (var seed = 0; seed < 2; seed++)
        {
            var (line, random) = (new Line { InParts = true }, new Random(seed));
            Raise(line, "b", 5_000);
            line.Flush();
            line.Subscribe("slow", Viewers[0], new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = seed % 2 == 0 });
            line.Drop("slow");
            Tally(line, 2_400);
            line.Flush();
            var missed = line.Resume("slow", Viewers[0], new ViewRequest { View = "alarms", Differences = seed % 2 == 0 });
            Assert.False(missed.Snapshot);
            for (var turn = 0; turn < 4; turn++)
            {
                for (var n = 0; n < 200; n++)
                {
                    var id = $"b{random.Next(5_100)}";
                    line.State.Apply(Some.Change((line.State.Alarm(id) ?? Some.Alarm(id)) with { Tally = 50 + n, ClearedAt = random.Next(3) == 0 ? Some.At(5) : null }));
                }

                line.Flush();
            }

            Assert.True(line.Flush());
            Assert.True(line.Shows("slow", Viewers[0], new ViewRequest { View = "alarms", Filter = RowFilter.None }), $"seed {seed}");
        }
    }

    [Fact]
    public void A_crowd_that_comes_back_is_served_by_turns()
    {
        var line = new Line { InParts = true };
        Raise(line, "b", 5_000);
        line.Flush();
        string[] all = [.. Enumerable.Range(0, 3).Select(n => $"c{n}")];
        foreach (var name in all)
        {
            line.State.Apply(Some.Change(Some.Alarm($"before-{name}")));
            line.Flush();
            line.Subscribe(name, Viewers[0], new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = name != "c1" });
            line.Drop(name);
        }

        Tally(line, 2_400);
        line.Flush();
        Assert.All(all, name => line.Resume(name, Viewers[0], new ViewRequest { View = "alarms", Differences = name != "c1" }));
        line.Sent.Clear();
        Assert.False(line.Flush());
        Assert.InRange(line.Sent.Count, 1, 2);
        for (var more = true; more; more = !line.Flush())
        {
        }

        Assert.All(all, name => Assert.True(line.Shows(name, Viewers[0], new ViewRequest { View = "alarms", Filter = RowFilter.None })));
    }

    private static void Raise(Line line, string prefix, int count)
    {
        for (var n = 0; n < count; n++)
        {
            line.State.Apply(Some.Change(Some.Alarm($"{prefix}{n}")));
        }
    }

    private static void Tally(Line line, int count)
    {
        for (var n = 0; n < count; n++)
        {
            line.State.Apply(Some.Change(line.State.Alarm($"b{n}")! with { Tally = 7 }));
        }
    }

    [Fact]
    public void A_client_that_keeps_up_gets_a_large_batch_as_it_is()
    {
        var line = new Line();
        line.Subscribe("quick", Viewers[0], new ViewRequest { View = "alarms" });
        for (var i = 0; i < 2_500; i++)
        {
            line.State.Apply(Some.Change(Some.Alarm($"b{i}")));
        }

        Assert.True(line.Flush());

        Assert.Equal(2_500, Assert.Single(line.Sent).Changes.Rows.Count);
    }

    [Fact]
    public void Who_takes_differences_gets_the_columns_that_changed_and_a_row_whole_only_if_it_was_not_there()
    {
        var line = new Line();
        line.Subscribe("c", Viewers[0], new ViewRequest { View = "alarms", Differences = true });
        line.Subscribe("old", Viewers[0], new ViewRequest { View = "alarms" });
        line.State.Apply(Some.Change(line.State.Alarm("a1")! with { Tally = 9 }));
        line.State.Apply(Some.Change(Some.Alarm("a9")));
        line.State.Apply(Some.Change(line.State.Alarm("a2")!));
        line.Flush();

        var sent = line.Sent.Single(s => s.Connections.Contains("c")).Changes;
        Assert.Equal(["a9"], sent.Rows.Cast<AlarmRow>().Select(r => r.Id));
        var part = Assert.Single(sent.Parts);
        Assert.Equal(["Id", "State", "Tally"], RowShape.ColumnsOf(typeof(AlarmRow)).Where((_, i) => (part.Columns >> i & 1) != 0).Select(c => c.Name));
        // A row that is equal to what was told is no change, for nobody.
        Assert.Equal(["a1", "a9"], line.Sent.Single(s => s.Connections.Contains("old")).Changes.Rows.Cast<AlarmRow>().Select(r => r.Id).Order());
    }

    [Fact]
    public void What_changed_meanwhile_and_back_again_is_as_it_is_now_for_who_came_in_between()
    {
        var line = new Line();
        line.Subscribe("first", Viewers[0], new ViewRequest { View = "alarms", Differences = true });
        var before = line.State.Alarm("a1")!;
        line.State.Apply(Some.Change(before with { Text = "otherwise" }));
        line.Subscribe("c", Viewers[0], new ViewRequest { View = "alarms", Differences = true, Count = 100 });
        line.State.Apply(Some.Change(before));
        line.Flush();

        Assert.True(line.Shows("c", Viewers[0], new ViewRequest { View = "alarms", Filter = RowFilter.None }));
    }

    [Fact]
    public void The_more_look_the_fewer_pieces_it_comes_in()
    {
        var options = new LiveFeedOptions();
        Assert.Equal([50, 50, 100, 200, 200], new[] { 1, 100, 200, 400, 5000 }.Select(options.BatchFor).Select(b => b.TotalMilliseconds));
        Assert.Equal(500, (options with { Batch = TimeSpan.FromMilliseconds(500) }).BatchFor(5000).TotalMilliseconds);
    }

    [Fact]
    public void A_new_inventory_shows_and_hides_rows()
    {
        var line = new Line();
        line.Subscribe("c", Viewers[1], new ViewRequest { View = "alarms" });
        Assert.Equal(["a1"], line.Client("c").Ids);

        var tables = SmallNetwork.Inventory().Tables;
        var moved = tables.Sites.Values.Select(s => s with { Organization = s.Id == "s-south" ? "north" : "south" });
        line.State.Apply(new NetworkInventory(tables with { Sites = moved.ToTable() }, 2));
        line.Flush();

        Assert.Equal(["a2", "a3"], line.Client("c").Ids);
    }

    private static bool Play(Random random)
    {
        var line = new Line();
        var clients = new List<(string Name, Viewer Viewer, ViewRequest Request)>();
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(12))
            {
                case 0 when clients.Count < 12:
                    var request = new ViewRequest { View = random.Next(3) switch { 0 => "faults", 1 => "customers", _ => "alarms" }, Count = LiveFeed.MaximumRows, Differences = random.Next(2) == 0 };
                    request.Filter = request.View == "alarms" ? Filters[random.Next(Filters.Length)] : RowFilter.None;
                    clients.Add(($"c{clients.Count}", Viewers[random.Next(Viewers.Length)], request));
                    line.Subscribe(clients[^1].Name, clients[^1].Viewer, request);
                    break;
                case 1 when clients.Count > 0:
                    var (name, viewer, wanted) = clients[random.Next(clients.Count)];
                    line.Resume(name, viewer, wanted);
                    break;
                case 2:
                    line.Flush();
                    break;
                case 3:
                    line.Writing = random.Next(2) == 0 ? Task.CompletedTask : new TaskCompletionSource().Task;
                    break;
                case 4 or 5:
                    line.State.Apply(RandomFault(random, line.State));
                    break;
                default:
                    line.State.Apply(RandomAlarm(random, line.State));
                    break;
            }
        }

        line.Writing = Task.CompletedTask;
        line.Unstall(clients);
        line.Flush();
        return clients.TrueForAll(c => line.Shows(c.Name, c.Viewer, c.Request));
    }

    private static AlarmChange RandomAlarm(Random random, LiveState state)
    {
        var id = $"a{random.Next(1, 12)}";
        var before = state.Alarm(id) ?? Some.Alarm(id, random.Next(3) switch
        {
            0 => Some.Interface("r-north", "d-north"),
            1 => Some.Interface("r-south", "d-south"),
            _ => Some.Sender(),
        });
        return Some.Change(before with
        {
            Severity = (PerceivedSeverity)random.Next(1, 6),
            Tally = before.Tally + 1,
            Acknowledged = random.Next(2) == 0 ? null : new Acknowledgement("x", Some.Start),
            ClearedAt = random.Next(3) == 0 ? Some.At(5) : null,
        });
    }

    private static FaultChange RandomFault(Random random, LiveState state)
    {
        var fault = random.Next(2) == 0 ? SmallNetwork.CableCut() : SmallNetwork.CardFailure();
        var whole = SmallNetwork.CableCut().Impact;
        var customer = random.Next(3) switch { 0 => "cust-north", 1 => "cust-south", _ => null };
        var impact = customer is null
            ? whole
            : new Impact([.. whole.Circuits.Where(c => c.Customer == customer)], [.. whole.Customers.Where(c => c.Customer == customer)]);
        var alarms = Enumerable.Range(1, 11).Select(i => $"a{i}").Where(a => random.Next(3) == 0 && state.Alarm(a) is not null);
        return Some.Change(fault with
        {
            Impact = impact,
            Status = random.Next(3) == 0 ? FaultStatus.Resolved : FaultStatus.Open,
            Organizations = random.Next(2) == 0 ? ["north"] : ["south"],
            Alarms = [.. alarms.Select(a => new FaultAlarm(a, AlarmRole.Symptom, Explanation.Of("x"), []))],
        });
    }

    private static RowFilter Filter(string json) => System.Text.Json.JsonSerializer.Deserialize<RowFilter>(json)!;

    /// <summary>A live state, its feed, and clients that keep copies.</summary>
    private sealed class Line : IViewConnections
    {
        private readonly Dictionary<string, Copy> copies = [];
        private readonly DirtyIds dirty = new();
        private readonly LiveFeed feed;
        private readonly ViewSources sources;
        private readonly Sights sights;

        public Line()
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

        public Copy Client(string name) => copies[name];

        public void Subscribe(string name, Viewer viewer, ViewRequest request)
        {
            var snapshot = feed.Subscribe(name, viewer, request);
            copies[name] = new Copy();
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
            var wanted = source.Ids.Select(id => source.Row(id, sights.Of(viewer))).Where(r => r is not null && fits(r)).ToDictionary(r => source.Columns.Id.TextOf(r!), Text!);
            return copies[name].Equals(wanted);
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Text(object row) => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(row, row.GetType()))!.ToJsonString(Plain);

    private sealed class Copy
    {
        private readonly Dictionary<string, string> rows = [];

        public long Version { get; private set; }

        public bool MissedSome { get; set; }

        public string[] Ids => [.. rows.Keys.Order(StringComparer.Ordinal)];

        public void Replace(IEnumerable<object> all, long version)
        {
            rows.Clear();
            Apply(all, [], [], version);
        }

        public void Apply(IEnumerable<object> changed, IEnumerable<RowPart> parts, IEnumerable<string> removed, long version)
        {
            foreach (var text in changed.Select(Text))
            {
                rows[(string)JsonNode.Parse(text)!["Id"]!] = text;
            }

            foreach (var part in parts)
            {
                var now = JsonNode.Parse(Text(part.Row))!;
                // It has the row already: of the part only the columns it carries are taken.
                var own = JsonNode.Parse(rows[(string)now["Id"]!])!;
                var columns = RowShape.ColumnsOf(part.Row.GetType());
                for (var i = 0; i < columns.Length; i++)
                {
                    own[columns[i].Name] = (part.Columns >> i & 1) == 0 ? own[columns[i].Name]?.DeepClone() : now[columns[i].Name]?.DeepClone();
                }

                rows[(string)now["Id"]!] = own.ToJsonString(Plain);
            }

            foreach (var id in removed)
            {
                rows.Remove(id);
            }

            Version = version;
        }

        public bool Equals(Dictionary<string, string> other) => rows.Count == other.Count && rows.All(r => other.GetValueOrDefault(r.Key) == r.Value);
    }
}
