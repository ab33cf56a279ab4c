using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Assurance.Collectors.Listening;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>What comes while the engine is behind.</summary>
public sealed class SourceTurnsTests
{
    private const string Storm = "127.0.0.2";
    private const string Quiet = "127.0.0.3";

    [Fact]
    public async Task It_is_journalled_at_once_and_waits_up_to_its_senders_bound_beyond_which_it_is_shed_and_counted()
    {
        await using var line = Line(lag: SourceTurns.LagBound, perSource: 100);
        Send(line, Storm, 250);
        Send(line, Quiet, 30);

        var entries = await line.Entries(130);
        await line.Until(() => line.Received(Transport.SyslogUdp) == 280);

        Assert.All(entries, e => Assert.IsType<DeferredEntry>(e));
        line.AssertNothingUncounted(Transport.SyslogUdp, 280);
        Assert.Equal(150, line.Dropped(Transport.SyslogUdp, "sourceQueue"));
        Assert.Equal((250L, 150L, 150L, 100L), Counts(line, Storm));
        Assert.Equal((30L, 0L, 0L, 30L), Counts(line, Quiet));
        Assert.Equal(130, line.Line.Sources.Waiting);
    }

    [Fact]
    public async Task Once_the_engine_keeps_up_only_those_wait_of_whom_something_waits_still_so_that_nobodys_order_changes()
    {
        var lag = SourceTurns.LagBound;
        await using var line = new ListeningLine(ListeningLine.Loopback with { Turns = new(100) { EngineLag = () => Volatile.Read(ref lag) } });
        Send(line, Storm, 3);
        await line.Entries(3);
        Volatile.Write(ref lag, 0);
        Send(line, Storm, 1);
        Send(line, Quiet, 1);

        var entries = await line.Entries(5);
        Assert.Equal([Storm, Storm, Storm, Storm], entries.OfType<DeferredEntry>().Select(e => e.Source));

        for (var n = 0; n < 4; n++)
        {
            line.Line.Sources.WaitsNoMore(Transport.SyslogUdp, Storm);
        }

        Send(line, Storm, 1);
        Assert.IsNotType<DeferredEntry>((await line.Entries(6))[5]);
        Assert.Equal(0, line.Line.Sources.Waiting);
    }

    [Fact]
    public async Task Off_nobody_waits()
    {
        await using var line = Line(lag: long.MaxValue, perSource: 0);
        Send(line, Storm, 10);
        Assert.DoesNotContain(await line.Entries(10), e => e is DeferredEntry);
    }

    [Fact]
    public async Task A_sender_by_TCP_waits_too_and_is_slowed_instead_of_shed()
    {
        const int frames = 20_000;
        await using var line = Line(lag: long.MaxValue, perSource: 400);
        using var sender = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
        var sending = Task.Run(() => sender.Send(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, frames).Select(n => $"<13>{n}\n")))));
        await line.Until(() => line.Line.Sources.Rows.Any(r => r.Slowed > TimeSpan.Zero));
        Assert.InRange(line.Line.Sources.Waiting, 301, frames - 1);

        // Turns are taken: all of it comes in, and none was shed.
        await line.Until(() =>
        {
            while (line.Line.Sources.Waiting > 0)
            {
                line.Line.Sources.WaitsNoMore(Transport.SyslogTcp, "127.0.0.1");
            }

            return line.Received(Transport.SyslogTcp) == frames;
        });
        await sending;
        Assert.Equal(0, line.Dropped(Transport.SyslogTcp));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(SourceTurns.Default - 1, 0.1, true)]
    [InlineData(SourceTurns.Default, 0.1, false)]
    [InlineData(SourceTurns.Few, 1, false)]
    [InlineData(SourceTurns.Few - 1, 1, true)]
    [InlineData(1, 2, false)]
    public void When_much_waits_those_wait_no_longer_of_whom_much_waits(long own, double ofMost, bool may) =>
        Assert.Equal(may, new SourceTurns(SourceTurns.Default).MayWait(own, (long)(ofMost * SourceTurns.Most)));

    [Theory]
    [InlineData(75_000, 0.4, false)]
    [InlineData(75_001, 0.4, true)]
    [InlineData(25_000, 0.5, false)]
    [InlineData(25_001, 0.5, true)]
    public void Who_can_wait_is_read_from_later_the_sooner_the_less_room_is_left(long own, double ofMost, bool rests) =>
        Assert.Equal(rests, new SourceTurns(SourceTurns.Default).ShouldRest(own, (long)(ofMost * SourceTurns.Most)));

    [Fact]
    public void A_hundred_thousand_spoofed_senders_share_one_row_and_its_bound()
    {
        var table = new SourceTable();
        for (var n = 0; n < 100_000; n++)
        {
            table.Of(Transport.Snmp, $"10.{n >> 16}.{(n >> 8) & 255}.{n & 255}").TryWait(new SourceTurns(50));
        }

        Assert.Equal(SourceTable.DefaultLimit + 1, table.Rows.Count());
        Assert.Equal(SourceTable.DefaultLimit + 50, table.Waiting);
    }

    private static ListeningLine Line(long lag, int perSource) => new(ListeningLine.Loopback with { Turns = new(perSource) { EngineLag = () => lag } });

    private static (long Received, long Dropped, long Shed, long Waiting) Counts(ListeningLine line, string source)
    {
        var row = Assert.Single(line.Line.Sources.Rows, r => r.Address == source);
        return (row.Received, row.Dropped, row.ShedWaiting, row.Waiting);
    }

    private static void Send(ListeningLine line, string from, int count)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        socket.Connect(line.Line.SyslogUdpEndPoint!);
        for (var n = 0; n < count; n++)
        {
            socket.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<187>Nov 23 16:10:00 pe1 %BGP-5-ADJCHANGE: neighbor 10.0.0.{n} Down")));
        }
    }
}
