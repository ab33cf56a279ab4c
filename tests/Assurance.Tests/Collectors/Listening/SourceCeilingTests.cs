using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Assurance.Collectors.Listening;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Tests.Collectors.Journal;

namespace Assurance.Tests.Collectors.Listening;

public sealed class SourceCeilingTests
{
    private const string Storm = "127.0.0.9";

    private readonly SteppedTime time = new();

    [Fact]
    public async Task A_storm_costs_its_sender_alone_and_is_counted_exactly()
    {
        await using var line = Line(perSecond: 100, lag: SourceCeiling.LagBound);
        var others = new[] { "127.0.0.1", "127.0.0.2", "127.0.0.3" };
        for (var round = 0; round < 10; round++)
        {
            Send(line, Storm, 100);
            Array.ForEach(others, o => Send(line, o, 5));
        }

        // The clock stands: the storm has its burst of two seconds' worth and no more.
        await line.Until(() => line.Received(Transport.SyslogUdp) == 1_150);
        await line.Line.StopAsync();

        line.AssertNothingUncounted(Transport.SyslogUdp, 1_150);
        Assert.Equal(800, line.Dropped(Transport.SyslogUdp, "sourceCeiling"));
        Assert.Equal(800, line.Dropped(Transport.SyslogUdp));
        Assert.Equal((1_000L, 800L, 800L), Counts(line, Storm));
        Assert.All(others, o => Assert.Equal((50L, 0L, 0L), Counts(line, o)));
    }

    [Fact]
    public async Task Without_pressure_nothing_is_shed()
    {
        await using var line = Line(perSecond: 100, lag: SourceCeiling.LagBound - 1);
        Send(line, Storm, 1_000);

        await line.Entries(1_000);

        line.AssertNothingUncounted(Transport.SyslogUdp, 1_000);
    }

    [Fact]
    public async Task Zero_is_no_ceiling()
    {
        await using var line = Line(perSecond: 0, lag: long.MaxValue);
        Send(line, Storm, 1_000);

        await line.Entries(1_000);

        line.AssertNothingUncounted(Transport.SyslogUdp, 1_000);
    }

    [Fact]
    public async Task An_inform_that_is_shed_is_not_answered()
    {
        await using var line = new ListeningLine(ListeningLine.Loopback with { Ceiling = Ceiling(1, long.MaxValue) });
        using var sender = ListeningLine.Sender(line.Line.SnmpEndPoint!);
        var inform = new SnmpMessage(SnmpVersion.V2c) { Community = "c", Pdu = SnmpPdu.Inform(7, 1, Oid.Parse("1.3.6.1.6.3.1.1.5.1")) }.Encode();
        for (var n = 0; n < 5; n++)
        {
            sender.Send(inform);
        }

        await line.Until(() => line.Received(Transport.Snmp) == 5 && line.Line.InformsAnswered == 2);
        await line.Line.StopAsync();

        Assert.Equal((2, 3), (line.Line.InformsAnswered, line.Dropped(Transport.Snmp, "sourceCeiling")));
    }

    [Fact]
    public async Task A_sender_by_TCP_is_slowed_and_loses_nothing()
    {
        const int frames = 60_000;
        var options = ListeningLine.Loopback with { Ceiling = new SourceCeiling(25_000) { EngineLag = () => long.MaxValue } };
        await using var line = new ListeningLine(options);
        var watch = Stopwatch.StartNew();
        using (var sender = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp))
        {
            sender.Send(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, frames).Select(n => $"<13>{n}\n"))));
        }

        var entries = await line.Entries(frames);

        // Two seconds' worth at once, and one read of 64 KiB (7,281 frames) ahead of the rest: at least 2,719 are waited for, a tenth of a second.
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.1), $"read in {watch.Elapsed}");
        Assert.Equal("<13>59999", Encoding.ASCII.GetString(entries[^1].Bytes.Span));
        line.AssertNothingUncounted(Transport.SyslogTcp, frames);
        Assert.Equal(0, line.Dropped(Transport.SyslogTcp));
        Assert.True(Assert.Single(line.Line.Sources.Rows).Slowed > TimeSpan.Zero);
    }

    [Fact]
    public void An_allowance_fills_with_time_up_to_its_burst()
    {
        var allowance = new SourceAllowance(Ceiling(10, 0), Storm);
        Assert.Equal(20, Taken(allowance));
        time.Pass(TimeSpan.FromSeconds(0.5));
        Assert.Equal(5, Taken(allowance));
        time.Pass(TimeSpan.FromHours(1));
        Assert.Equal(20, Taken(allowance));
    }

    [Fact]
    public void What_was_read_beyond_it_is_a_debt_that_time_pays()
    {
        var allowance = new SourceAllowance(Ceiling(10, 0), Storm);

        Assert.Equal(TimeSpan.FromSeconds(3), allowance.Take(50, time.GetTimestamp()));
        time.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(1), allowance.Take(0, time.GetTimestamp()));
        allowance.Forgive();
        Assert.Equal(TimeSpan.Zero, allowance.Take(0, time.GetTimestamp()));
    }

    [Fact]
    public void A_sender_is_told_of_once_a_minute()
    {
        var allowance = new SourceAllowance(Ceiling(10, 0), Storm);
        Assert.True(allowance.MaySay(time.GetTimestamp()));
        time.Pass(TimeSpan.FromSeconds(59));
        Assert.False(allowance.MaySay(time.GetTimestamp()));
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.True(allowance.MaySay(time.GetTimestamp()));
    }

    private ListeningLine Line(int perSecond, long lag) => new(ListeningLine.Loopback with { Ceiling = Ceiling(perSecond, lag) });

    private SourceCeiling Ceiling(int perSecond, long lag) => new(perSecond) { EngineLag = () => lag, Time = time };

    private int Taken(SourceAllowance allowance)
    {
        var taken = 0;
        while (allowance.TryTake(time.GetTimestamp()))
        {
            taken++;
        }

        return taken;
    }

    private static (long Received, long Dropped, long Shed) Counts(ListeningLine line, string source)
    {
        var row = Assert.Single(line.Line.Sources.Rows, r => r.Address == source);
        return (row.Received, row.Dropped, row.Shed);
    }

    private static void Send(ListeningLine line, string from, int count)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        socket.Connect(line.Line.SyslogUdpEndPoint!);
        for (var n = 0; n < count; n++)
        {
            socket.Send("<187>Nov 23 16:10:00 pe1 %BGP-5-ADJCHANGE: neighbor 10.0.0.1 Down"u8);
        }
    }
}
