using System.Net;
using System.Net.Sockets;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Listening;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Listening;

public sealed class UdpListenerTests
{
    private static readonly Oid ColdStart = Oid.Parse("1.3.6.1.6.3.1.1.5.1");

    [Fact]
    public async Task Every_datagram_is_journalled_octet_for_octet_whatever_its_size()
    {
        await using var line = new ListeningLine();
        var random = new Random(3);
        var sent = new[] { 0, 1, 480, 1472, 9000, 65507 }.Concat(Enumerable.Range(0, 300).Select(_ => random.Next(2000))).Select(n =>
        {
            var bytes = new byte[n];
            random.NextBytes(bytes);
            return bytes;
        }).ToList();
        using var sender = ListeningLine.Sender(line.Line.SyslogUdpEndPoint!);

        sent.ForEach(b => sender.Send(b));

        var entries = await line.Entries(sent.Count);
        Assert.Equal(sent, entries.Select(e => e.Bytes.ToArray()));
        Assert.All(entries, e => Assert.Equal(("127.0.0.1", ((IPEndPoint)sender.LocalEndPoint!).Port), (e.Source, e.SourcePort)));
        line.AssertNothingUncounted(Transport.SyslogUdp, sent.Count);
        var row = Assert.Single(line.Line.Sources.Rows);
        Assert.Equal(("127.0.0.1", entries[^1].Time), (row.Address, row.LastSeen));
    }

    [Fact]
    public async Task A_thousand_octets_of_garbage_are_journalled_and_quarantined()
    {
        await using var line = new ListeningLine();
        var garbage = new byte[1000];
        new Random(5).NextBytes(garbage);
        using var sender = ListeningLine.Sender(line.Line.SnmpEndPoint!);

        sender.Send(garbage);

        var entry = Assert.Single(await line.Entries(1));
        Assert.Equal(garbage, entry.Bytes.ToArray());
        Assert.False(DatagramDecoder.TryDecode(entry, out _, out var quarantined));
        Assert.Equal(("decode", "ber", "127.0.0.1"), (quarantined.Stage, quarantined.Reason, quarantined.Source));
    }

    [Fact]
    public async Task A_retransmitted_inform_is_answered_again_with_its_own_octets()
    {
        await using var line = new ListeningLine();
        var inform = new SnmpMessage(SnmpVersion.V2c) { Community = "c", Pdu = SnmpPdu.Inform(77, 1, ColdStart) }.Encode();
        using var sender = ListeningLine.Sender(line.Line.SnmpEndPoint!);
        for (var n = 0; n < 2; n++)
        {
            sender.Send(inform);
            var answer = new byte[2000];
            var length = sender.Receive(answer);
            Assert.True(SnmpMessage.TryDecode(answer.AsSpan(0, length), out var response, out _));
            Assert.Equal((PduType.Response, 77, 0), (response.Pdu!.Type, response.Pdu.RequestId, response.Pdu.ErrorStatus));
            Assert.Equal(inform.Length, length);
        }

        Assert.Equal(2, (await line.Entries(2)).Count);
    }

    [Fact]
    public async Task What_the_receive_buffer_cannot_hold_is_counted_and_nothing_else_is_lost()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("only Linux says what it dropped");
        }

        await using var line = new ListeningLine(new CollectorOptions { SnmpListen = null, SyslogUdp = null, SyslogTcp = null });
        using var listener = Listener(line, s => new LinuxReceiver(s), receiveBuffer: 20_000);
        Flood(listener.LocalEndPoint, 2_000);
        listener.Start();
        await line.Until(() => line.Received(Transport.SyslogUdp) == 2_000);
        await listener.StopAsync();

        Assert.InRange(line.Dropped(Transport.SyslogUdp, "kernel-buffer"), 1, 1_999);
        line.AssertNothingUncounted(Transport.SyslogUdp, 2_000);
        Assert.Equal(line.Dropped(Transport.SyslogUdp), Assert.Single(line.Line.Sources.Rows, r => r.Address == SourceTable.Unknown).Dropped);
    }

    [Fact]
    public async Task What_the_journal_has_no_room_for_is_counted_with_its_source()
    {
        await using var line = new ListeningLine(journal: o => o with { QueueBytes = 50_000 });
        line.Disk.Gate.Reset();
        Flood(line.Line.SyslogUdpEndPoint!, 3_000);
        await line.Until(() => line.Received(Transport.SyslogUdp) == 3_000);
        Assert.True(line.Dropped(Transport.SyslogUdp, "queue-full") > 0);
        line.Disk.Gate.Set();
        await line.Line.StopAsync();

        line.AssertNothingUncounted(Transport.SyslogUdp, 3_000);
        Assert.Equal(line.Journalled(Transport.SyslogUdp), line.Store.Position);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stopping_takes_in_what_stands_in_the_door(bool portable)
    {
        await using var line = new ListeningLine(new CollectorOptions { SnmpListen = null, SyslogUdp = null, SyslogTcp = null });
        using var listener = Listener(line, s => portable || !OperatingSystem.IsLinux() ? new PortableReceiver(s) : new LinuxReceiver(s), 4 << 20);
        Flood(listener.LocalEndPoint, 1_000);
        listener.Start();
        await listener.StopAsync();

        line.AssertNothingUncounted(Transport.SyslogUdp, 1_000);
        Assert.Equal(1_000, line.Store.Position);
    }

    [Fact]
    public async Task Without_recvmmsg_the_same_is_received_and_answered()
    {
        await using var line = new ListeningLine(new CollectorOptions { SnmpListen = null, SyslogUdp = null, SyslogTcp = null });
        using var listener = Listener(line, s => new PortableReceiver(s), 1 << 20, Transport.Snmp);
        listener.Start();
        var inform = new SnmpMessage(SnmpVersion.V2c) { Community = "c", Pdu = SnmpPdu.Inform(5, 1, ColdStart) }.Encode();
        using var sender = ListeningLine.Sender(listener.LocalEndPoint);

        sender.Send(inform);

        Assert.Equal(inform.Length, sender.Receive(new byte[2000]));
        Assert.Equal(inform, Assert.Single(await line.Entries(1)).Bytes.ToArray());
        await listener.StopAsync();
    }

    private static UdpListener Listener(
        ListeningLine line, Func<Socket, IDatagramReceiver> receiver, int receiveBuffer, Transport transport = Transport.SyslogUdp)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = receiveBuffer };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var intake = new Intake(transport, line.Store, line.Counters, line.Line.Sources);
        return new UdpListener(socket, receiver(socket), intake, line.Line.Sources, SourceCeiling.Off, SourceTurns.Off, null, NullLogger.Instance);
    }

    private static void Flood(IPEndPoint to, int count)
    {
        using var sender = ListeningLine.Sender(to);
        for (var n = 0; n < count; n++)
        {
            sender.Send("<187>Nov 23 16:10:00 pe1 %BGP-5-ADJCHANGE: neighbor 10.0.0.1 Down"u8);
        }
    }
}
