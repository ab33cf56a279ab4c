using System.Net;
using Assurance.Collectors.Listening;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Listening;

public sealed class CollectorLineTests
{
    [Theory]
    [InlineData("snmp")]
    [InlineData("syslog-udp")]
    [InlineData("syslog-tcp")]
    public async Task A_port_in_use_is_named_and_no_other_is_kept(string transport)
    {
        await using var first = new ListeningLine();
        var options = transport switch
        {
            "snmp" => ListeningLine.Loopback with { SnmpListen = $"127.0.0.1:{first.Line.SnmpEndPoint!.Text()}" },
            "syslog-udp" => ListeningLine.Loopback with { SyslogUdp = $"127.0.0.1:{first.Line.SyslogUdpEndPoint!.Text()}" },
            _ => ListeningLine.Loopback with { SyslogTcp = $"127.0.0.1:{first.Line.SyslogTcpEndPoint!.Text()}" },
        };

        var error = Assert.Throws<ListenException>(() => CollectorLine.Start(options, first.Store, first.Counters, NullLogger.Instance));

        Assert.Matches($"^{transport}: cannot listen on 127.0.0.1:[0-9]+: Address already in use$", error.Message);
    }

    [Fact]
    public async Task What_is_configured_off_is_not_listened_to()
    {
        await using var line = new ListeningLine(new CollectorOptions { SnmpListen = "", SyslogUdp = "127.0.0.1:0", SyslogTcp = null });

        Assert.Null(line.Line.SnmpEndPoint);
        Assert.Null(line.Line.SyslogTcpEndPoint);
        Assert.NotEqual(0, line.Line.SyslogUdpEndPoint!.Port);
    }

    [Theory]
    [InlineData("0.0.0.0:1162", "0.0.0.0:1162")]
    [InlineData("[::1]:0", "[::1]:0")]
    [InlineData("localhost:514", "127.0.0.1:514")]
    public void An_address_is_read(string text, string endPoint)
    {
        Assert.True(ListenAddress.TryParse(text, out var read, out _));
        Assert.Equal(IPEndPoint.Parse(endPoint), read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1162")]
    [InlineData(":1162")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("::1:514")]
    [InlineData("no such host.invalid:514")]
    public void What_is_no_address_is_told(string? text)
    {
        Assert.False(ListenAddress.TryParse(text, out _, out var error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_by_its_key()
    {
        var options = new CollectorOptions { SnmpListen = "x", SyslogUdp = "127.0.0.1:514", SyslogTcp = "y" };

        Assert.Equal(["Snmp:Listen: 'x' is not host:port", "Syslog:Tcp: 'y' is not host:port"], options.Problems());
    }

    [Fact]
    public void Sources_beyond_the_limit_share_a_row()
    {
        var table = new SourceTable(limit: 3);
        foreach (var n in Enumerable.Range(1, 10))
        {
            table.Of(Transport.Snmp, $"192.0.2.{n}").Received(DateTimeOffset.UnixEpoch);
        }

        table.Of(Transport.Snmp, "192.0.2.1").Received(DateTimeOffset.UnixEpoch);
        Assert.Equal(
            [("192.0.2.1", 2L), ("192.0.2.2", 1L), ("192.0.2.3", 1L), (SourceTable.Other, 7L)],
            table.Rows.Select(r => (r.Address, r.Received)).OrderBy(r => r.Address, StringComparer.Ordinal));
    }
}
