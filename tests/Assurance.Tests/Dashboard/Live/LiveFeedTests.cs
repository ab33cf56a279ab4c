using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.Live;

/// <summary>The feed without a network: what is sent to whom.</summary>
public sealed class LiveFeedTests
{
    private static readonly Viewer Admin = new("admin", Roles.Administrator, null);
    private static readonly Viewer North = new("o", Roles.Operator, "north");

    [Fact]
    public void One_message_serves_all_who_look_at_the_same()
    {
        var line = new FeedLine();
        line.Subscribe("c1", Admin, new ViewRequest { View = "alarms" });
        line.Subscribe("c2", new Viewer("other", Roles.Administrator, "north"), new ViewRequest { View = "alarms", Sort = "-severity" });
        line.Subscribe("c3", North, new ViewRequest { View = "alarms" });

        line.State.Apply(Some.Change(Some.Alarm("a9", Some.Sender())));
        line.Flush();

        Assert.Equal(["c1", "c2"], Assert.Single(line.Sent).Connections);
    }

    [Fact]
    public void A_client_that_keeps_up_gets_a_large_batch_as_it_is()
    {
        var line = new FeedLine();
        line.Subscribe("quick", Admin, new ViewRequest { View = "alarms" });
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
        var line = new FeedLine();
        line.Subscribe("c", Admin, new ViewRequest { View = "alarms", Differences = true });
        line.Subscribe("old", Admin, new ViewRequest { View = "alarms" });
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
        var line = new FeedLine();
        line.Subscribe("first", Admin, new ViewRequest { View = "alarms", Differences = true });
        var before = line.State.Alarm("a1")!;
        line.State.Apply(Some.Change(before with { Text = "otherwise" }));
        line.Subscribe("c", Admin, new ViewRequest { View = "alarms", Differences = true, Count = 100 });
        line.State.Apply(Some.Change(before));
        line.Flush();

        Assert.True(line.Shows("c", Admin, new ViewRequest { View = "alarms", Filter = RowFilter.None }));
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
        var line = new FeedLine();
        line.Subscribe("c", North, new ViewRequest { View = "alarms" });
        Assert.Equal(["a1"], line.Client("c").Ids);

        var tables = SmallNetwork.Inventory().Tables;
        var moved = tables.Sites.Values.Select(s => s with { Organization = s.Id == "s-south" ? "north" : "south" });
        line.State.Apply(new NetworkInventory(tables with { Sites = moved.ToTable() }, 2));
        line.Flush();

        Assert.Equal(["a2", "a3"], line.Client("c").Ids);
    }
}
