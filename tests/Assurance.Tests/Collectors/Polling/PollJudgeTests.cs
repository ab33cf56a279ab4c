using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Polling;
using Assurance.Model.Alarms;
using Assurance.Snmp;
using Assurance.Tests.Collectors.Normalisation;

namespace Assurance.Tests.Collectors.Polling;

public sealed class PollJudgeTests
{
    private static readonly PollTarget Target = new("r1", "R1", new(System.Net.IPAddress.Loopback, 161), new("lab", "secret", 161, TimeSpan.FromSeconds(1), 0));

    [Fact]
    public void Each_standing_alarm_leads_to_the_instance_that_tells_of_it()
    {
        StandingAlarm[] standing =
        [
            On("interface", Conditions.LinkDown, ifIndex: 7),
            On("peer", Conditions.BgpPeerDown, address: "192.0.2.9"),
            On("peer", Conditions.OspfNeighborDown, address: "192.0.2.8"),
            On("peer", Conditions.BgpPeerDown, address: "2001:db8::1"),
            On("interface", Conditions.LinkDown),
            On("card", Conditions.CardFailure),
        ];
        Assert.Equal(
            ["1.3.6.1.2.1.2.2.1.8.7", "1.3.6.1.2.1.15.3.1.2.192.0.2.9", "1.3.6.1.2.1.14.10.1.6.192.0.2.8.0"],
            PollJudge.Questions(standing, StandardPacks.Rules.Polls).Select(q => q.Instance.ToString()));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(7, false)]
    public void Only_what_the_packs_call_gone_is_gone(int state, bool gone)
    {
        var questions = PollJudge.Questions([On("interface", Conditions.LinkDown, ifIndex: 7)], StandardPacks.Rules.Polls).ToList();
        var found = PollJudge.Gone(Target, questions, new Dictionary<Oid, SnmpValue> { [questions[0].Instance] = SnmpValue.Integer(state) });
        Assert.Equal(gone, found.Any(f => f is { Action: AlarmAction.Clear, Condition: Conditions.LinkDown }));
        Assert.Empty(PollJudge.Gone(Target, questions, new Dictionary<Oid, SnmpValue> { [questions[0].Instance] = SnmpValue.NoSuchInstance }));
    }

    [Theory]
    [InlineData(1000u, 900u, true)]
    [InlineData(1000u, 1100u, false)]
    [InlineData(uint.MaxValue - 100, 50u, false)]
    [InlineData(uint.MaxValue - 9_000_000, 50u, true)]
    public void An_agent_began_anew_unless_its_clock_ran_out(uint before, uint now, bool restarted) => Assert.Equal(restarted, PollJudge.Restarted(before, now));

    [Fact]
    public void The_community_is_never_shown() => Assert.DoesNotContain("secret", $"{Target.Profile} {Target}");

    [Fact]
    public void A_poll_of_a_pack_is_checked_when_it_loads()
    {
        using var folder = new PackFolder();
        folder.Write("acme.yaml", """
            polls:
              - { condition: linkDwn, object: ifOperStatus, instance: "{ifIndex}", clear: 1 }
              - { condition: linkDown, object: ifOperState, instance: "{ifIndex}", clear: 1 }
              - { condition: linkDown, object: ifOperStatus, instance: "{ifIndex}" }
            """);
        var errors = Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path)).Errors;
        Assert.Equal(["no condition 'linkDwn' is defined; did you mean 'linkDown'?", "no object 'ifOperState'; did you mean 'ifOperStatus'?", "'clear' is missing: the values that say it is gone"],
            errors.Select(e => e.Message.Trim()));
    }

    private static StandingAlarm On(string kind, string condition, int? ifIndex = null, string? address = null) =>
        new(new(ObjectKnowledge.Device, "r1", kind, "x", "r1", "R1") { IfIndex = ifIndex, Address = address }, condition, "");
}
