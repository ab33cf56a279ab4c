using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Decoding;

public sealed class DatagramDecoderTests
{
    private static readonly Oid LinkDown = Oid.Parse("1.3.6.1.6.3.1.1.5.3");

    [Fact]
    public void A_trap_becomes_a_notification_with_its_entry()
    {
        var entry = Snmp(Message(SnmpPdu.Trap(7, 100, LinkDown)));

        Assert.True(DatagramDecoder.TryDecode(entry, out var decoded, out var quarantined));

        Assert.Null(quarantined);
        var notification = Assert.IsType<DecodedNotification>(decoded);
        Assert.Same(entry, notification.Entry);
        Assert.Equal(LinkDown, notification.Notification.TrapOid);
    }

    [Fact]
    public void Syslog_becomes_a_message_whichever_transport_it_came_by()
    {
        foreach (var transport in (Transport[])[Transport.SyslogUdp, Transport.SyslogTcp, Transport.SyslogTls])
        {
            var entry = Entry(transport, "<187>Nov 23 16:10:00 pe1 %LINK-3-UPDOWN: Interface Gi0/1, changed state to down"u8.ToArray());

            Assert.True(DatagramDecoder.TryDecode(entry, out var decoded, out _));

            Assert.Equal("pe1", Assert.IsType<DecodedSyslog>(decoded).Message.Hostname);
        }
    }

    [Theory]
    [InlineData("not-a-notification", "get")]
    [InlineData("ber", "garbage")]
    [InlineData("ber", "nothing")]
    [InlineData("no-trap-oid", "trap without snmpTrapOID.0")]
    [InlineData("encrypted", "v3 of an unknown user")]
    public void What_is_no_readable_notification_is_quarantined_with_place_and_reason(string reason, string what)
    {
        var entry = Snmp(what switch
        {
            "get" => Message(SnmpPdu.Get(1, LinkDown)),
            "garbage" => Garbage(1000),
            "trap without snmpTrapOID.0" => Message(new SnmpPdu(PduType.TrapV2, 1, [])),
            "v3 of an unknown user" => EncryptedV3(),
            _ => [],
        });

        Assert.False(DatagramDecoder.TryDecode(entry, out var decoded, out var quarantined));

        Assert.Null(decoded);
        Assert.Equal((42, "192.0.2.1", "snmp", "decode", reason), (quarantined.Position, quarantined.Source, quarantined.Transport, quarantined.Stage, quarantined.Reason));
        Assert.DoesNotContain("public", quarantined.Detail);
    }

    [Fact]
    public void Padding_alone_is_no_message() =>
        Assert.Equal("empty", Unreadable(Entry(Transport.SyslogUdp, " \0\r\n"u8.ToArray())).Reason);

    [Fact]
    public void Octets_without_PRI_header_and_text_are_no_message_but_with_PRI_they_are()
    {
        Assert.Equal("binary", Unreadable(Entry(Transport.SyslogUdp, Garbage(200))).Reason);
        Assert.True(DatagramDecoder.TryDecode(Entry(Transport.SyslogUdp, [.. "<13>"u8, .. Garbage(200)]), out _, out _));
        Assert.True(DatagramDecoder.TryDecode(Entry(Transport.SyslogUdp, Encoding.UTF8.GetBytes("no PRI, \u001b[1mtext\u001b[0m all the same\0\0\0\0\0\0\0\0")), out _, out _));
    }

    private static Quarantined Unreadable(DatagramEntry entry)
    {
        Assert.False(DatagramDecoder.TryDecode(entry, out _, out var quarantined));
        return quarantined;
    }

    private static byte[] Message(SnmpPdu pdu) => new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = pdu }.Encode();

    private static byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] EncryptedV3() => new SnmpMessage(SnmpVersion.V3)
    {
        V3 = new SnmpV3Header(1, 65507, MessageFlags.Authenticated | MessageFlags.Private, 3)
        {
            Usm = new UsmParameters(new EngineId([0x80, 0, 0x1f, 0x88, 4, 1]), 1, 2, "nobody", new byte[12], new byte[8], 0),
        },
        EncryptedPdu = new byte[64],
    }.Encode();

    private static DatagramEntry Snmp(byte[] bytes) => Entry(Transport.Snmp, bytes);

    private static DatagramEntry Entry(Transport transport, byte[] bytes) =>
        new(42, new DateTimeOffset(2026, 11, 23, 16, 10, 0, TimeSpan.Zero), transport, "192.0.2.1", 161, bytes);
}
