using Assurance.Model.Alarms;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class LinkStateTests
{
    [Theory]
    [InlineData("<187>1: r1: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down", "GigabitEthernet0/1", AlarmAction.Raise)]
    [InlineData("<189>1: r1: %LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/1, changed state to up", "GigabitEthernet0/1", AlarmAction.Clear)]
    [InlineData("<188>Mar  8 2026 20:34:46 r1 %%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1 has turned into DOWN state.", "GE1/0/1", AlarmAction.Raise)]
    [InlineData("<188>Mar  8 20:34:46 r1 mib2d[1]: SNMP_TRAP_LINK_UP: ifIndex 523, ifAdminStatus up(1), ifOperStatus up(1), ifName ge-0/0/1", "ge-0/0/1", AlarmAction.Clear)]
    public void Every_vendor_words_it_in_its_way(string text, string name, AlarmAction action)
    {
        var report = Assert.Single(StandardPacks.OfLog(text).Reports);

        Assert.Equal((Conditions.LinkDown, "interface", name, action), (report.Condition, report.Object.Kind, report.Object.Name, report.Action));
        Assert.Equal(ServiceEffect.Outage, report.Effect);
    }

    [Fact]
    public void A_link_shut_by_its_operator_raises_nothing() =>
        Assert.Empty(StandardPacks.OfLog("<188>Mar  8 20:34:46 r1 mib2d[1]: SNMP_TRAP_LINK_DOWN: ifIndex 523, ifAdminStatus down(2), ifOperStatus down(2), ifName ge-0/0/1").Reports);
}
