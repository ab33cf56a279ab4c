using Assurance.Snmp;

namespace Assurance.Tests.Snmp;

public sealed class NotificationReaderTests
{
    private readonly NotificationReader reader = new();

    [Theory]
    [InlineData(WireVectors.V2Trap)]
    [InlineData(WireVectors.V2Inform)]
    public void A_linkDown_of_v2c_allocates_nothing(string hex)
    {
        var octets = WireVectors.Octets(hex);
        Read(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(1_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Read(int times)
        {
            for (var i = 0; i < times; i++)
            {
                Assert.True(reader.TryRead(octets, out _));
            }
        }
    }

    [Fact]
    public void Packets_are_read_as_a_reader_of_their_own_reads_them()
    {
        var notifications = 0;
        foreach (var packet in Corpus.Read("snmp-packets.jsonl").Concat(Corpus.Read("malformed.jsonl").Where(c => c.IsSnmp)))
        {
            var alone = SnmpNotification.TryDecode(packet.Octets, out var expected, out _) && expected.Version != SnmpVersion.V3;
            Assert.Equal(alone, reader.TryRead(packet.Octets, out var read));
            notifications += alone ? 1 : 0;
            Assert.Equal(alone ? Told(expected) : "", alone ? Told(read!) : "");
        }

        Assert.True(notifications > 5, $"{notifications}");
    }

    [Fact]
    public void A_copy_stays_when_the_next_is_read()
    {
        Assert.True(reader.TryRead(WireVectors.Octets(WireVectors.V1Specific), out var first));
        var (copy, told) = (first.Copy(), Told(first));
        Assert.True(reader.TryRead(WireVectors.Octets(WireVectors.V2Trap), out var second));

        Assert.Same(first, second);
        Assert.NotEqual(told, Told(second));
        Assert.Equal(told, Told(copy));
    }

    [Fact]
    public void A_copy_holds_octets_names_and_numbers_of_its_own()
    {
        var octets = Message(new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.2.7"), SnmpValue.OctetString("GE0/0/7")), new VarBind(Oid.Parse("1.3.6.1.6.3.1.1.4.3.0"), SnmpValue.ObjectIdentifier(Oid.Parse("1.3.6.1.4.1.2011"))));
        Assert.True(reader.TryRead(octets, out var read));
        var copy = read.Copy();
        Array.Clear(octets);
        reader.TryRead(WireVectors.Octets(WireVectors.V2Trap), out _);

        Assert.Equal(["1.3.6.1.2.1.2.2.1.2.7 = OctetString: GE0/0/7", "1.3.6.1.6.3.1.1.4.3.0 = ObjectIdentifier: 1.3.6.1.4.1.2011"], copy.VarBinds.Select(b => b.ToString()));
    }

    [Fact]
    public void Names_that_outgrow_the_memory_leave_those_before_them_as_they_are()
    {
        reader.TryRead(WireVectors.Octets(WireVectors.V2Trap), out _);
        VarBind[] many = [.. Enumerable.Range(1, 300).Select(n => new VarBind(Oid.Parse($"1.3.6.1.4.1.2011.5.25.{n}"), SnmpValue.OctetString($"{n}")))];

        Assert.True(reader.TryRead(Message(many), out var read));
        Assert.Equal(many, read.VarBinds);
    }

    [Theory]
    [InlineData(WireVectors.V3NoAuth)]
    [InlineData(WireVectors.V3Discovery)]
    [InlineData("300b02010104067075626c6963")]
    public void What_is_no_notification_of_v1_or_v2c_is_left_to_others(string hex) => Assert.False(reader.TryRead(WireVectors.Octets(hex), out _));

    private static byte[] Message(params VarBind[] bindings) =>
        new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = SnmpPdu.Trap(7, 1234, Oid.Parse("1.3.6.1.6.3.1.1.5.3"), bindings) }.Encode();

    private static string Told(SnmpNotification n) =>
        $"{n} {n.Community} {n.RequestId} {n.Uptime} {n.V1} {n.TrapAddress} {n.EngineId} {n.UserName} {n.ContextEngineId} {n.ContextName} {n.Truncated} {n.Problem} {string.Join(" ; ", n.VarBinds)}";
}
