using Assurance.Lab.Network;

namespace Assurance.Lab.Scenarios;

/// <summary>Something a device notices, before it is put into a trap or a log line.</summary>
internal abstract record Fact(LabDevice Device, string Object, bool Raised)
{
    public abstract string What { get; }
}

internal sealed record InterfaceFact(LabDevice Device, LabResource Interface, bool Raised) : Fact(Device, Interface.Id, Raised)
{
    public override string What => Raised ? "link down" : "link up";
}

/// <param name="Neighbour">The far end's interface address.</param>
internal sealed record OspfFact(LabDevice Device, LabResource Interface, string Neighbour, string RouterId, bool Raised) : Fact(Device, Interface.Id, Raised)
{
    public override string What => Raised ? "OSPF neighbour down" : "OSPF neighbour full";
}

internal sealed record LdpFact(LabDevice Device, LabResource Interface, string PeerId, bool Raised) : Fact(Device, Interface.Id, Raised)
{
    public override string What => Raised ? "LDP session down" : "LDP session up";
}

/// <param name="HoldTimer">The session died of silence, not with its link.</param>
internal sealed record BgpFact(LabDevice Device, LabResource Peer, int RemoteAs, bool Raised, bool HoldTimer) : Fact(Device, Peer.Id, Raised)
{
    public override string What => Raised ? "BGP peer down" : "BGP peer established";
}

internal sealed record CardFact(LabDevice Device, LabResource Card, bool Raised) : Fact(Device, Card.Id, Raised)
{
    public override string What => Raised ? "card failed" : "card recovered";
}

/// <param name="Number">Well-known UPS alarm of RFC 1628: 2 on battery, 3 low battery, 4 depleted; 0 is upsTrapOnBattery itself.</param>
internal sealed record PowerFact(LabDevice Device, int Number, bool Raised) : Fact(Device, Device.Id, Raised)
{
    public override string What => Number switch { 0 => "running on battery", 2 => "on battery", 3 => "battery low", _ => "battery depleted" } + (Raised ? "" : " cleared");
}

internal sealed record RestartFact(LabDevice Device) : Fact(Device, Device.Id, false)
{
    public override string What => "cold start";
}

/// <summary>The receiver of an interface gets less light than it should.</summary>
internal sealed record LightFact(LabDevice Device, LabResource Interface, bool Raised) : Fact(Device, Interface.Id, Raised)
{
    public override string What => Raised ? "low received power" : "received power normal";
}

/// <summary>What the receiver of an interface sees of its signal: <c>LOS</c>, <c>AIS</c> (a layer below lost it), <c>RDI</c> (the far end cannot hear).</summary>
internal sealed record SignalFact(LabDevice Device, LabResource Interface, string Defect, bool Raised) : Fact(Device, Interface.Id, Raised)
{
    public override string What => Defect + (Raised ? "" : " cleared");
}

/// <summary>A device that sends a circuit by one of two paths took the other.</summary>
internal sealed record SwitchFact(LabDevice Device, LabResource Interface, bool Raised) : Fact(Device, Interface.Id, Raised)
{
    public override string What => Raised ? "switched to protection" : "back on working";
}

internal sealed record HeatFact(LabDevice Device, bool Raised) : Fact(Device, Device.Id, Raised)
{
    public override string What => Raised ? "temperature high" : "temperature normal";
}

internal sealed record ConfiguredFact(LabDevice Device) : Fact(Device, Device.Id, false)
{
    public override string What => "configured";
}

/// <summary>A device's power fails: its own last word, or on the port of a neighbour that got it.</summary>
internal sealed record GaspFact(LabDevice Device, LabResource? Port) : Fact(Device, Port?.Id ?? Device.Id, true)
{
    public override string What => "dying gasp";
}
