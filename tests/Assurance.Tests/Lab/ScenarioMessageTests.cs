using System.Net;
using System.Net.Sockets;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Sending;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Tests.Lab;

public sealed class ScenarioMessageTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 18, 15, TimeSpan.Zero);
    private static readonly LabNetwork Network = DefaultLab.Network;
    private static readonly IReadOnlyList<Scenario> Scenarios = DefaultLab.Scenarios;
    private static readonly Dictionary<string, LabDevice> Devices = Network.Devices.ToDictionary(d => d.Id);
    private static readonly List<LabMessage> Messages = [.. Scenarios.SelectMany(s => s.Messages(Start).Concat(s.RepairMessages(Start)))];

    [Fact]
    public void Every_transport_version_and_framing_is_used()
    {
        Assert.Equal(["snmp", "syslog-tcp", "syslog-udp"], Messages.Select(m => m.Transport).Distinct().Order());
        Assert.Equal([SnmpVersion.V1, SnmpVersion.V2c], Traps().Select(t => t.Trap.Version).Distinct().Order());
        Assert.Equal([SyslogFraming.OctetCounting, SyslogFraming.NonTransparent], Frames().Select(f => f.Framing).Distinct().Order());
        Assert.Equal(["Huawei", "Cisco", "Juniper", "Vertiv"], Messages.Select(m => Devices[m.Device].Vendor).Distinct().OrderBy(v => Array.IndexOf(["Huawei", "Cisco", "Juniper", "Vertiv"], v)));
    }

    [Fact]
    public void Every_trap_decodes_whole_and_names_its_device()
    {
        Assert.All(Traps(), t =>
        {
            Assert.False(t.Trap.Truncated);
            Assert.Null(t.Trap.Problem);
            var address = t.Trap.Version == SnmpVersion.V1 ? t.Trap.V1!.AgentAddress : t.Trap.TrapAddress;
            Assert.Equal(Devices[t.Message.Device].Address, address?.ToString());
        });
    }

    [Fact]
    public void A_v1_trap_becomes_the_notification_it_was()
    {
        var trap = new Trap("1.3.6.1.4.1.2636.4.1.9", "1.3.6.1.4.1.2636.1.1.1.2.25", [new("1.3.6.1.2.1.2.2.1.1.7", TrapValue.Of(7))]);

        Assert.True(SnmpNotification.TryDecode(trap.EncodeV1("10.0.1.1", 12_345), out var sent, out _));
        Assert.Equal("1.3.6.1.4.1.2636.4.1.0.9", sent.TrapOid.ToString());

        var linkDown = new Trap(Trap.LinkDown, "1.3.6.1.4.1.2636.1.1.1.2.25", []);
        Assert.True(SnmpNotification.TryDecode(linkDown.EncodeV1("10.0.1.1", 12_345), out sent, out _));
        Assert.Equal(Trap.LinkDown, sent.TrapOid.ToString());
        Assert.Equal(TimeSpan.FromMilliseconds(123_450), sent.Uptime);
    }

    [Fact]
    public void Every_log_message_carries_its_host_and_a_time_that_can_be_read()
    {
        foreach (var (device, octets) in LogMessages())
        {
            Assert.True(SyslogDecoder.TryDecode(octets.Span, Start, out var message, out var error), error.ToString());
            Assert.Equal(Devices[device].Name, message.Hostname);
            if (Devices[device].Os != LabOs.CiscoNxOs) Assert.InRange(message.Timestamp!.Value - Start, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task Played_over_sockets_every_message_arrives()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var traps = Udp();
        using var logs = Udp();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var targets = new LabTargets((IPEndPoint)traps.LocalEndPoint!, (IPEndPoint)logs.LocalEndPoint!, (IPEndPoint)listener.LocalEndpoint);
        var scenario = Scenarios.Single(s => s.Id == "line-card-log");
        var expected = scenario.Steps.Where(s => s.Transport == "syslog-tcp").Select(s => s.Device).Distinct().Count();
        var streams = ReadAllAsync(listener, expected, cancellation);

        var sent = await ScenarioPlayer.PlayAsync(scenario, targets, 100, cancellation);

        Assert.Equal(scenario.Steps.Count, sent);
        Assert.Equal(scenario.Steps.Count(s => s.Transport == "snmp"), Drain(traps));
        Assert.Equal(scenario.Steps.Count(s => s.Transport == "syslog-udp"), Drain(logs));
        Assert.Equal(scenario.Steps.Count(s => s.Transport == "syslog-tcp"), await streams);
    }

    private static IEnumerable<(LabMessage Message, SnmpNotification Trap)> Traps() => Messages.Where(m => m.Transport == "snmp")
        .Select(m => SnmpNotification.TryDecode(m.Bytes, out var trap, out var error) ? (m, trap) : throw new InvalidDataException(error.ToString()));

    private static List<SyslogFrame> Frames() => [.. Messages.Where(m => m.Transport == "syslog-tcp").SelectMany(m => Cut(m.Bytes))];

    private static IEnumerable<(string Device, ReadOnlyMemory<byte> Octets)> LogMessages() => Messages.SelectMany(m => m.Transport switch
    {
        "syslog-udp" => [(m.Device, (ReadOnlyMemory<byte>)m.Bytes)],
        "syslog-tcp" => Cut(m.Bytes).Select(f => (m.Device, f.Octets)),
        _ => Enumerable.Empty<(string, ReadOnlyMemory<byte>)>(),
    });

    private static List<SyslogFrame> Cut(byte[] octets)
    {
        var reader = new FrameReader();
        reader.Append(octets);
        List<SyslogFrame> frames = [];
        while (reader.TryRead(out var frame)) frames.Add(frame);
        return frames;
    }

    private static Socket Udp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int Drain(Socket socket)
    {
        var buffer = new byte[65_536];
        var count = 0;
        for (; socket.Available > 0; count++) socket.Receive(buffer);
        return count;
    }

    private static async Task<int> ReadAllAsync(TcpListener listener, int connections, CancellationToken cancellation)
    {
        var frames = 0;
        for (var i = 0; i < connections; i++)
        {
            using var client = await listener.AcceptTcpClientAsync(cancellation);
            using var stream = new MemoryStream();
            await client.GetStream().CopyToAsync(stream, cancellation);
            frames += Cut(stream.ToArray()).Count;
        }
        return frames;
    }
}
