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
