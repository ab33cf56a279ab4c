using Assurance.Collectors.Usm;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Snmp.Usm;
using Assurance.Tests.Support;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>What SNMPv3 senders can make us do and keep has an end, and meeting it is counted.</summary>
public sealed class UsmBoundTests
{
    private readonly LineCounters counters = new();

    [Fact]
    public void Of_more_than_five_hundred_Reports_a_second_the_rest_is_counted_and_not_sent()
    {
        var responder = new UsmResponder(UsmUsers.None, new UsmEngine(EngineId.Parse("80007ed9050102030405060708"), [Some.Start]), () => TimeSpan.FromSeconds(5), counters);
        var question = new SnmpMessage(SnmpVersion.V3)
        {
            V3 = new SnmpV3Header(1, 65_507, MessageFlags.Reportable, 3) { Usm = new UsmParameters(default, 0, 0, "", default, default, 0) },
            Pdu = SnmpPdu.Get(1, []),
        }.Encode();
        Assert.Equal(500, Enumerable.Range(0, 600).Count(_ => responder.TryAnswer(question, out var _)));
        Assert.Equal([("reports", 100L)], counters.LimitedCounts);
    }

    [Fact]
    public void Of_more_refused_engines_than_are_listed_the_rest_is_counted()
    {
        var refused = new RefusedEngines(counters);
        var receiver = new UsmReceiver(new UsmUsers([User]), null, refused);
        for (var n = 0; n < RefusedEngines.Most + 3; n++)
        {
            Open(receiver, n, boots: 7);
            Open(receiver, n, boots: 6);
        }

        Assert.Equal(RefusedEngines.Most, refused.Count);
        Assert.Equal([("refused-engines", 3L)], counters.LimitedCounts);
        Open(receiver, 0, boots: 8);
        Assert.Equal(RefusedEngines.Most - 1, refused.Count);
    }

    private static readonly UsmUser User = new("noc", AuthProtocol.MD5, "authentic phrase");

    private static void Open(UsmReceiver receiver, int engine, int boots)
    {
        var octets = UsmSecurity.Seal(
            new SnmpMessage(SnmpVersion.V3)
            {
                V3 = new SnmpV3Header(1, 65_507, MessageFlags.Authenticated, 3) { Usm = new UsmParameters(EngineId.Parse($"80001f8804{engine:x8}"), boots, 10, "noc", default, default, 0) },
                Pdu = SnmpPdu.Trap(1, 1, Oid.Parse("1.3.6.1.6.3.1.1.5.1")),
            },
            User, 1);
        Assert.True(SnmpMessage.TryDecode(octets, out var message, out _));
        receiver.Check(octets, message, Some.Start, "192.0.2.1", out _);
    }
}
