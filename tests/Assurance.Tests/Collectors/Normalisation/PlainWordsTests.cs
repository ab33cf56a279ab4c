using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Wording;
using Assurance.Model.Alarms;
using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>What the plain words of a message say, where no rule knows it.</summary>
public sealed class PlainWordsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("BGP neighbor 192.0.2.7 went down", "peer bgp 192.0.2.7 broken")]
    [InlineData("BGP session with 192.0.2.7 established", "peer bgp 192.0.2.7 whole")]
    [InlineData("ospf: nbr 192.0.2.7 on Vlan10 changed from Full to Init", "peer ospf 192.0.2.7 broken")]
    [InlineData("LDP peer 192.0.2.7:0 is no longer operational", "peer ldp 192.0.2.7 broken")]
    [InlineData("BFD session from 192.0.2.1:16385 to 192.0.2.9:16386 is Up", "peer bfd 192.0.2.9 whole")]
    [InlineData("BFD peer (vrf:default, ip:2001:db8::9, type:normal) state Up -> Down", "peer bfd 2001:db8::9 broken")]
    [InlineData("ISIS adjacency to 0000.0000.0002 lost", "peer isis 0000.0000.0002 broken")]
    [InlineData("Interface Gi1/0/1 went down because the neighbor is up", "interface  Gi1/0/1 broken")]
    [InlineData("port ethernet 2/1 link state UP", "interface  ethernet 2/1 whole")]
    [InlineData("Loop detected on port 1:5", "interface loop 1:5 broken")]
    [InlineData("port 1:5 loop recovered", "interface loop 1:5 whole")]
    [InlineData("Power supply 2 has failed", "part supply Power supply 2 broken")]
    [InlineData("A power supply fault no longer exists", "part supply power supply whole")]
    [InlineData("CLEAR CRITICAL Power Supply Bay 0 Power Supply Failure", "part supply Power Supply Bay 0 whole")]
    [InlineData("The fan module 2 was pulled out.", "part fan fan module 2 broken")]
    [InlineData("Temperature exceeded the normal operating range", "part temperature Temperature broken")]
    [InlineData("Temperature has returned to normal", "part temperature Temperature whole")]
    [InlineData("fan 3 is not rotating", "part fan fan 3 broken")]
    [InlineData("MPLS LSP to-pe4 down on primary path", "path lsp to-pe4 broken")]
    [InlineData("Pool web member 192.0.2.11:80 is up", "server farm 192.0.2.11:80 whole")]
    [InlineData("Module 3 failed", "part card Module 3 broken")]
    [InlineData("RADIUS authentication server 192.0.2.9 is dead", "server radius 192.0.2.9 broken")]
    [InlineData("port GigabitEthernet1/0/1 failed to receive configuration BPDUs", "interface bpdu GigabitEthernet1/0/1 broken")]
    [InlineData("A bad transceiver was inserted in interface Gi1/0/1", "part transceiver transceiver broken")]
    [InlineData("system: FAN2 RPM value 4746 recovered from abnormal", "part fan FAN2 whole")]
    [InlineData("Temperature sensor 2 value 75 is higher than its limit", "part temperature Temperature sensor 2 broken")]
    [InlineData("<Noti:OSPF.NbrStateChg> Neighbor 192.0.2.7 state changed from FULL to DOWN", "peer ospf 192.0.2.7 broken")]
    [InlineData("The actual number of battery packs does not match the configured number", "part battery battery broken")]
    [InlineData("Power supply for FPC 3 not powered up", "part card FPC 3 broken")]
    [InlineData("OSPF nbr 192.0.2.7-VLAN 100 from Full to Down", "peer ospf 192.0.2.7 broken")]
    [InlineData("Loop detected, GigabitEthernet 0/17 blocked", "interface loop GigabitEthernet 0/17 broken")]
    [InlineData("Slot-3 FAILED (1)", "part card Slot-3 broken")]
    [InlineData("Unit 1 Power 2 failed", "part supply Power 2 broken")]
    [InlineData("Unit 1 Power 2 is in-operation", "part supply Power 2 whole")]
    [InlineData("Power-module 0/PM5/SP warning condition raised", "part supply Power-module 0/PM5/SP broken")]
    [InlineData("Interface ge-0/0/0.100 state changed from UP to DN", "interface  ge-0/0/0.100 broken")]
    [InlineData("eth0: Gained carrier", "interface  eth0 whole")]
    [InlineData("Link established on port 1/1/4", "interface  1/1/4 whole")]
    [InlineData("BGP peer 192.0.2.7 stopped responding, session dropped", "peer bgp 192.0.2.7 broken")]
    [InlineData("BFD session with 192.0.2.7 timed out", "peer bfd 192.0.2.7 broken")]
    [InlineData("RADIUS server 192.0.2.9 is not responding", "server radius 192.0.2.9 broken")]
    [InlineData("Temperature fell below the high threshold, now 60 C", "part temperature Temperature whole")]
    [InlineData("Temperature fell below the low threshold", "part temperature Temperature broken")]
    [InlineData("cpu usage is over 90%", "part cpu cpu broken")]
    [InlineData("cpu usage is below the threshold", "part cpu cpu whole")]
    [InlineData("free memory is below the threshold", "part memory memory broken")]
    [InlineData("Power supply 2 voltage below the threshold", "part voltage voltage broken")]
    [InlineData("Battery is discharging", "part battery Battery broken")]
    [InlineData("The missing battery is now installed", "part battery battery whole")]
    [InlineData("Cabinet door opened", "part door door broken")]
    [InlineData("Cabinet door closed", "part door door whole")]
    [InlineData("array md0 is degraded", "part disk array md0 broken")]
    [InlineData("Clock reference unlocked, entering holdover", "part clock Clock broken")]
    [InlineData("Clock reference locked", "part clock Clock whole")]
    [InlineData("Power redundancy lost", "part redundancy redundancy broken")]
    [InlineData("Module 3 is not responding", "part card Module 3 broken")]
    [InlineData("FPC 3 not powering up", "part card FPC 3 broken")]
    [InlineData("standby card is NOT ready", "part card card broken")]
    [InlineData("FAN# 3 status changed - not operational", "part fan FAN# 3 broken")]
    [InlineData("STM-1 interface 2/1 AIS detected", "interface ais 2/1 broken")]
    [InlineData("PWR2 was pulled out", "part supply PWR2 broken")]
    [InlineData("Rectifier 2 failure", "part rectifier Rectifier 2 broken")]
    [InlineData("Taking SIB 2 offline: check state", "part card SIB 2 broken")]
    [InlineData("PFE 0 disabled due to major errors", "part card PFE 0 broken")]
    [InlineData("Smoke sensor 1 alarm", "part smoke Smoke sensor 1 broken")]
    [InlineData("Module 1 has failed test 7 on instance 1", "part card Module 1 broken")]
    [InlineData("Power 1 power-off", "part supply Power 1 broken")]
    [InlineData("The number of IPv4 routes received from peer 192.0.2.5 exceeded the maximum", "peer prefixes 192.0.2.5 broken")]
    [InlineData("Prefixes received from neighbor 192.0.2.5 fell below the warning threshold", "peer prefixes 192.0.2.5 whole")]
    [InlineData("Management1 link down", "interface  Management1 broken")]
    [InlineData("et-0/0/50: Remote fault detected", "interface  et-0/0/50 broken")]
    [InlineData("et-0/0/50: Remote fault cleared", "interface  et-0/0/50 whole")]
    [InlineData("GigabitEthernet0/0/0/2 is no longer distributing on Bundle-Ether3", "interface  GigabitEthernet0/0/0/2 broken")]
    [InlineData("PTP has lost its master, entering holdover", "part clock PTP broken")]
    [InlineData("Raise major alarm by CPU in slot 3", "part cpu CPU in slot 3 broken")]
    [InlineData("Insufficient power available to power up slot 0/5", "part card slot 0/5 broken")]
    [InlineData("ONU 1/2/3:14 LOS alarm occurred", "interface  ONU 1/2/3:14 broken")]
    [InlineData("gpon-onu_1/2/3:14 offline, cause: DyingGasp", "interface  gpon-onu_1/2/3:14 broken")]
    [InlineData("Interface Gi0/0/0/9: remote dying gasp received", "interface  Gi0/0/0/9 broken")]
    [InlineData("Bundle-Ether7: operational links below the configured minimum, bundle is down", "interface  Bundle-Ether7 broken")]
    [InlineData("ICCP group 5 peer 192.0.2.5 is down", "peer  192.0.2.5 broken")]
    [InlineData("BGP peer session left established state, peer address 192.0.2.5", "peer bgp 192.0.2.5 broken")]
    [InlineData("IPsec VPN hq-dr went down", "path tunnel hq-dr broken")]
    [InlineData("Tunnel to-branch7 established", "path tunnel to-branch7 whole")]
    [InlineData("ISIS adjacency with router core-2 lost", "peer isis core-2 broken")]
    [InlineData("Clear|diag[159]|Path test(0x2000004)|card 0/3/CPU0 failed", "part card card 0/3/CPU0 whole")]
    [InlineData("Set|diag[159]|Path test(0x2000004)|card 0/3/CPU0", "part card card 0/3/CPU0 broken")]
    [InlineData("UPS 2 switched to battery", "part mains  broken")]
    [InlineData("UPS 2 is on bypass", "part bypass UPS 2 broken")]
    [InlineData("UPS 2 no longer overloaded", "part load UPS 2 whole")]
    [InlineData("Breaker 7 tripped", "part breaker Breaker 7 broken")]
    [InlineData("Source B has been restored", "part feed Source B whole")]
    [InlineData("Battery pack needs replacement", "part battery Battery broken")]
    [InlineData("FPC 2 is running hot", "part card FPC 2 broken")]
    [InlineData("Node 0/2/CPU0 failed", "part card Node 0/2/CPU0 broken")]
    [InlineData("Ethernet1/7: RX power is low", "interface optics Ethernet1/7 broken")]
    [InlineData("Ethernet1/7: RX power is normal", "interface optics Ethernet1/7 whole")]
    [InlineData("All loops were removed on Gi1/0/4", "interface loop Gi1/0/4 whole")]
    [InlineData("A bidirectional link was detected on Gi1/0/4", "interface unidirectional Gi1/0/4 whole")]
    [InlineData("Ring R1 state protecting", "path ring R1 broken")]
    [InlineData("Remote MEP 12 fault raised", "path endpoint 12 broken")]
    [InlineData("Switch 2 was removed from the stack", "part stack Switch 2 broken")]
    [InlineData("Sess[192.0.2.1/192.0.2.9,LD/RD:1/2] bfd state UP->DOWN", "peer bfd 192.0.2.9 broken")]
    [InlineData("ISIS neighbor on Eth-Trunk7 went Down, no hello packets", "peer isis Eth-Trunk7 broken")]
    [InlineData("192.0.2.5 (External AS 65001): prefix-limit threshold exceeded", "peer prefixes 192.0.2.5 broken")]
    [InlineData("BGP neighbor 192.0.2.5 Down - configuration changed", "peer bgp 192.0.2.5 broken")]
    [InlineData("OSPF neighbor 192.0.2.5 dropped, state was: FULL", "peer ospf 192.0.2.5 broken")]
    [InlineData("Port ethernet 2/3 link state DOWN, admin state is UP", "interface  ethernet 2/3 broken")]
    [InlineData("Alarm raised: shelf 2 timing", "event  shelf 2 timing broken")]
    [InlineData("Alarm cleared: shelf 2 timing", "event  shelf 2 timing whole")]
    [InlineData("%LINK-W-Down:  gi1/0/11", "interface  gi1/0/11 broken")]
    [InlineData("%LINK-I-Up:  1:22", "interface  1:22 whole")]
    [InlineData("%BGP_SESSION-5-ADJCHANGE: neighbor 192.0.2.5 removed from session", "peer bgp 192.0.2.5 broken")]
    [InlineData("接口GigabitEthernet0/0/1的链路协议状态变为DOWN", "interface  GigabitEthernet0/0/1 broken")]
    [InlineData("BGP对等体192.0.2.7的状态从IDLE变为ESTABLISHED", "peer bgp 192.0.2.7 whole")]
    [InlineData("风扇1故障", "part fan 风扇1 broken")]
    [InlineData("风扇1故障恢复", "part fan 风扇1 whole")]
    [InlineData("电源模块2未在位", "part supply 电源模块2 broken")]
    public void A_session_an_interface_or_a_part_stops_or_works_again(string text, string says) => Assert.Equal(says, Said(text));

    [Theory]
    [InlineData("User admin set interface Gi1/0/1 down")]
    [InlineData("list 101 denied tcp 192.0.2.7 on interface Gi1/0/1 down")]
    [InlineData("Interface Gi1/0/1: up or down for some")]
    [InlineData("power supply 2 did not fail")]
    [InlineData("Fan 2 detected")]
    [InlineData("Received BPDU on port Gi1/0/1 with BPDU Guard enabled and armed")]
    [InlineData("The configuration of module 3 failed")]
    [InlineData("BGP: table version is 7")]
    [InlineData("Fan 2 inspected")]
    [InlineData("The port is down")]
    [InlineData("SYN flood! From 192.0.2.7:41437 to 192.0.2.9:9612. Occurred 1 times.")]
    [InlineData("An internal error has occurred at file sapm.c function sapm_get line 11853")]
    [InlineData("Connection to 192.0.2.9 port 514 down")]
    [InlineData("Established connection from 192.0.2.9 over interface Gi1/0/1")]
    [InlineData("The client on interface Gi1/0/1 has timed out")]
    [InlineData("Fan speed set to high")]
    [InlineData("subslot 0/1: Attempting recovery by reloading")]
    [InlineData("NTP peer 192.0.2.5 is unreachable")]
    [InlineData("Peer 192.0.2.5 sent an update")]
    [InlineData("用户admin从接口GigabitEthernet0/0/1登录失败")]
    [InlineData("Vlan20 Grp 20 state Active -> Init")]
    [InlineData("Using 2033123 KB of memory, 89 percent of available")]
    [InlineData("")]
    public void What_is_not_clearly_said_is_not_said(string text) => Assert.Equal("", Said(text));

    [Theory]
    [InlineData("%FAN-3-FAN_FAILED: code 7", "event  FAN FAN broken")]
    [InlineData("%SYS-2-PSOK: code 7", "event  SYS PS whole")]
    [InlineData("%SYS-6-SOMETHING_FAILED: code 7", "")]
    [InlineData("%SEC-3-LOGIN_FAILED: code 7", "")]
    [InlineData("%GROUP-3-BACKUP: code 7", "")]
    [InlineData("%BOX-6-FAN: Fan 2 is not present", "")]
    [InlineData("%BOX-6-LINK: Link on port 7 is down", "interface  7 broken")]
    [InlineData("%NP-0-SOFT_ERROR : Clear|prm[192]|0x1008001|Detected on NP1", "event  NP SOFT whole")]
    [InlineData("SNMP_TRAP_OTN_ALARM_SET: interface et-1/0/0, alarm otnLos set", "event  SNMP_TRAP_OTN broken")]
    [InlineData("RPD_OSPF_LSA_MAXLIMIT: number of LSAs exceeded the maximum", "event  RPD_OSPF_LSA_MAXLIMIT broken")]
    [InlineData("%RES-4-OOR_RED: code 7", "event  RES OOR broken")]
    [InlineData("%RES-6-OOR_GREEN: code 7", "event  RES OOR whole")]
    [InlineData("%FIB-4-FIB_EXCEPTION: code 7", "event  FIB FIB broken")]
    [InlineData("%FIB-7-END_FIB_EXCEPTION: code 7", "event  FIB FIB whole")]
    [InlineData("%ENV-4-VOLT_ALARM: code 7", "event  ENV VOLT broken")]
    [InlineData("%ENV-4-VOLT_ALARM_CLEAR: code 7", "event  ENV VOLT whole")]
    [InlineData("%BOX-3-THING: reading of the table failed", "event  BOX THING broken")]
    [InlineData("%BOX-5-THING: reading of the table failed", "")]
    [InlineData("%BOX-5-THING: reading of the table recovered", "event  BOX THING whole")]
    [InlineData("%BOX-5-THING: reading of the table is up", "")]
    [InlineData("%BOX-4-UNIT_UPDOWN: unit A changed state to up", "event  BOX UNIT_UPDOWN whole")]
    [InlineData("%BOX-1-THING: the engine starts from nothing again", "event  BOX THING broken")]
    [InlineData("%%10BOX/1/THING(l): the engine starts from nothing again", "")]
    [InlineData("%BOX-1-CONFIG_THING: the engine starts from nothing again", "")]
    [InlineData("%BGP-3-NOTIFICATION: sent to neighbor 192.0.2.1 4/0 (hold time expired)", "")]
    [InlineData("%PLATFORM-2-PS_DETECT: Power supply 1 detected", "")]
    [InlineData("%BOX-2-BACKUP_SUCCEEDED: the copy was made", "")]
    [InlineData("%DAEMON-2-SYSTEM_MSG: something was lost", "")]
    [InlineData("%BOX-2-THING: 0 errors in the last 300 seconds", "")]
    [InlineData("%BOX-2-THING: no power supply failure found", "")]
    [InlineData("%BOX-5-LINK: link flap counter 0 on port 7", "")]
    [InlineData("%BOX-2-FAN: fan 0 failure", "part fan fan 0 broken")]
    [InlineData("%BOX-5-OPTICS: optical transceiver eth1/0/25 detected", "")]
    [InlineData("%BOX-2-THING_MISCFG: the engine starts from nothing again", "event  BOX THING_MISCFG broken")]
    public void An_events_name_counts_where_its_text_says_nothing(string text, string says) => Assert.Equal(says, Said(text));

    [Fact]
    public void Nothing_that_a_device_may_send_is_too_much()
    {
        var texts = Gen.Elements("bgp", "neighbor", "192.0.2.7", "::1", "below", "door", "接口", "故障恢复", "Set|", "down", "to", "->", "interface", "Gi0/1", "power", "fan", "not", "no", "longer", "(", "=", ":", "slot", "in", "server", "lsp", "")
            .ArrayOf().Select(words => string.Join(' ', words)).ToArbitrary();
        Prop.ForAll(texts, text => Said(text).Length >= 0).QuickCheckThrowOnFailure();

        Assert.Equal("", Said(new string('a', 200_000)));
        Assert.Equal("", Said(string.Concat(Enumerable.Repeat("up down ", 50_000))));
    }

    // Without a rule of any maker: a floor just below the figure.
    [Fact]
    public void Most_published_messages_are_understood_by_their_words_alone()
    {
        var all = PackBundle.Read(RulePackLoader.StandardFolder);
        var words = RulePackLoader.Compile(all with { Files = [.. all.Files.Where(f => f.Path.StartsWith("common/", StringComparison.Ordinal) || f.Path.StartsWith("unspecific/", StringComparison.Ordinal))] });

        var judged = LogCorpus.Judge(CorpusTests.PathOf("syslog-vendor.jsonl"), words).ToArray();
        var meaning = judged.Where(j => j.What == "meaning").ToArray();
        var none = judged.Where(j => j.What == "no alarm").ToArray();

        output.WriteLine($"meaning {meaning.Count(j => j.Agrees)} of {meaning.Length}, no alarm {none.Count(j => j.Agrees)} of {none.Length}");
        Assert.True(meaning.Count(j => j.Agrees) >= 0.84 * meaning.Length, "fewer messages are understood than before");
        Assert.True(none.Count(j => j.Agrees) >= 0.97 * none.Length, "more messages that state no alarm raise one than before");
    }

    // A notification and the line of the log that names it are one alarm, whichever comes first.
    [Fact]
    public void A_log_that_names_a_notification_raises_its_alarm()
    {
        var raised = Assert.Single(StandardPacks.OfLog(Log("hwLosAlarm_active", "")).Reports);
        var cleared = Assert.Single(StandardPacks.OfLog(Log("hwLosAlarm_clear", "-clearType=service_resume")).Reports);

        Assert.Equal((AlarmAction.Raise, "lossOfSignal", ""), (raised.Action, raised.Condition, raised.Qualifier));
        Assert.Equal((AlarmAction.Clear, raised.Key), (cleared.Action, cleared.Key));
    }

    private static string Log(string name, string ended) =>
        $"<186>Jul 1 2026 10:22:12 NE40-1 %%01PORT/2/{name}(l):CID=0x80a4-alarmID=0x00d2{ended};Loss of signal. (Slot=1, Card=0, Port=2, IfName=GigabitEthernet1/0/2)";

    private static string Said(string text)
    {
        MnemonicReader.TryFind(text, out var mnemonic, out var start);
        return PlainReader.Read(LogText.Of(text).From(start), mnemonic, Application.Of(null, text)) is not { } said ? ""
            : $"{said.Object} {said.Protocol}{said.Part}{said.Topic} {(said.Peer.Length > 0 ? said.Peer : said.Neighbor.Length > 0 ? said.Neighbor : said.Name.Length > 0 ? said.Name : said.Interface)} {said.State}";
    }
}
