namespace Assurance.Collectors.Smi;

/// <summary>The shared condition a notification's name is most like; <c>vendorAlarm</c> when no word tells.</summary>
internal static class ConditionGuess
{
    // The first whose words all stand in the name, in order of how much they say.
    private static readonly (string[] Words, string Condition)[] Likes =
    [
        (["bgp"], "bgpPeerDown"), (["bfd"], "bfdSessionDown"), (["ospf"], "ospfNeighborDown"), (["isis"], "isisAdjacencyDown"), (["ldp"], "ldpSessionDown"),
        (["lsp"], "lspDown"), (["pw"], "pseudowireDown"), (["vrrp"], "vrrpMasterChange"), (["radius"], "radiusServerDown"), (["los"], "lossOfSignal"),
        (["lof"], "lossOfFrame"), (["ais"], "alarmIndicationSignal"), (["rdi"], "remoteDefectIndication"), (["gasp"], "dyingGasp"), (["fan"], "fanFailure"),
        (["sfp", "removed"], "transceiverRemoved"), (["sfp"], "transceiverFailure"), (["transceiver"], "transceiverFailure"), (["battery", "low"], "lowBattery"),
        (["battery"], "batteryFailure"), (["rectifier"], "rectifierFailure"), (["humidity"], "highHumidity"), (["smoke"], "smoke"), (["door"], "doorOpen"),
        (["temperature", "low"], "lowTemperature"), (["temperature"], "highTemperature"), (["temp"], "highTemperature"), (["voltage"], "voltageOutOfRange"),
        (["power", "supply"], "powerSupplyFailure"), (["power"], "powerFeedFailure"), (["cpu"], "highCpu"), (["memory"], "lowMemory"), (["disk"], "diskFailure"),
        (["authentication"], "authenticationFailure"), (["threshold"], "thresholdCrossed"), (["loop"], "loopDetected"), (["card"], "cardFailure"),
        (["module"], "cardProblem"), (["removed"], "unitRemoved"), (["link"], "linkDown"), (["port"], "linkDown"), (["config"], "configurationError"),
    ];

    public static string Like(string name)
    {
        var words = NotificationGuess.Words(name);
        return Likes.FirstOrDefault(like => Array.TrueForAll(like.Words, words.Contains)).Condition ?? "vendorAlarm";
    }
}
