namespace Assurance.Model.Alarms;

/// <summary>Conditions that stages of the line know by name. Rule packs may name any other.</summary>
public static class Conditions
{
    /// <summary>An interface or port does not carry traffic.</summary>
    public const string LinkDown = "linkDown";

    /// <summary>An interface receives damaged frames.</summary>
    public const string InterfaceErrors = "interfaceErrors";

    /// <summary>Loss of the received signal.</summary>
    public const string LossOfSignal = "lossOfSignal";

    public const string BgpPeerDown = "bgpPeerDown";
    public const string OspfNeighborDown = "ospfNeighborDown";
    public const string IsisAdjacencyDown = "isisAdjacencyDown";
    public const string LdpSessionDown = "ldpSessionDown";
    public const string BfdSessionDown = "bfdSessionDown";

    /// <summary>A card, module or other field-replaceable unit failed or was removed.</summary>
    public const string CardFailure = "cardFailure";

    /// <summary>The site's mains is gone and a power device runs on battery, or failed.</summary>
    public const string MainsFailure = "mainsFailure";

    public const string PowerSupplyFailure = "powerSupplyFailure";
    public const string FanFailure = "fanFailure";
    public const string HighTemperature = "highTemperature";

    /// <summary>Power is about to fail: the last word of a device, or its neighbour's who got it.</summary>
    public const string DyingGasp = "dyingGasp";

    /// <summary>The device does not answer.</summary>
    public const string DeviceUnreachable = "deviceUnreachable";

    /// <summary>The device answers a ping, its agent does not answer.</summary>
    public const string AgentSilent = "agentSilent";

    /// <summary>The device restarted (an event).</summary>
    public const string Restart = "restart";

    /// <summary>A message no rule knows.</summary>
    public const string Unknown = "unknown";
}
