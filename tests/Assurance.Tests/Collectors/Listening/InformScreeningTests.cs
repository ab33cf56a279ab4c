using Assurance.Collectors.Listening;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>The short look that spares traps the search for something to answer never costs an inform its answer.</summary>
public sealed class InformScreeningTests
{
    private static readonly Oid ColdStart = Oid.Parse("1.3.6.1.6.3.1.1.5.1");

    [Theory]
    [InlineData("")]
    [InlineData("public")]
    [InlineData("a community of more than a hundred and twenty-seven octets, whose length needs a second octet and so is none of the usual ones, xxxxxxxxxx")]
    public void An_inform_is_looked_at(string community)
    {
        var inform = Encode(SnmpPdu.Inform(1, 1, ColdStart), community);

        Assert.False(InformResponder.AsksNothing(inform));
        Assert.True(SnmpMessage.TryEncodeResponse(inform, out _, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(400)]
    public void A_trap_is_not(int more)
    {
        var binding = new VarBind(ColdStart, SnmpValue.OctetString(new string('x', more)));

        Assert.True(InformResponder.AsksNothing(Encode(SnmpPdu.Trap(1, 1, ColdStart, binding), "public")));
    }

    [Fact]
    public void What_is_passed_over_could_not_have_been_answered()
    {
        var random = new Random(11);
        byte[][] seeds = [Encode(SnmpPdu.Inform(1, 1, ColdStart), "public"), Encode(SnmpPdu.Trap(1, 1, ColdStart), "public")];
        for (var n = 0; n < 20_000; n++)
        {
            var octets = seeds[n % 2].AsSpan(0, random.Next(1, seeds[n % 2].Length + 1)).ToArray();
            for (var changes = random.Next(4); changes > 0; changes--)
            {
                octets[random.Next(Math.Min(octets.Length, 20))] = (byte)random.Next(256);
            }

            Assert.False(InformResponder.AsksNothing(octets) && SnmpMessage.TryEncodeResponse(octets, out _, out _), Convert.ToHexString(octets));
        }
    }

    private static byte[] Encode(SnmpPdu pdu, string community) => new SnmpMessage(SnmpVersion.V2c) { Community = community, Pdu = pdu }.Encode();
}
