using System.Text;
using Assurance.Syslog;

namespace Assurance.Tests.Syslog;

/// <summary>Headers as devices write them, one a line of a table.</summary>
public sealed class VendorHeaderTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 8, 20, 40, 0, TimeSpan.FromHours(8));

    private static SyslogMessage Decode(string text) => Decode(Encoding.UTF8.GetBytes(text));

    private static SyslogMessage Decode(byte[] octets)
    {
        Assert.True(SyslogDecoder.TryDecode(octets, Received, out var message, out _));
        return message;
    }

    [Theory]
    [InlineData("<189>521: rtr1: 000123: *Mar  1 18:46:11.021 CST: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down", VendorHeader.CiscoIos, "rtr1", "%LINK-3-UPDOWN: Interface Gi0/1, changed state to down")]
    [InlineData("<189>Mar  1 18:46:11 10.0.0.1 521: rtr1: 000123: .Mar  1 18:46:11.021 CST: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down", VendorHeader.CiscoIos, "rtr1", "%LINK-3-UPDOWN: Interface Gi0/1, changed state to down")]
    [InlineData("<189>521: Mar  1 18:46:11.021 Beijing: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down", VendorHeader.CiscoIos, null, "%LINK-3-UPDOWN: Interface Gi0/1, changed state to down")]
    [InlineData("<189>72: Mar  3 19:57:17.371: %LINK-5-CHANGED: Interface GigabitEthernet0/2, changed state to administratively down", VendorHeader.CiscoIos, null, "%LINK-5-CHANGED: Interface GigabitEthernet0/2, changed state to administratively down")]
    [InlineData("<166>20: 00:01:01: %SYSMGR-STANDBY-3-SHUTDOWN_START: The System Manager", VendorHeader.CiscoIos, null, "%SYSMGR-STANDBY-3-SHUTDOWN_START: The System Manager")]
    [InlineData("<166>20w2d: %SYS-5-RESTART: System restarted", VendorHeader.CiscoIos, null, "%SYS-5-RESTART: System restarted")]
    [InlineData("<189>rtr1: %SYS-5-RESTART: System restarted", VendorHeader.CiscoIos, "rtr1", "%SYS-5-RESTART: System restarted")]
    [InlineData("<190>12345: gw1.acy1 RP/0/RSP0/CPU0:Nov  1 11:11:24.927: isis[1006]: %ROUTING-ISIS-5-ADJCHANGE : Adjacency to gw1", VendorHeader.CiscoIosXr, "gw1.acy1", "%ROUTING-ISIS-5-ADJCHANGE : Adjacency to gw1")]
    [InlineData("<190>40: RP/0/RSP0/CPU0:May  5 10:00:00.123 CST: ifmgr[200]: %PKT_INFRA-LINK-3-UPDOWN : Interface down", VendorHeader.CiscoIosXr, null, "%PKT_INFRA-LINK-3-UPDOWN : Interface down")]
    [InlineData("<187>sw1: 2026 May  5 10:00:00.123 CST: %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/1 is down", VendorHeader.CiscoNxOs, "sw1", "%ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/1 is down")]
    [InlineData("<187>: 2026 May  5 10:00:00 UTC: %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/1 is down", VendorHeader.CiscoNxOs, null, "%ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/1 is down")]
    [InlineData("<191>Aug  1 14:01:20 abc-asa1: %ASA-6-302013: Built outbound", VendorHeader.CiscoIos, "abc-asa1", "%ASA-6-302013: Built outbound")]
    [InlineData("<166>2023-05-11T10:21:43Z dut-1 : %FTD-6-430003: DeviceUUID", VendorHeader.CiscoIos, "dut-1", "%FTD-6-430003: DeviceUUID")]
    [InlineData("<165>Feb  7 22:22:35 leaf1 Bfd: %BFD-5-STATE_CHANGE: peer down", VendorHeader.AristaEos, "leaf1", "%BFD-5-STATE_CHANGE: peer down")]
    [InlineData("<188>Mar  8 2026 20:34:46 pe1 %%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1 has turned into DOWN state.", VendorHeader.HuaweiVrp, "pe1", "%%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1 has turned into DOWN state.")]
    [InlineData("<188>Mar  8 2026 20:34:46.120+08:00 pe1 %% 01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1", VendorHeader.HuaweiVrp, "pe1", "%%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1")]
    [InlineData("<189>2026-03-08 18:08:56 pe1 %%01CLI/5/LOGIN(l):CID=0x80;text", VendorHeader.HuaweiVrp, "pe1", "%%01CLI/5/LOGIN(l):CID=0x80;text")]
    [InlineData("%Nov 10 19:05:38 2009 LH6506 ARP/5/DUPIP:Slot=0;IP address 192.168.1.21 collision detected", VendorHeader.HuaweiVrp, "LH6506", "ARP/5/DUPIP:Slot=0;IP address 192.168.1.21 collision detected")]
    [InlineData("<188>#Aug  2 2012 09:02:34 sw0 SRM/4/PortPhysicalEthHalfDuplexClear:OID 1.3.6.1.4 port work", VendorHeader.HuaweiVrp, "sw0", "SRM/4/PortPhysicalEthHalfDuplexClear:OID 1.3.6.1.4 port work")]
    [InlineData("<187>%Apr 26 12:00:05:123 2026 core2 IFNET/3/PHY_UPDOWN: Physical state on the interface changed to down.", VendorHeader.H3cComware, "core2", "IFNET/3/PHY_UPDOWN: Physical state on the interface changed to down.")]
    [InlineData("<29> May 11 10:21:43 2023 dut-1 (Stack) %%10SC/6/SC_AAA_LAUNCH(l): -AAAType=AUTHEN", VendorHeader.H3cComware, "dut-1", "%%10SC/6/SC_AAA_LAUNCH(l): -AAAType=AUTHEN")]
    [InlineData("Oct  2 19:07:53 2000 3Com Baseline Switch %%10IFNET/4/LINK UPDOWN(l):   GigabitEthernet1/0/2: link status is DOWN", VendorHeader.H3cComware, "3Com Baseline Switch", "%%10IFNET/4/LINK UPDOWN(l):   GigabitEthernet1/0/2: link status is DOWN")]
    [InlineData("<186>10:05:17 03/08/2026 UTC alarm 6 occurred %ENVIRONMENT% Rack fan 2 wrong sent by UPC(MPU) 1", VendorHeader.ZteZxr10, null, "alarm 6 occurred %ENVIRONMENT% Rack fan 2 wrong sent by UPC(MPU) 1")]
    [InlineData("<28>Nov 20 16:58:04 re0.gw2.fin1 rpd[3167]: RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer 1.1.1.1", VendorHeader.JuniperJunos, "gw2.fin1", "RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer 1.1.1.1")]
    [InlineData("<28>Nov 20 16:58:04 gw2 SNMP_TRAP_LINK_DOWN: ifIndex 584", VendorHeader.JuniperJunos, "gw2", "SNMP_TRAP_LINK_DOWN: ifIndex 584")]
    [InlineData("<188>Mar  8 2026 20:34:46 DST pe1 %%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1", VendorHeader.HuaweiVrp, "pe1", "%%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1")]
    [InlineData("<188>Mar  8 2026 20:34:46+08:00 DST pe1 %%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1", VendorHeader.HuaweiVrp, "pe1", "%%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1")]
    [InlineData("<13>Mar  8 20:34:46 CST pe1 sshd[7]: x", VendorHeader.None, "pe1", "x")]
    [InlineData("<13>Mar  8 20:34:46 CST sshd[7]: x", VendorHeader.None, "CST", "x")]
    [InlineData("<13>Mar  8 20:34:46 CST last message repeated 3 times", VendorHeader.None, "CST", "last message repeated 3 times")]
    [InlineData("<7>Dec 10 00:00:01 some-switch fpc0 (buf alloc) failed", VendorHeader.None, "some-switch", "fpc0 (buf alloc) failed")]
    [InlineData("<165>1 2026-03-08T01:02:03.004Z rtr mib2d 3046 SNMP_TRAP_LINK_DOWN [junos@2636.1.1.1.2.18 snmp-interface-index=\"5\" interface-name=\"ge-0/0/0\"] ifIndex 5, down", VendorHeader.JuniperJunos, "rtr", "SNMP_TRAP_LINK_DOWN: ifIndex 5, down")]
    [InlineData("<165>1 2026-03-08T01:02:03.004Z rtr mib2d 3046 SNMP_TRAP_LINK_DOWN [junos@2636.1.1.1.2.18 interface-name=\"ge-0/0/0\"]", VendorHeader.JuniperJunos, "rtr", "SNMP_TRAP_LINK_DOWN: [junos@2636.1.1.1.2.18 interface-name=\"ge-0/0/0\"]")]
    [InlineData("<187>Mar  8 20:34:46 sr1 TMNX: 11 Base SNMP-WARNING-linkDown-2004 [1/1/1]:  Interface 1/1/1 is not operational", VendorHeader.NokiaSros, "sr1", "11 Base SNMP-WARNING-linkDown-2004 [1/1/1]:  Interface 1/1/1 is not operational")]
    [InlineData("<30>NetworkManager: <info> device eth0: link down", VendorHeader.None, null, "<info> device eth0: link down")]
    [InlineData("<30>app: %d of memory used", VendorHeader.None, null, "%d of memory used")]
    [InlineData("<189>94: <ios-log-msg><facility>SYS</facility>", VendorHeader.None, null, "<ios-log-msg><facility>SYS</facility>")]
    [InlineData("12: not a header", VendorHeader.None, null, "12: not a header")]
    [InlineData("<13>Jun  9 15:41:30 2001:db8::1 app: msg", VendorHeader.None, "2001:db8::1", "msg")]
    public void A_header_gives_vendor_host_and_text(string datagram, VendorHeader vendor, string? host, string text)
    {
        var message = Decode(datagram);

        Assert.Equal((vendor, host, text), (message.Vendor, message.Hostname, message.Text));
    }

    [Theory]
    [InlineData("<189>521: rtr1: 000123: *Mar  1 18:46:11.021 CST: %LINK-3-UPDOWN: Interface", "LINK", SyslogSeverity.Error, "UPDOWN", null)]
    [InlineData("<190>40: RP/0/RSP0/CPU0:May  5 10:00:00.123 CST: ifmgr[200]: %PKT_INFRA-LINK-3-UPDOWN : Interface", "PKT_INFRA-LINK", SyslogSeverity.Error, "UPDOWN", null)]
    [InlineData("<190>Mar  8 2026 20:34:46 pe1 %%01IFNET/4/IF_STATE(l)[12]:Interface", "IFNET", SyslogSeverity.Warning, "IF_STATE", 12L)]
    [InlineData("%Nov 10 19:05:38 2009 LH6506 ARP/5/DUPIP:Slot=0;", "ARP", SyslogSeverity.Notice, "DUPIP", null)]
    [InlineData("<187>Oct  2 19:07:53 2000 Base %%10IFNET/4/LINK UPDOWN(l):   Gi", "IFNET", SyslogSeverity.Warning, "LINK UPDOWN", null)]
    [InlineData("<28>Nov 20 16:58:04 gw2 rpd[3167]: RPD_OSPF_NBRDOWN: OSPF", "rpd", null, "RPD_OSPF_NBRDOWN", null)]
    [InlineData("<186>10:05:17 03/08/2026 UTC alarm 6 cleared %ENVIRONMENT% Rack fan 2", "ENVIRONMENT", null, "6", null)]
    [InlineData("<187>Mar  8 20:34:46 sr1 TMNX: 11 Base SNMP-WARNING-linkDown-2004 [1/1/1]: x", "SNMP", SyslogSeverity.Warning, "linkDown", null)]
    public void A_mnemonic_gives_module_severity_and_name(string datagram, string module, SyslogSeverity? severity, string name, long? sequence)
    {
        var tag = Decode(datagram).Event!;

        Assert.Equal((module, severity, name, sequence), (tag.Module, tag.Severity, tag.Name, tag.Sequence));
    }

    [Fact]
    public void Ios_gives_its_number_and_doubts_its_clock()
    {
        var message = Decode("<189>521: rtr1: 000123: *Mar  8 18:46:11.021 CST: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down");

        Assert.Equal((521, false, false), (message.Sequence, message.HasZone, message.ClockSynchronised!.Value));
        Assert.Equal(new DateTimeOffset(2026, 3, 8, 18, 46, 11, 21, TimeSpan.FromHours(8)), message.Timestamp);
        Assert.Equal((23, SyslogSeverity.Notice), (message.Facility, message.Severity));
    }

    [Fact]
    public void Xr_gives_node_and_process()
    {
        var message = Decode("<190>40: xrv RP/0/RP0/CPU0:Oct  4 22:52:47.441 : cfgmgr_trial_confirm[67310]: %MGBL-CONFIG-6-DB_COMMIT : Configuration committed");

        Assert.Equal(("RP/0/RP0/CPU0", "cfgmgr_trial_confirm", "67310", 40), (message.Node, message.AppName, message.ProcId, message.Sequence));
    }

    [Fact]
    public void An_uptime_is_no_time()
    {
        var message = Decode("<166>20: 1y12w: %SYS-5-RESTART: System restarted");

        Assert.Null(message.Timestamp);
        Assert.Equal(SyslogLeniencies.TimestampMissing, message.Leniencies);
    }
}
