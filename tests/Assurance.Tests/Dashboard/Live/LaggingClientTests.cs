using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.Live;

/// <summary>Clients that take what they are sent too slowly, or were away: they get what they missed, and nobody waits for them.</summary>
public sealed class LaggingClientTests
{
    private static readonly Viewer Admin = new("admin", Roles.Administrator, null);

    [Fact]
    public void A_client_that_takes_nothing_gets_all_it_missed_in_one_message_later()
    {
        var (line, stalled) = Stalled();
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
        var (line, stalled) = Stalled();
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
        var answer = line.Resume("slow", Admin, new ViewRequest { View = "alarms", Count = 100 });
        Assert.True(answer.Snapshot);
        Assert.Equal((100, gap.Total), (answer.Rows.Count, answer.Total));
    }

    [Fact]
    public void A_client_that_missed_much_of_a_large_view_gets_it_in_parts_as_it_takes_them_and_nobody_waits_for_it()
    {
        var line = new FeedLine { InParts = true };
        line.Raise("b", 9_000);
        line.Flush();
        line.Subscribe("slow", Admin, new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = true });
        line.Subscribe("quick", Admin, new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = true });
        line.Drop("slow");
        line.Tally(4_300);
        line.Flush();

        var first = line.Resume("slow", Admin, new ViewRequest { View = "alarms", Differences = true });
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
        Assert.All(["slow", "quick"], name => Assert.True(line.Shows(name, Admin, new ViewRequest { View = "alarms", Filter = RowFilter.None })));
    }

    [Fact]
    public void Rows_that_change_come_and_go_between_the_parts_are_as_they_are_in_the_end()
    {
        for (var seed = 0; seed < 2; seed++)
        {
            var (line, random) = (new FeedLine { InParts = true }, new Random(seed));
            line.Raise("b", 5_000);
            line.Flush();
            line.Subscribe("slow", Admin, new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = seed % 2 == 0 });
            line.Drop("slow");
            line.Tally(2_400);
            line.Flush();
            var missed = line.Resume("slow", Admin, new ViewRequest { View = "alarms", Differences = seed % 2 == 0 });
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
            Assert.True(line.Shows("slow", Admin, new ViewRequest { View = "alarms", Filter = RowFilter.None }), $"seed {seed}");
        }
    }

    [Fact]
    public void A_crowd_that_comes_back_is_served_by_turns()
    {
        var line = new FeedLine { InParts = true };
        line.Raise("b", 5_000);
        line.Flush();
        string[] all = [.. Enumerable.Range(0, 3).Select(n => $"c{n}")];
        foreach (var name in all)
        {
            line.State.Apply(Some.Change(Some.Alarm($"before-{name}")));
            line.Flush();
            line.Subscribe(name, Admin, new ViewRequest { View = "alarms", Count = LiveFeed.MaximumRows, Differences = name != "c1" });
            line.Drop(name);
        }

        line.Tally(2_400);
        line.Flush();
        Assert.All(all, name => line.Resume(name, Admin, new ViewRequest { View = "alarms", Differences = name != "c1" }));
        line.Sent.Clear();
        Assert.False(line.Flush());
        Assert.InRange(line.Sent.Count, 1, 2);
        for (var more = true; more; more = !line.Flush())
        {
        }

        Assert.All(all, name => Assert.True(line.Shows(name, Admin, new ViewRequest { View = "alarms", Filter = RowFilter.None })));
    }

    // The client "slow" takes nothing until the returned source is set.
    private static (FeedLine Line, TaskCompletionSource Stalled) Stalled()
    {
        var line = new FeedLine();
        line.Subscribe("slow", Admin, new ViewRequest { View = "alarms" });
        var stalled = new TaskCompletionSource();
        line.Writing = stalled.Task;
        line.State.Apply(Some.Change(Some.Alarm("a5")));
        line.Flush();
        line.Writing = Task.CompletedTask;
        return (line, stalled);
    }
}
