using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;

namespace Assurance.Lab.Sending;

/// <summary>How each vendor words a fact in its log; nothing where it would not log it.</summary>
internal static class LogVoice
{
    public static IReadOnlyList<LogLine> For(Fact fact) => fact switch
    {
        LightFact light => Light(light),
        HeatFact heat => Heat(heat),
        ConfiguredFact configured => [Configured(configured.Device)],
        _ => Worded(fact),
    };

    /// <summary>Somebody changed the configuration.</summary>
    public static LogLine Configured(LabDevice device) => device.Os switch
    {
        LabOs.HuaweiVrp => new(5, "%%01SHELL/5/CMDRECORD(s)[32]:Recorded command information. (Task=VTY0, Ip=10.1.1.1, User=noc, Command=\"display version\")"),
        LabOs.Junos => new(5, "User 'noc' requested 'commit' operation (comment: none)", "mgd", "UI_COMMIT"),
        _ => new(5, "%SYS-5-CONFIG_I: Configured from console by noc on vty0 (10.1.1.1)", "config[200]"),
    };

    private static IReadOnlyList<LogLine> Worded(Fact fact) => fact.Device.Os switch
    {
        LabOs.HuaweiVrp => Huawei(fact),
        LabOs.CiscoIos => Ios(fact),
        LabOs.CiscoXr => Xr(fact),
        LabOs.CiscoNxOs => NxOs(fact),
        LabOs.Junos => Junos(fact),
        _ => [],
    };

    private static IReadOnlyList<LogLine> Huawei(Fact fact) => fact switch
    {
        InterfaceFact f =>
        [
            new(4, $"%%01IFNET/4/IF_STATE(l)[21]:Interface {f.Interface.Name} has turned into {(f.Raised ? "DOWN" : "UP")} state."),
        ],
        OspfFact { Raised: true } f =>
        [
            new(3, $"%%01OSPF/3/NBR_CHG_DOWN(l)[22]:Neighbor event:neighbor state changed to Down. (ProcessId=1, NeighborAddress={f.Neighbour}, NeighborEvent=KillNbr, NeighborPreviousState=Full, NeighborCurrentState=Down)"),
        ],
        OspfFact f =>
        [
            new(4, $"%%01OSPF/4/NBR_CHANGE_E(l)[23]:Neighbor changes event: neighbor status changed. (ProcessId=1, NeighborAddress={f.Neighbour}, NeighborEvent=LoadingDone, NeighborPreviousState=Loading, NeighborCurrentState=Full)"),
        ],
        SwitchFact f => [new(4, $"%%01ERPS/4/ERPS_STATE_CHANGED(l)[26]:ERPS ring {f.Interface.IfIndex} instance 1 changed state to {(f.Raised ? "Protection" : "Idle")}.")],
        BgpFact f =>
        [
            new(3, $"%%01BGP/3/STATE_CHG_UPDOWN(l)[25]:The status of the peer {f.Peer.Name} changed from {(f.Raised ? "ESTABLISHED to IDLE" : "OPENCONFIRM to ESTABLISHED")}. (InstanceName=Public, StateChangeReason={(f.Raised ? f.HoldTimer ? "Hold Timer Expired" : "Interface Down" : "Up")})"),
        ],
        _ => [],
    };

    private static IReadOnlyList<LogLine> Ios(Fact fact) => fact switch
    {
        InterfaceFact f =>
        [
            new(3, $"%LINK-3-UPDOWN: Interface {f.Interface.Name}, changed state to {(f.Raised ? "down" : "up")}"),
            new(5, $"%LINEPROTO-5-UPDOWN: Line protocol on Interface {f.Interface.Name}, changed state to {(f.Raised ? "down" : "up")}"),
        ],
        OspfFact f =>
        [
            new(5, $"%OSPF-5-ADJCHG: Process 1, Nbr {f.RouterId} on {f.Interface.Name} from {(f.Raised ? "FULL to DOWN, Neighbor Down: Interface down or detached" : "LOADING to FULL, Loading Done")}"),
        ],
        LdpFact f =>
        [
            new(5, $"%LDP-5-NBRCHG: LDP Neighbor {f.PeerId}:0 (1) is {(f.Raised ? "DOWN (Interface not operational)" : "UP")}"),
        ],
        BgpFact f =>
        [
            new(5, $"%BGP-5-ADJCHANGE: neighbor {f.Peer.Name} {(f.Raised ? f.HoldTimer ? "Down BGP Notification sent" : "Down Interface flap" : "Up ")}".TrimEnd()),
        ],
        _ => [],
    };

    private static IReadOnlyList<LogLine> Xr(Fact fact) => fact switch
    {
        InterfaceFact f =>
        [
            new(3, $"%PKT_INFRA-LINK-3-UPDOWN : Interface {f.Interface.Name}, changed state to {(f.Raised ? "Down" : "Up")}", "ifmgr[200]"),
            new(5, $"%PKT_INFRA-LINEPROTO-5-UPDOWN : Line protocol on Interface {f.Interface.Name}, changed state to {(f.Raised ? "Down" : "Up")}", "ifmgr[200]"),
        ],
        SignalFact f => [new(4, $"%PKT_INFRA-FM-3-FAULT_MAJOR : ALARM_MAJOR :{f.Defect switch { "LOS" => "OTUK-LOS", "AIS" => "ODUK-AIS", _ => "OTUK-BDI" }} :{(f.Raised ? "DECLARE" : "CLEAR")} :{f.Interface.Name}", "pfm_node_lc[311]")],
        OspfFact f =>
        [
            new(5, $"%ROUTING-OSPF-5-ADJCHG : Process 1, Nbr {f.RouterId} on {f.Interface.Name} in area 0 from {(f.Raised ? "FULL to DOWN, Neighbor Down: interface down or detached" : "LOADING to FULL, Loading Done")}, vrf default vrfid 0x60000000", "ospf[1018]"),
        ],
        LdpFact f =>
        [
            new(5, $"%ROUTING-LDP-5-NBR_CHANGE : VRF 'default' (0x60000000), Neighbor {f.PeerId}:0 is {(f.Raised ? "DOWN (Interface state down)" : "UP (IPv4 connection)")}", "mpls_ldp[1180]"),
        ],
        BgpFact f =>
        [
            new(5, $"%ROUTING-BGP-5-ADJCHANGE : neighbor {f.Peer.Name} {(f.Raised ? f.HoldTimer ? "Down - BGP Notification sent, hold time expired" : "Down - Interface flap" : "Up")} (VRF: default) (AS: {f.RemoteAs})", "bgp[1051]"),
        ],
        _ => [],
    };

    private static IReadOnlyList<LogLine> NxOs(Fact fact) => fact switch
    {
        InterfaceFact { Raised: true } f => [new(5, $"%ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface {f.Interface.Name} is down (Link failure)")],
        InterfaceFact f => [new(5, $"%ETHPORT-5-IF_UP: Interface {f.Interface.Name} is up in Layer3")],
        OspfFact f =>
        [
            new(5, $"%OSPF-5-ADJCHANGE:  ospf-1 [8325]  Nbr {f.Neighbour} on {f.Interface.Name} {(f.Raised ? "went DOWN" : "from LOADING to FULL, LOADDONE")}"),
        ],
        BgpFact f =>
        [
            new(5, $"%BGP-5-ADJCHANGE:  bgp-65000 [8346] (default) neighbor {f.Peer.Name} {(f.Raised ? f.HoldTimer ? "Down - holdtimer expired error" : "Down - interface down" : "Up")}"),
        ],
        CardFact { Raised: true } f => [new(2, $"%MODULE-2-MOD_DIAG_FAIL: {f.Card.Name} (Serial number: LAB0000A) reported failure due to Fatal runtime Arb error in device DEV_XBAR_COMPLEX (device error 0x2)")],
        CardFact f => [new(5, $"%MODULE-5-MOD_OK: {f.Card.Name} is online (Serial number: LAB0000A)")],
        _ => [],
    };

    private static IReadOnlyList<LogLine> Junos(Fact fact) => fact switch
    {
        InterfaceFact f =>
        [
            new(4, $"ifIndex {f.Interface.IfIndex}, ifAdminStatus up(1), ifOperStatus {(f.Raised ? "down(2)" : "up(1)")}, ifName {f.Interface.Name}", "mib2d",
                f.Raised ? "SNMP_TRAP_LINK_DOWN" : "SNMP_TRAP_LINK_UP",
                $"snmp-interface-index=\"{f.Interface.IfIndex}\" admin-status=\"up(1)\" operational-status=\"{(f.Raised ? "down(2)" : "up(1)")}\" interface-name=\"{f.Interface.Name}\""),
        ],
        OspfFact f =>
        [
            new(5, $"OSPF neighbor {f.Neighbour} (realm ospf-v2 {f.Interface.Name}.0 area 0.0.0.0) state changed from {(f.Raised ? "Full to Down due to KillNbr (event reason: interface went down)" : "Loading to Full due to LoadDone (event reason: OSPF loading completed)")}", "rpd",
                f.Raised ? "RPD_OSPF_NBRDOWN" : "RPD_OSPF_NBRUP",
                $"neighbor-address=\"{f.Neighbour}\" realm-name=\"ospf-v2\" interface-name=\"{f.Interface.Name}.0\" area-name=\"area 0.0.0.0\" old-state=\"{(f.Raised ? "Full" : "Loading")}\" new-state=\"{(f.Raised ? "Down" : "Full")}\""),
        ],
        LdpFact f =>
        [
            new(f.Raised ? 4 : 5, $"LDP session {f.PeerId} is {(f.Raised ? "down, reason: all adjacencies down" : "up")}", "rpd",
                f.Raised ? "RPD_LDP_SESSIONDOWN" : "RPD_LDP_SESSIONUP", $"session-address=\"{f.PeerId}\""),
        ],
        BgpFact f =>
        [
            new(4, $"BGP peer {f.Peer.Name} (External AS {f.RemoteAs}) changed state from {(f.Raised ? "Established to Idle" : "OpenConfirm to Established")} (event {(f.Raised ? f.HoldTimer ? "HoldTime" : "Stop" : "RecvKeepAlive")}) (instance master)", "rpd",
                "RPD_BGP_NEIGHBOR_STATE_CHANGED", $"peer-address=\"{f.Peer.Name}\" peer-as=\"{f.RemoteAs}\" old-state=\"{(f.Raised ? "Established" : "OpenConfirm")}\" new-state=\"{(f.Raised ? "Idle" : "Established")}\""),
        ],
        _ => [],
    };

    private static IReadOnlyList<LogLine> Heat(HeatFact f) => f.Device.Os switch
    {
        LabOs.HuaweiVrp => [new(4, $"%%01ENTITYTRAP/4/HWTEMPRISING_{(f.Raised ? "ACTIVE" : "CLEAR")}(l)[35]:The temperature {(f.Raised ? "exceeds the upper limit" : "is normal again")}. (EntityPhysicalIndex=16842752, PhysicalName=LPU Board 1)")],
        LabOs.Junos => [new(4, f.Raised ? "FPC 0 temperature (78 C) over 75 C" : "FPC 0 temperature back to normal", "chassisd", f.Raised ? "CHASSISD_OVER_TEMP_CONDITION" : "CHASSISD_TEMP_OK_NOTICE")],
        LabOs.CiscoNxOs => [new(2, $"%PLATFORM-{(f.Raised ? "2-MOD_TEMPMAJALRM" : "4-MOD_TEMPOK")}: Module-1 {(f.Raised ? "reported Major temperature alarm. Sensor=1 Temperature=78" : "recovered from major temperature alarm. Sensor=1 Temperature=45")}")],
        LabOs.CiscoIos => [new(f.Raised ? 2 : 6, $"%ENVMON-{(f.Raised ? "2-TEMP" : "6-TEMP_OK")}: Inlet temperature {(f.Raised ? "is 78C, above its threshold" : "is normal")}")],
        LabOs.CiscoXr => [new(3, $"%PKT_INFRA-FM-3-FAULT_MAJOR : ALARM_MAJOR :BOARD-OVER-TEMP :{(f.Raised ? "DECLARE" : "CLEAR")} :0/0/CPU0:", "envmon[200]")],
        _ => [],
    };

    private static IReadOnlyList<LogLine> Light(LightFact f) => f.Device.Os switch
    {
        LabOs.HuaweiVrp => [new(3, $"%%01SRM/3/{(f.Raised ? "SFP_EXCEPTION" : "SFP_EXCEPTION_RESUME")}(l)[8]:Optical module {(f.Raised ? "exception, SFP is abnormal" : "exception resumed")}. (EntityPhysicalIndex=67240014, EntityTrapFaultID=136193, PhysicalName={f.Interface.Name})")],
        LabOs.CiscoXr => [new(4, $"%PKT_INFRA-FM-4-FAULT_MAJOR : ALARM_MAJOR :LO-RXPOWER :{(f.Raised ? "DECLARE" : "CLEAR")} :{f.Interface.Name}", "pfm_node_lc[311]")],
        LabOs.CiscoNxOs => [new(4, $"%ETHPORT-4-IF_SFP_WARNING: Interface {f.Interface.Name}, Low Rx Power Warning{(f.Raised ? "" : " cleared")}")],
        LabOs.CiscoIos when f.Raised => [new(3, $"%SFF8472-3-THRESHOLD_VIOLATION: {f.Interface.Name}: Rx power low warning; Operating value: -14.2 dBm, Threshold value: -13.9 dBm.")],
        LabOs.Junos => [new(4, $"{f.Interface.Name} link 3 QSFP28 Rx Power warning {(f.Raised ? "set" : "cleared")}", "fpc0", "LINK")],
        _ => [],
    };
}
