using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Dashboard.Api.Pages.Unknown;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Storage.Accounts;
using Assurance.Tests.Collectors.Normalisation;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class UnknownMessagesTests
{
    private const string NorthAddress = "192.0.2.1";
    private const string SouthAddress = "192.0.2.2";

    private static readonly Oid Unknown = Oid.Parse("1.3.6.1.4.1.99999.0.7");

    [Fact]
    public async Task They_are_grouped_by_shape_most_frequent_first_and_opened_to_their_parts()
    {
        var unknown = new UnknownMessages(StandardPacks.Rules.NameOf);
        await using var dashboard = await PagesDashboard.StartAsync(o => o with { Unknown = unknown });
        Send(dashboard, unknown, NorthAddress, Trap("left"));
        Send(dashboard, unknown, NorthAddress, Log("gizmo frobnicated 17 times <b>hot</b>"));
        Send(dashboard, unknown, SouthAddress, Log("gizmo frobnicated 4711 times <b>hot</b>"));
        using var client = await dashboard.ClientAsync();

        var list = (await client.GetJsonAsync("/api/unknown-messages"))["groups"]!.AsArray();
        Assert.Equal([(2, "log"), (1, "trap")], list.Select(g => ((int)g!["count"]!, (string)g["kind"]!)));
        Assert.Equal("gizmo frobnicated * times *", (string)list[0]!["shape"]!);
        Assert.Equal(["d-north", "d-south"], list[0]!["senders"]!.AsArray().Select(s => (string)s!));
        Assert.Equal("gizmo frobnicated 4711 times <b>hot</b>", (string)list[0]!["example"]!);

        var trap = await client.GetJsonAsync($"/api/unknown-messages/{list[1]!["id"]}");
        Assert.Equal(Unknown.ToString(), (string)trap["group"]!["shape"]!);
        Assert.Equal("left", (string)trap["messages"]![0]!["decoded"]!["varBinds"]!.AsArray()[^1]!["value"]!);
    }

    [Fact]
    public async Task Each_sees_what_their_devices_sent_and_who_may_not_read_messages_sees_none()
    {
        var unknown = new UnknownMessages(StandardPacks.Rules.NameOf);
        await using var dashboard = await PagesDashboard.StartAsync(o => o with { Unknown = unknown });
        Send(dashboard, unknown, NorthAddress, Log("gizmo frobnicated 17 times"));
        Send(dashboard, unknown, SouthAddress, Log("gizmo frobnicated 18 times"));
        Send(dashboard, unknown, SouthAddress, Trap("right"));
        using var north = await dashboard.ClientAsync(Roles.Operator, "north");
        using var desk = await dashboard.ClientAsync(Roles.Desk);
        using var all = await dashboard.ClientAsync();

        var seen = Assert.Single((await north.GetJsonAsync("/api/unknown-messages"))["groups"]!.AsArray())!;
        Assert.Equal((1, "gizmo frobnicated 17 times"), ((int)seen["count"]!, (string)seen["example"]!));
        Assert.Single((await north.GetJsonAsync($"/api/unknown-messages/{seen["id"]}"))["messages"]!.AsArray());
        var trap = (await all.GetJsonAsync("/api/unknown-messages"))["groups"]!.AsArray().Single(g => (string)g!["kind"]! == "trap")!["id"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await north.GetAsync($"/api/unknown-messages/{trap}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/api/unknown-messages")).StatusCode);
    }

    [Fact]
    public void What_a_rule_knows_is_not_among_them()
    {
        var unknown = new UnknownMessages(StandardPacks.Rules.NameOf);
        Note(unknown, 1, Some.At(0), NorthAddress, Log("%LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down"));
        Assert.Empty(unknown.Read(g => g.Shape));
    }

    [Fact]
    public void A_day_after_they_are_counted_no_more()
    {
        var unknown = new UnknownMessages(StandardPacks.Rules.NameOf);
        Note(unknown, 1, Some.At(0), NorthAddress, Log("gizmo frobnicated 17 times"));
        Note(unknown, 2, Some.At(3600 * 20), NorthAddress, Log("gizmo frobnicated 18 times"));
        int At(double hours) => unknown.Read(g => g.Senders.Sum(s => s.CountAt(Some.At(3600 * hours)))).Single();

        Assert.Equal([2, 2, 1, 0], [At(20), At(22), At(25), At(45)]);
        Note(unknown, 3, Some.At(3600 * 100), NorthAddress, Log("gizmo frobnicated 19 times"));
        Assert.Equal(1, At(100));
    }

    [Fact]
    public void However_many_shapes_and_senders_come_memory_is_bounded_and_the_frequent_stays()
    {
        var unknown = new UnknownMessages(StandardPacks.Rules.NameOf);
        for (var i = 0; i < 100; i++)
        {
            Note(unknown, i + 1, Some.At(0), $"198.51.100.{i}", Log("gizmo frobnicated 17 times"));
        }

        for (var i = 0; i < UnknownMessages.MostGroups + 50; i++)
        {
            var word = string.Concat(i.ToString("D4", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)(d - '0' + 'a')));
            Note(unknown, i + 101, Some.At(i + 1), NorthAddress, Log($"nonsense {word} came"));
        }

        var groups = unknown.Read(g => (g.Shape, Senders: g.Senders.Count, Count: g.Senders.Sum(s => s.CountAt(Some.At(2000)))));
        Assert.Equal((UnknownMessages.MostGroups, 51), (groups.Length, unknown.Forgotten));
        Assert.Contains(("gizmo frobnicated * times", UnknownGroup.MostSenders + 1, 100), groups);
    }

    private static void Send(TestDashboard dashboard, UnknownMessages unknown, string source, (Transport By, byte[] Bytes) message)
    {
        var position = dashboard.Journal.Append(p => new DatagramEntry(p, DateTimeOffset.UtcNow, message.By, source, 514, message.Bytes));
        Note(unknown, (DatagramEntry)dashboard.Journal.Read(position)!);
    }

    private static void Note(UnknownMessages unknown, long position, DateTimeOffset time, string source, (Transport By, byte[] Bytes) message) =>
        Note(unknown, new DatagramEntry(position, time, message.By, source, 514, message.Bytes));

    private static void Note(UnknownMessages unknown, DatagramEntry entry)
    {
        Assert.True(DatagramDecoder.TryDecode(entry, out var decoded, out _));
        unknown.Note(decoded.Entry, decoded, Normaliser.Normalise(decoded, StandardPacks.Rules, SmallNetwork.Inventory(1)));
    }

    private static (Transport By, byte[] Bytes) Log(string text) => (Transport.SyslogUdp, Encoding.UTF8.GetBytes(text));

    private static (Transport By, byte[] Bytes) Trap(string value) => (Transport.Snmp, new SnmpMessage(SnmpVersion.V2c)
    {
        Community = "public",
        Pdu = SnmpPdu.Trap(7, 1234, Unknown, new VarBind(Oid.Parse("1.3.6.1.4.1.99999.1.1"), SnmpValue.OctetString(Encoding.UTF8.GetBytes(value)))),
    }.Encode());
}
