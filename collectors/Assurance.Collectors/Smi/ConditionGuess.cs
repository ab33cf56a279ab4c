namespace Assurance.Collectors.Smi;

/// <summary>The shared condition a notification's name is most like; <c>vendorAlarm</c> when no word tells.</summary>
internal static class ConditionGuess
{
    // The first whose words all stand in the name, in order of how much they say.
    private static readonly (string[] Words, string Condition)[] Likes = Split(
    [
        ("dying gasp", "dyingGasp"), ("gasp", "dyingGasp"), ("onu power off", "dyingGasp"), ("ont power off", "dyingGasp"), ("on battery", "mainsFailure"),
        ("memory overload", "lowMemory"), ("mem overload", "lowMemory"), ("cpu overload", "highCpu"), ("storage remove", "unitRemoved"), ("disk remove", "unitRemoved"),
        ("disk removed", "unitRemoved"), ("running config", "configurationError"), ("config changed", "configurationError"), ("config change", "configurationError"),
        ("err disable", "interfaceDisabledByError"), ("error down", "interfaceDisabledByError"), ("errordown", "interfaceDisabledByError"), ("poe", "poeFault"),
        ("pse", "poeFault"), ("fru", "cardFailure"), ("ldp max", "resourceExhausted"), ("vrrp auth", "authenticationFailure"), ("mac dup", "macFlapping"),
        ("mac move", "macFlapping"), ("cbgp", "bgpPeerDown"), ("cpw", "pseudowireDown"), ("vc", "pseudowireDown"), ("adjacency", "isisAdjacencyDown"), ("hsrp", "vrrpMasterChange"),
        ("glbp", "vrrpMasterChange"), ("swact", "switchover"), ("ospfv nbr", "ospfNeighborDown"), ("ospfv", "ospfNeighborDown"), ("ochan", "opticalAlarm"), ("otn", "opticalAlarm"),
        ("dom", "transceiverWarning"), ("sonet", "lineFault"), ("sdh", "lineFault"), ("ether oam", "linkFaultSignalled"), ("xcvr removed", "transceiverRemoved"),
        ("transceiver removed", "transceiverRemoved"), ("xcvr remove", "transceiverRemoved"), ("licence", "licenceProblem"), ("license", "licenceProblem"), ("bgp prefix", "bgpPrefixLimit"), ("bgp route", "bgpPrefixLimit"), ("bgp peer", "bgpPeerDown"),
        ("bgp backward", "bgpPeerDown"), ("bgp established", "bgpPeerDown"), ("bfd", "bfdSessionDown"), ("ospf nbr", "ospfNeighborDown"),
        ("ospf neighbor", "ospfNeighborDown"), ("ospf auth", "ospfAuthenticationFailure"), ("ospf config", "ospfConfigurationError"),
        ("ospf packet", "ospfConfigurationError"), ("isis adjacency", "isisAdjacencyDown"), ("isis auth", "isisAuthenticationFailure"),
        ("isis overload", "isisOverload"), ("ldp session", "ldpSessionDown"), ("ldp ses", "ldpSessionDown"), ("ldp peer", "ldpSessionDown"),
        ("pim neighbor", "pimNeighborDown"), ("pim nbr", "pimNeighborDown"), ("rsvp", "rsvpNeighborDown"), ("pw", "pseudowireDown"),
        ("pseudowire", "pseudowireDown"), ("lsp path", "lspPathDown"), ("lsp", "lspDown"), ("vrrp", "vrrpMasterChange"),
        ("radius server", "radiusServerDown"), ("radius", "radiusServerDown"), ("crc", "interfaceErrors"), ("degrade", "interfaceErrors"),
        ("degraded", "interfaceErrors"), ("ber", "interfaceErrors"), ("trace mismatch", "traceMismatch"), ("trace identifier", "traceMismatch"),
        ("los", "lossOfSignal"), ("loss signal", "lossOfSignal"), ("lof", "lossOfFrame"), ("lom", "lossOfFrame"), ("loss frame", "lossOfFrame"),
        ("loss multi frame", "lossOfFrame"), ("lop", "lossOfPointer"), ("loss pointer", "lossOfPointer"), ("ais", "alarmIndicationSignal"),
        ("alarm indication", "alarmIndicationSignal"), ("rdi", "remoteDefectIndication"), ("remote defect", "remoteDefectIndication"),
        ("backward defect", "remoteDefectIndication"), ("unequipped", "pathUnequipped"), ("loc", "continuityLost"), ("ccm", "connectivityFault"),
        ("mep", "connectivityFault"), ("cfm", "connectivityFault"), ("mac limit", "macLimitReached"), ("mac addr limit", "macLimitReached"),
        ("flapping", "macFlapping"), ("flap", "macFlapping"), ("storm", "stormDetected"), ("duplex", "duplexMismatch"), ("loopback", "loopDetected"),
        ("loop", "loopDetected"), ("bpdu", "bpduGuard"), ("conflict", "addressConflict"), ("duplicate", "addressConflict"),
        ("sfp removed", "transceiverRemoved"), ("optical remove", "transceiverRemoved"), ("unsupported", "transceiverUnsupported"),
        ("optical power", "opticalPower"), ("rx power", "opticalPower"), ("tx power", "opticalPower"), ("rx pwr", "opticalPower"), ("tx pwr", "opticalPower"),
        ("bias", "transceiverWarning"), ("ddm", "transceiverWarning"), ("digital diag", "transceiverWarning"), ("sfp", "transceiverFailure"),
        ("transceiver", "transceiverFailure"), ("xcvr", "transceiverFailure"), ("optical", "opticalPower"), ("optics", "transceiverWarning"),
        ("fan", "fanFailure"), ("battery low", "lowBattery"), ("low battery", "lowBattery"), ("battery", "batteryFailure"), ("batt", "batteryFailure"),
        ("rectifier", "rectifierFailure"), ("humidity", "highHumidity"), ("smoke", "smoke"), ("door", "doorOpen"), ("water", "flood"),
        ("mains", "mainsFailure"), ("temperature low", "lowTemperature"), ("temperature lower", "lowTemperature"), ("temp low", "lowTemperature"),
        ("low temperature", "lowTemperature"), ("temperature", "highTemperature"), ("temp", "highTemperature"), ("bypass", "upsOnBypass"),
        ("voltage", "voltageOutOfRange"), ("volt", "voltageOutOfRange"), ("ups overload", "upsOverload"), ("output overload", "upsOverload"), ("overload", "resourceExhausted"), ("power redundancy", "powerRedundancyLost"),
        ("power capacity", "powerRedundancyLost"), ("power supply", "powerSupplyFailure"), ("power sup", "powerSupplyFailure"), ("psu", "powerSupplyFailure"),
        ("power fail", "powerSupplyFailure"), ("power remove", "powerSupplyFailure"), ("power invalid", "powerSupplyFailure"),
        ("power module", "powerSupplyFailure"), ("power", "powerFeedFailure"), ("fuse", "powerFeedFailure"), ("cpu", "highCpu"), ("memory", "lowMemory"),
        ("mem", "lowMemory"), ("disk full", "lowStorage"), ("storage", "lowStorage"), ("flash", "lowStorage"), ("disk utilization", "lowStorage"),
        ("disk space", "lowStorage"), ("disk", "diskFailure"), ("version mismatch", "cardMismatch"), ("board mismatch", "cardMismatch"),
        ("card mismatch", "cardMismatch"), ("type mismatch", "cardMismatch"), ("rogue", "attackDetected"), ("attack", "attackDetected"),
        ("intrusion", "attackDetected"), ("flood", "attackDetected"), ("spoof", "attackDetected"), ("auth", "authenticationFailure"),
        ("authentication", "authenticationFailure"), ("login", "authenticationFailure"), ("certificate", "authenticationFailure"),
        ("cert", "authenticationFailure"), ("holdover", "clockFailure"), ("timing", "clockFailure"), ("clock", "clockFailure"), ("ref1", "clockFailure"),
        ("ref2", "clockFailure"), ("ptp", "clockUnsynchronised"), ("ntp", "clockUnsynchronised"), ("sntp", "clockUnsynchronised"),
        ("expired", "licenceProblem"), ("expire", "licenceProblem"), ("exhausted", "resourceExhausted"), ("exhaust", "resourceExhausted"),
        ("exhaustion", "resourceExhausted"), ("full", "resourceExhausted"), ("lack", "resourceExhausted"), ("resource", "resourceExhausted"),
        ("resources", "resourceExhausted"), ("limit", "resourceExhausted"), ("max", "resourceExhausted"), ("insufficient", "resourceExhausted"),
        ("pool", "resourceExhausted"), ("rtt", "probeFailed"), ("jitter", "probeFailed"), ("delay", "probeFailed"), ("probe", "probeFailed"),
        ("test", "probeFailed"), ("threshold", "thresholdCrossed"), ("thresh", "thresholdCrossed"), ("utilization", "thresholdCrossed"),
        ("15 min", "thresholdCrossed"), ("1 day", "thresholdCrossed"), ("watermark", "thresholdCrossed"), ("rate", "thresholdCrossed"),
        ("usage", "thresholdCrossed"), ("congestion", "interfaceCongestion"), ("discard", "interfaceCongestion"), ("queue", "interfaceCongestion"),
        ("switchover", "switchover"), ("master", "switchover"), ("protection", "protectionSwitch"), ("aps", "protectionSwitch"),
        ("redundancy", "redundancyLost"), ("standby", "redundancyLost"), ("heartbeat", "redundancyLost"), ("ha", "redundancyLost"),
        ("sync", "redundancyLost"), ("stack", "stackDegraded"), ("ring", "protectionSwitch"), ("lacp", "lacpFailure"), ("lag", "bandwidthReduced"),
        ("trunk", "bandwidthReduced"), ("environment", "environmentalAlarm"), ("external", "environmentalAlarm"), ("cabin", "environmentalAlarm"),
        ("sensor", "environmentalAlarm"), ("tunnel", "tunnelDown"), ("tnl", "tunnelDown"), ("ipsec", "tunnelDown"), ("ike", "tunnelDown"),
        ("vpn if", "linkDown"), ("virtual server", "serverFarmDegraded"), ("server", "serverFarmDegraded"),
        ("mismatch", "configurationError"), ("config", "configurationError"), ("configuration", "configurationError"), ("cfg", "configurationError"),
        ("compatible", "configurationError"), ("invalid", "configurationError"), ("bad", "configurationError"), ("process", "softwareFault"),
        ("software", "softwareFault"), ("daemon", "softwareFault"), ("service", "softwareFault"), ("restart", "restart"), ("reboot", "restart"),
        ("reset", "restart"), ("port error", "interfaceErrors"), ("error", "interfaceErrors"), ("errors", "interfaceErrors"), ("removed", "unitRemoved"),
        ("remove", "unitRemoved"), ("absent", "unitRemoved"), ("missing", "unitRemoved"), ("board", "cardFailure"), ("card", "cardFailure"),
        ("subcard", "cardFailure"), ("slot", "cardFailure"), ("module", "cardProblem"), ("chassis", "equipmentAlarm"), ("equipment", "equipmentAlarm"),
        ("hardware", "cardProblem"), ("disabled", "equipmentDisabled"), ("link", "linkDown"), ("uplink", "linkDown"), ("port", "linkDown"), ("interface", "linkDown"),
        ("line", "lineFault"), ("bgp", "bgpPeerDown"), ("ospf", "ospfNeighborDown"), ("isis", "isisAdjacencyDown"), ("ldp", "ldpSessionDown"),
        ("topology", "topologyChange"), ("root", "topologyChange"), ("bridge", "topologyChange"), ("mstp", "topologyChange"), ("communication", "upsCommunicationLost"),
        ("exceed", "resourceExhausted"), ("exceeded", "resourceExhausted"), ("number", "resourceExhausted"), ("label", "resourceExhausted"), ("contact", "environmentalAlarm"),
        ("reject", "configurationError"), ("support", "configurationError"), ("version", "configurationError"), ("access", "authenticationFailure"),
        ("denied", "authenticationFailure"), ("firmware", "softwareFault"), ("upgrade", "softwareFault"), ("breaker", "upsOutputOff"), ("frequency", "upsInputBad"),
        ("prefix", "routeLimitReached"), ("cluster", "redundancyLost"), ("laser", "transceiverWarning"),
    ]);

    public static string Like(string name)
    {
        var words = NotificationGuess.Words(name);
        return Array.Find(Likes, like => Array.TrueForAll(like.Words, words.Contains)).Condition ?? "vendorAlarm";
    }

    private static (string[] Words, string Condition)[] Split((string Words, string Condition)[] likes) => [.. likes.Select(like => (like.Words.Split(' '), like.Condition))];
}
