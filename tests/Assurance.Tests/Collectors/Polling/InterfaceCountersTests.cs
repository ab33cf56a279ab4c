using System.Net;
using Assurance.Collectors.Polling;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Polling;

/// <summary>A line that loses frames is told by what its interface counts.</summary>
public sealed class InterfaceCountersTests
{
    private static readonly Resource Port = new("d1-1", "d1", null, "interface", "GigabitEthernet1/0/1", 7, null, "");
    private static readonly PollTarget Target = new("d1", "D1", new IPEndPoint(IPAddress.Loopback, 161), new("lab", "public", 161, TimeSpan.FromSeconds(1), 0));

    private readonly InterfaceCounters counters = new();

    [Fact]
    public void One_error_in_a_thousand_raises_once_and_one_in_ten_thousand_ends_it()
    {
        Assert.Empty(Look(errors: 5, packets: 1_000));
        Assert.Empty(Look(errors: 5, packets: 901_000));
        var raised = Assert.Single(Look(errors: 1_005, packets: 1_800_000));
        Assert.Equal((AlarmAction.Raise, Conditions.InterfaceErrors, "d1-1"), (raised.Action, raised.Condition, raised.Object.Id));
        Assert.Empty(Look(errors: 3_005, packets: 2_700_000, stands: true));
        Assert.Empty(Look(errors: 3_305, packets: 3_600_000, stands: true));
        Assert.Equal(AlarmAction.Clear, Assert.Single(Look(errors: 3_306, packets: 4_500_000, stands: true)).Action);
    }

    [Fact]
    public void Few_errors_or_a_line_that_stands_still_prove_nothing()
    {
        Assert.Empty(Look(errors: 0, packets: 0));
        Assert.Empty(Look(errors: 99, packets: 0));
        Assert.Empty(Look(errors: 99, packets: 0, stands: true));
    }

    [Fact]
    public void Counters_that_turn_over_go_on_and_those_that_began_anew_are_looked_at_the_next_time()
    {
        Assert.Empty(Look(errors: uint.MaxValue - 99, packets: uint.MaxValue, wide: false));
        Assert.Single(Look(errors: 900, packets: 9_999, wide: false));
        Assert.Empty(Look(errors: 900, packets: 1_000_000));
        Assert.Empty(Look(errors: 5_000, packets: 10));
        counters.Forget();
        Assert.Empty(Look(errors: 50_000, packets: 20));
        Assert.Empty(counters.Judge(Target, [Port], [], new Dictionary<Oid, SnmpValue>()));
        Assert.Empty(Look(errors: 90_000, packets: 30));
    }

    private IReadOnlyList<PollFinding> Look(uint errors, ulong packets, bool stands = false, bool wide = true)
    {
        var names = InterfaceCounters.Names(Port);
        var answers = new Dictionary<Oid, SnmpValue> { [names[0]] = SnmpValue.Counter32(errors) };
        answers[wide ? names[2] : names[1]] = wide ? SnmpValue.Counter64(packets) : SnmpValue.Counter32((uint)packets);
        StandingAlarm[] standing = stands ? [new(new(ObjectKnowledge.Resource, "d1-1", "interface", "", "d1", "D1"), Conditions.InterfaceErrors, "")] : [];
        return [.. counters.Judge(Target, [Port], standing, answers)];
    }
}
