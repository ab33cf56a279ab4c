namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>Whose message it is, where no rule knows it.</summary>
public sealed class MakerTests
{
    [Theory]
    [InlineData("<134>CEF:0|Palo Alto Networks|PAN-OS|9|THREAT|x|3|a=b", "Palo Alto")]
    [InlineData("<134>Jan 1 10:00:00 h1 CEF:0|Imperva Inc.|SecureSphere|1|x|y|High|", "Imperva")]
    [InlineData("<134>Jan 1 10:00:00 h1 LEEF:1.0|Lancope|StealthWatch|1.0|41|a=b", "Lancope")]
    [InlineData("<134>Jan 1 10:00:00 h1 CEF: is a format", "")]
    [InlineData("<134>Jan 1 10:00:00 h1 CEF:0||x|", "")]
    [InlineData("<134>Jan 1 10:00:00 h1 ports: port 5 enabled", "HP")]
    [InlineData("<190>Nov 19 00:34:03 ssr1 %RIB-6-INFO: something", "Ericsson")]
    [InlineData("<14>2026/06/01-10:00:04, [FW-1002], 4421, CHASSIS, WARNING, sw1, Slot 7 says something", "Brocade")]
    [InlineData("%Jul 24 10:58:59 2012 [zIMI]:[Console] admin, show running-config", "EdgeCore")]
    [InlineData("Dec 27 09:49:35 2012 Office [HTTP]/5/logout (192.168.11.50)", "H3C")]
    [InlineData("dhcp,debug,packet dhcp1 received discover with id 12 from 0.0.0.0", "MikroTik")]
    [InlineData("<134>id=firewall sn=18B1690729A8 time=\"2026-01-01 10:00:00\" fw=192.0.2.1", "SonicWall")]
    public void A_message_that_no_rule_knows_has_the_maker_its_form_names(string text, string maker) => Assert.Equal(maker, StandardPacks.OfLog(text).Vendor);

    // LLDP/* of one maker's log, all of it no alarm, says nothing of another's.
    [Fact]
    public void A_facility_as_a_whole_is_its_makers_own()
    {
        var outcome = StandardPacks.OfLog("<187>7: r1 RP/0/RSP0/CPU0:Nov  1 11:11:24.100 : lldp[170]: %L2-LLDP-3-TABLE_EXHAUSTED : the table is exhausted");

        Assert.Equal(("Cisco", "plain.event"), (outcome.Vendor, outcome.Rule));
    }

    // A quoted router's mnemonic does not make a firewall a router.
    [Fact]
    public void How_a_text_begins_goes_before_the_mnemonic_in_it()
    {
        var outcome = StandardPacks.OfLog("<186>date=2026-01-07 time=09:39:32 devname=\"f1\" devid=\"FGT60F01\" logid=\"0103020300\" type=\"event\" msg=\"BGP: %BGP-5-ADJCHANGE: VRF 0 neighbor 192.0.2.7 Down BGP Notification\"");

        Assert.Equal(("Fortinet", "fortigate.bgp-quoted"), (outcome.Vendor, outcome.Rule));
    }

    [Theory]
    [InlineData("eth1/0/3 enter STP BPDU under protection state (mode: block)")]
    [InlineData("<188>Mar  8 20:34:46 r1 kernel: GigabitEthernet0/0/1: link is down")]
    [InlineData("0/0/ADMIN0:Nov 25 03:00:00.123 : otn[123]: %PKT_INFRA-FM-2-FAULT_CRITICAL : ALARM_CRITICAL :OTUK-LOF :DECLARE :OTU40/0/0/20:")]
    [InlineData("%PIM-5-NBR_DOWN:  pim [4321] Neighbor 192.0.2.7 (Vlan50) is down")]
    public void A_ports_number_or_dashes_make_no_message_of_VRP(string text) => Assert.NotEqual("Huawei", StandardPacks.OfLog(text).Vendor);
}
