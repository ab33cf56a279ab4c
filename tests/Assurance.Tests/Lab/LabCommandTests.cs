using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Assurance.Lab.Commands;
using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Tests.Lab;

public sealed class LabCommandTests
{
    [Theory]
    [InlineData("play nothing-such", 2, "there are fibre-cut, ")]
    [InlineData("storm --rate 1 --seconds 1 --kind hail", 2, "trap, syslog or mixed")]
    [InlineData("network export /tmp/x --devices 10", 2, "at least 498 devices")]
    [InlineData("score --token x", 2, "name a scenario")]
    [InlineData("score transient --token x --url http://127.0.0.1:1", 1, "127.0.0.1:1")]
    [InlineData("play transient --snmp nowhere", 2, "'nowhere' is not an address and port")]
    public async Task What_is_wrong_is_said_in_a_line_with_the_right_status(string line, int status, string says)
    {
        var errors = new StringWriter();

        Assert.Equal(status, await LabCommand.RunAsync(line.Split(' '), errors));
        Assert.Contains(says, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_storm_sends_what_was_asked_at_the_rate_asked()
    {
        using var receiver = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 << 20 };
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var target = (IPEndPoint)receiver.LocalEndPoint!;
        var storm = new Storm(DefaultLab.Network, "mixed", DateTimeOffset.UnixEpoch);

        var watch = Stopwatch.StartNew();
        var (sent, took) = storm.Run(new LabTargets(target, target, null), 2_000, TimeSpan.FromSeconds(0.5), TestContext.Current.CancellationToken);

        Assert.Equal(1_000, sent);
        Assert.InRange(took, TimeSpan.FromSeconds(0.45), watch.Elapsed);
        Assert.True(receiver.Available > 0);
    }
}
