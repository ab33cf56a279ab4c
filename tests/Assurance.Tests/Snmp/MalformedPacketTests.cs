using Assurance.Snmp;

namespace Assurance.Tests.Snmp;

public sealed class MalformedPacketTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Exceptions = [];

    [Fact]
    public void Malformed_packets_are_refused_or_read_in_part()
    {
        var packets = Corpus.Read("malformed.jsonl").Where(c => c.IsSnmp).ToList();
        Corpus.AssertAgreement(packets.Select(c => (c.Id, Differences(c))), Exceptions, output);
    }

    private static List<string> Differences(CorpusCase packet)
    {
        if (!SnmpMessage.TryDecode(packet.Octets, out var message, out var error))
        {
            return error.Field is null || error.Offset < 0 || error.Offset > packet.Octets.Length ? ["refused without a place"] : [];
        }

        return message.Pdu is { Truncated: true } or { Problem: not null } ? [] : ["read as if whole"];
    }

    [Theory]
    [InlineData("", "message")]
    [InlineData("30", "message")]
    [InlineData("3080020101", "message")]
    [InlineData("308902010104067075626c6963", "message")]
    [InlineData("3003020102", "version")]
    [InlineData("3003020107", "version")]
    [InlineData("300602010105000000", "community")]
    [InlineData("300b02010104067075626c6963", "PDU")]
    [InlineData("300d02010104067075626c6963a900", "PDU")]
    [InlineData("300d02010104067075626c6963a400", "PDU")]
    [InlineData("300d02010104067075626c6963a700", "request-id")]
    public void A_refusal_names_the_field(string hex, string field)
    {
        Assert.False(SnmpMessage.TryDecode(WireVectors.Octets(hex), out _, out var error));
        Assert.Equal(field, error.Field);
    }

    [Fact]
    public void A_binding_that_cannot_be_read_costs_no_other()
    {
        // The second binding's IpAddress has three octets, the third's name a padded sub-identifier.
        var message = Bindings("300f060a2b060102010202010107020107", "300b06062b060102010140" + "01aa", "300a06042b80060105000000", "300f060a2b060102010202010707020101");

        Assert.Equal(4, message.Pdu!.VarBinds.Count);
        Assert.Equal(SnmpType.Unreadable, message.Pdu.VarBinds[1].Value.Type);
        Assert.Equal("aa", message.Pdu.VarBinds[1].Value.AsText());
        Assert.True(message.Pdu.VarBinds[2].Name.IsEmpty);
        Assert.Equal(1, message.Pdu.VarBinds[3].Value.AsInt64());
        Assert.NotNull(message.Pdu.Problem);
        Assert.False(message.Pdu.Truncated);
    }

    [Fact]
    public void A_trap_cut_anywhere_after_its_header_keeps_the_bindings_before_the_cut()
    {
        var whole = WireVectors.Octets(WireVectors.V2Trap);
        var bindings = 0;
        for (var length = 30; length < whole.Length; length++)
        {
            Assert.True(SnmpMessage.TryDecode(whole.AsSpan(0, length), out var message, out _));
            Assert.True(message.Pdu!.Truncated);
            Assert.InRange(message.Pdu.VarBinds.Count, bindings, bindings + 1);
            bindings = message.Pdu.VarBinds.Count;
        }

        Assert.Equal(4, bindings);
    }

    [Theory]
    [InlineData("4104ffffffff", "4294967295")]
    [InlineData("4105ffffffffff", "4294967295")]
    [InlineData("420500ffffffff", "4294967295")]
    [InlineData("4208ffffffff80000000", "2147483648")]
    [InlineData("4304fffffffe", "4294967294")]
    [InlineData("470180", "128")]
    [InlineData("0203ffffff", "-1")]
    [InlineData("02050080000000", "2147483648")]
    [InlineData("0200", "")]
    [InlineData("4109" + "010000000000000000", "")]
    [InlineData("028201" + "00", "")]
    public void Numbers_of_sloppy_agents_are_read_as_meant(string element, string expected)
    {
        var message = Bindings("30" + (element.Length / 2 + 4).ToString("x2") + "06022b06" + element);

        Assert.Equal(expected, $"{message.Pdu!.VarBinds[0].Value.AsInt64()}");
    }

    private static SnmpMessage Bindings(params string[] bindings)
    {
        var list = string.Concat(bindings);
        var pdu = $"0201010201000201003082{list.Length / 2:x4}{list}";
        var body = $"02010104067075626c6963a782{pdu.Length / 2:x4}{pdu}";
        Assert.True(SnmpMessage.TryDecode(WireVectors.Octets($"3082{body.Length / 2:x4}{body}"), out var message, out var error), error.ToString());
        return message;
    }
}
