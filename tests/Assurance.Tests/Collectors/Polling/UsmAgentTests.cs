using Assurance.Collectors.Polling;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Tests.Collectors.Polling;

/// <summary>What is believed of an agent, message by message.</summary>
public sealed class UsmAgentTests
{
    private static readonly UsmUser Noc = new("noc", AuthProtocol.SHA256, "authentic phrase", PrivacyProtocol.AES128, "private phrase");
    private static readonly EngineId Engine = EngineId.Parse("80001f8804746573742d6e65");
    private static readonly Oid[] Names = [Oid.Parse("1.3.6.1.2.1.1.3.0")];
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    private readonly UsmAgent agent = new(Noc, "vrf-a");

    [Fact]
    public void First_it_asks_who_is_there_then_by_the_engine_and_time_that_it_learnt()
    {
        var discovery = Decoded(agent.Ask(1, Names, 1, Start));
        Assert.Equal((MessageFlags.Reportable, "", true), (discovery.V3!.Flags, discovery.V3.Usm!.UserName, discovery.V3.Usm.EngineId.IsEmpty));
        Assert.Empty(discovery.Pdu!.VarBinds);

        Assert.True(Take(Report(discovery, UsmFailure.UnknownEngineId, 7, 1000), Start, out var answer));
        Assert.True(answer.IsAgain);

        var asked = Decoded(agent.Ask(2, Names, 2, Start + TimeSpan.FromSeconds(5)));
        Assert.Equal((Engine, 7, 1005, "noc"), (asked.V3!.Usm!.EngineId, asked.V3.Usm.EngineBoots, asked.V3.Usm.EngineTime, asked.V3.Usm.UserName));
        Assert.True(asked.V3.Flags.HasFlag(MessageFlags.Private | MessageFlags.Authenticated | MessageFlags.Reportable));
        Assert.Null(asked.Pdu);
    }

    [Fact]
    public void A_time_that_nobody_signed_gives_way_to_one_with_a_right_digest_even_if_that_is_earlier()
    {
        var asked = Known(boots: 900, time: 5);

        Assert.True(Take(UsmSecurity.Seal(UsmReport.To(asked, UsmFailure.NotInTimeWindow, 1, Engine, 7, 1000), Noc, 9), Start, out var answer));

        Assert.True(answer.IsAgain);
        var again = Decoded(agent.Ask(3, Names, 3, Start));
        Assert.Equal((7, 1000), (again.V3!.Usm!.EngineBoots, again.V3.Usm.EngineTime));
    }

    [Fact]
    public void An_answer_counts_with_its_digest_at_its_level_and_in_time()
    {
        var asked = Known(boots: 7, time: 1000);
        Assert.True(Take(Response(asked, 7, 1001, MessageFlags.Authenticated | MessageFlags.Private), Start, out var answer));
        Assert.Equal(12L, answer.Pdu!.VarBinds[0].Value.AsInt64());

        // A later one moves the clock; what is old then is refused, and so is an earlier boot.
        Assert.True(Take(Response(asked, 7, 2000, MessageFlags.Authenticated | MessageFlags.Private), Start, out _));
        Assert.False(Take(Response(asked, 7, 1849, MessageFlags.Authenticated | MessageFlags.Private), Start, out _));
        Assert.True(Take(Response(asked, 7, 1851, MessageFlags.Authenticated | MessageFlags.Private), Start, out _));
        Assert.False(Take(Response(asked, 6, 9000, MessageFlags.Authenticated | MessageFlags.Private), Start, out _));
    }

    [Fact]
    public void An_agent_that_lost_count_of_its_boots_is_asked_again_by_the_clock_that_it_signed()
    {
        var asked = Known(boots: 7, time: 1000);
        Assert.True(Take(Response(asked, 7, 1001, MessageFlags.Authenticated | MessageFlags.Private), Start, out _));

        Assert.True(Take(UsmSecurity.Seal(UsmReport.To(asked, UsmFailure.NotInTimeWindow, 1, Engine, 1, 20), Noc, 9), Start, out var answer));
        Assert.True(answer.IsAgain);
        var again = Decoded(agent.Ask(3, Names, 3, Start));
        Assert.Equal((1, 20), (again.V3!.Usm!.EngineBoots, again.V3.Usm.EngineTime));
        Assert.True(Take(Response(again, 1, 21, MessageFlags.Authenticated | MessageFlags.Private), Start, out answer));
        Assert.NotNull(answer.Pdu);
        Assert.Equal((1, 21), (agent.Proven!.Value.Clock.Boots, agent.Proven.Value.Clock.LatestTime));
    }

    [Theory]
    [InlineData(MessageFlags.Authenticated)]
    [InlineData(MessageFlags.None)]
    public void An_answer_below_the_level_asked_is_passed_over(MessageFlags flags) =>
        Assert.False(Take(Response(Known(7, 1000), 7, 1001, flags), Start, out _));

    [Fact]
    public void What_was_changed_on_the_way_is_passed_over_and_so_is_another_engine()
    {
        var asked = Known(7, 1000);
        var changed = Response(asked, 7, 1001, MessageFlags.Authenticated | MessageFlags.Private);
        changed[^1] ^= 1;
        Assert.False(Take(changed, Start, out _));

        var other = asked with { V3 = asked.V3! with { Usm = asked.V3.Usm! with { EngineId = EngineId.Parse("80001f88046f74686572") } } };
        Assert.False(Take(Response(other, 7, 1001, MessageFlags.Authenticated | MessageFlags.Private), Start, out _));
    }

    [Fact]
    public void A_time_window_that_is_reported_without_a_digest_is_nobodys_word()
    {
        var asked = Known(7, 1000);
        Assert.False(Take(UsmReport.To(asked, UsmFailure.NotInTimeWindow, 1, Engine, 8, 1) is var report ? (report with { V3 = report.V3! with { Flags = MessageFlags.None } }).Encode() : [], Start, out _));
    }

    [Theory]
    [InlineData(UsmFailure.WrongDigest, "usmStatsWrongDigests")]
    [InlineData(UsmFailure.UnknownUserName, "usmStatsUnknownUserNames")]
    [InlineData(UsmFailure.UnsupportedSecurityLevel, "usmStatsUnsupportedSecLevels")]
    [InlineData(UsmFailure.DecryptionError, "usmStatsDecryptionErrors")]
    public void A_refusal_is_told_by_its_counter(UsmFailure failure, string counter)
    {
        Assert.True(Take(Report(Known(7, 1000), failure, 7, 1000), Start, out var answer));
        Assert.Equal((null, counter, false), (answer.Pdu, answer.Refusal, answer.IsAgain));
    }

    private SnmpMessage Known(int boots, int time)
    {
        Assert.True(Take(Report(Decoded(agent.Ask(1, Names, 1, Start)), UsmFailure.UnknownEngineId, boots, time), Start, out _));
        return Decoded(agent.Ask(2, Names, 2, Start));
    }

    private bool Take(byte[] datagram, TimeSpan now, out PollAnswer answer) => agent.TryTake(datagram, Decoded(datagram), now, out answer);

    private static byte[] Report(SnmpMessage request, UsmFailure failure, int boots, int time) => UsmReport.To(request, failure, 1, Engine, boots, time).Encode();

    private static byte[] Response(SnmpMessage asked, int boots, int time, MessageFlags flags) => UsmSecurity.Seal(
        new SnmpMessage(SnmpVersion.V3)
        {
            V3 = asked.V3! with { Flags = flags, Usm = asked.V3.Usm! with { EngineBoots = boots, EngineTime = time } },
            ContextEngineId = Engine,
            Pdu = new SnmpPdu(PduType.Response, 2, [new VarBind(Names[0], SnmpValue.TimeTicks(12))]),
        },
        Noc,
        (ulong)time);

    private static SnmpMessage Decoded(byte[] datagram)
    {
        Assert.True(SnmpMessage.TryDecode(datagram, out var message, out var error), error.ToString());
        return message;
    }
}
