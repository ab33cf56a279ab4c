using System.Globalization;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;

namespace Assurance.Lab.Sending;

/// <summary>How each kind of device puts a fact into a trap; null where it has none for it.</summary>
internal static class TrapVoice
{
    private const string IfTable = "1.3.6.1.2.1.2.2.1";
    private const string OspfNbrTable = "1.3.6.1.2.1.14.10.1";
    private const string BgpPeerTable = "1.3.6.1.2.1.15.3.1";

    public static Trap? For(Fact fact) => fact switch
    {
        InterfaceFact f => Link(f),
        BgpFact f => Bgp(f),
        OspfFact f => Ospf(f),
        LdpFact { Device.Os: LabOs.HuaweiVrp } f => Ldp(f),
        CardFact f => Card(f),
        PowerFact f => Power(f),
        SignalFact { Device.Os: LabOs.HuaweiVrp, Defect: "RDI" } f => RemoteDefect(f),
        SwitchFact { Device.Os: LabOs.HuaweiVrp } f => Protection(f),
        GaspFact f => Gasp(f),
        RestartFact f => new Trap(Trap.ColdStart, SysObjectId(f.Device.Os), []),
        _ => null,
    };

    private static string SysObjectId(LabOs os) => os switch
    {
        LabOs.HuaweiVrp => "1.3.6.1.4.1.2011.2.62.2.9",
        LabOs.Junos => "1.3.6.1.4.1.2636.1.1.1.2.25",
        LabOs.Ups => "1.3.6.1.2.1.33",
        _ => "1.3.6.1.4.1.9.1.1709",
    };

    // IF-MIB linkDown / linkUp; each vendor appends its own.
    private static Trap Link(InterfaceFact f)
    {
        var index = f.Interface.IfIndex!.Value;
        List<TrapBinding> bindings =
        [
            new($"{IfTable}.1.{index}", TrapValue.Of(index)),
            new($"{IfTable}.7.{index}", TrapValue.Of(1)),
            new($"{IfTable}.8.{index}", TrapValue.Of(f.Raised ? 2 : 1)),
        ];
        switch (f.Device.Os)
        {
            case LabOs.HuaweiVrp: bindings.Add(new($"{IfTable}.2.{index}", TrapValue.Of(f.Interface.Name))); break;
            case LabOs.Junos: bindings.Add(new($"1.3.6.1.2.1.31.1.1.1.1.{index}", TrapValue.Of(f.Interface.Name))); break;
            default:
                bindings.Add(new($"{IfTable}.2.{index}", TrapValue.Of(f.Interface.Name)));
                bindings.Add(new($"{IfTable}.3.{index}", TrapValue.Of(6)));
                bindings.Add(new($"1.3.6.1.4.1.9.2.2.1.1.20.{index}", TrapValue.Of(f.Raised ? "Link down" : "Link up")));
                break;
        }
        return new Trap(f.Raised ? Trap.LinkDown : Trap.LinkUp, SysObjectId(f.Device.Os), bindings);
    }

    // BGP4-MIB: Juniper sends the RFC 4273 generation, the others the RFC 1269 one.
    private static Trap Bgp(BgpFact f)
    {
        var peer = f.Peer.Address!;
        var isNew = f.Device.Os == LabOs.Junos;
        List<TrapBinding> bindings = isNew ? [new($"{BgpPeerTable}.7.{peer}", TrapValue.Ip(peer))] : [];
        bindings.Add(new($"{BgpPeerTable}.14.{peer}", f.Raised && f.HoldTimer ? TrapValue.Octets(4, 0) : TrapValue.Octets(0, 0)));
        bindings.Add(new($"{BgpPeerTable}.2.{peer}", TrapValue.Of(f.Raised ? 1 : 6)));
        return new Trap($"1.3.6.1.2.1.15.{(isNew ? 0 : 7)}.{(f.Raised ? 2 : 1)}", SysObjectId(f.Device.Os), bindings);
    }

    private static Trap Ospf(OspfFact f) => new("1.3.6.1.2.1.14.16.2.2", SysObjectId(f.Device.Os),
    [
        new("1.3.6.1.2.1.14.1.1.0", TrapValue.Ip(f.Device.Address)),
        new($"{OspfNbrTable}.1.{f.Neighbour}.0", TrapValue.Ip(f.Neighbour)),
        new($"{OspfNbrTable}.2.{f.Neighbour}.0", TrapValue.Of(0)),
        new($"{OspfNbrTable}.3.{f.Neighbour}.0", TrapValue.Ip(f.RouterId)),
        new($"{OspfNbrTable}.6.{f.Neighbour}.0", TrapValue.Of(f.Raised ? 1 : 8)),
    ]);

    // MPLS-LDP-STD-MIB mplsLdpSessionDown / Up, indexed by own LDP identifier, entity and the peer's LDP identifier.
    private static Trap Ldp(LdpFact f)
    {
        var row = $"{f.Device.Address}.0.0.1.{f.PeerId}.0.0";
        const string session = "1.3.6.1.2.1.10.166.4.1.3";
        return new Trap($"1.3.6.1.2.1.10.166.4.0.{(f.Raised ? 4 : 3)}", SysObjectId(f.Device.Os),
        [
            new($"{session}.3.1.2.{row}", TrapValue.Of(f.Raised ? 1 : 5)), new($"{session}.3.1.8.{row}", TrapValue.Of(0)),
            new($"{session}.4.1.1.{row}", TrapValue.Of(0)), new($"{session}.4.1.2.{row}", TrapValue.Of(0)),
        ]);
    }

    private static Trap? Card(CardFact f)
    {
        var index = f.Card.PhysicalIndex!.Value;
        return f.Device.Os switch
        {
            LabOs.HuaweiVrp => new Trap($"1.3.6.1.4.1.2011.5.25.219.2.2.{(f.Raised ? 3 : 4)}", SysObjectId(f.Device.Os),
            [
                new("1.3.6.1.4.1.2011.5.25.219.1.1.0", TrapValue.Of(index)),
                new($"1.3.6.1.2.1.47.1.1.1.1.7.{index}", TrapValue.Of(f.Card.Name)),
                new("1.3.6.1.4.1.2011.5.25.219.1.2.0", TrapValue.Of(2)),
                new("1.3.6.1.4.1.2011.5.25.219.1.3.0", TrapValue.Of(132_096)),
            ]),
            LabOs.Junos => JuniperCard(f, index),
            LabOs.CiscoNxOs => null,
            // ENTITY-STATE-MIB: entStateOperDisabled carries entStateAdmin and entStateAlarm, indexed by entPhysicalIndex.
            _ => new Trap($"1.3.6.1.2.1.131.0.{(f.Raised ? 2 : 1)}", SysObjectId(f.Device.Os),
            [
                new($"1.3.6.1.2.1.131.1.1.1.2.{index}", TrapValue.Of(4)),
                new($"1.3.6.1.2.1.131.1.1.1.5.{index}", TrapValue.Octets(f.Raised ? (byte)0x20 : (byte)0)),
            ]),
        };
    }

    // JUNIPER-MIB jnxFruFailed / jnxFruOK: container 7 is the FPC, L1 its slot plus one.
    private static Trap JuniperCard(CardFact f, int index)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"7.{index}.0.0");
        const string fru = "1.3.6.1.4.1.2636.3.1.15.1";
        return new Trap(f.Raised ? "1.3.6.1.4.1.2636.4.1.9" : "1.3.6.1.4.1.2636.4.2.4", SysObjectId(LabOs.Junos),
        [
            new($"{fru}.1.{row}", TrapValue.Of(7)), new($"{fru}.2.{row}", TrapValue.Of(index)), new($"{fru}.3.{row}", TrapValue.Of(0)),
            new($"{fru}.4.{row}", TrapValue.Of(0)), new($"{fru}.5.{row}", TrapValue.Of(f.Card.Name)), new($"{fru}.6.{row}", TrapValue.Of(3)),
            new($"{fru}.7.{row}", TrapValue.Of(index - 1)),
        ]);
    }

    // HUAWEI-ETHOAM-MIB hwCfmRdi and its end.
    private static Trap RemoteDefect(SignalFact f) => new($"1.3.6.1.4.1.2011.5.25.136.1.6.{(f.Raised ? 46 : 47)}", SysObjectId(f.Device.Os),
        [new($"1.3.6.1.2.1.31.1.1.1.1.{f.Interface.IfIndex!.Value}", TrapValue.Of(f.Interface.Name))]);

    // HUAWEI-MPLSOAM-MIB hwMplsPsSwitchWtoP, hwMplsPsSwitchPtoW: the tunnel whose traffic moved.
    private static Trap Protection(SwitchFact f) => new($"1.3.6.1.4.1.2011.5.12.7.1.4.{(f.Raised ? 2 : 1)}", SysObjectId(f.Device.Os),
        [new($"1.3.6.1.4.1.2011.5.12.7.1.1.1.1.{f.Interface.IfIndex!.Value}", TrapValue.Of($"Tunnel{f.Interface.IfIndex!.Value}"))]);

    // Its own: ENTITY-TRAP hwEntityDyingGaspEvent, jnxDyingGasp. What the neighbour got: DOT3-OAM-MIB (RFC 4878) dot3OamNonThresholdEvent, type dyingGaspEvent, location remote.
    private static Trap? Gasp(GaspFact f)
    {
        if (f.Port is null)
            return f.Device.Os switch
            {
                LabOs.HuaweiVrp => new Trap("1.3.6.1.4.1.2011.5.25.219.2.10.25", SysObjectId(f.Device.Os), []),
                LabOs.Junos => new Trap("1.3.6.1.4.1.2636.4.1.30", SysObjectId(f.Device.Os), []),
                _ => null,
            };
        var row = string.Create(CultureInfo.InvariantCulture, $"{f.Port.IfIndex!.Value}.1");
        const string log = "1.3.6.1.2.1.158.1.6.1";
        return new Trap("1.3.6.1.2.1.158.0.2", SysObjectId(f.Device.Os),
        [
            new($"{log}.3.{row}", TrapValue.Octets(0x01, 0x80, 0xC2)), new($"{log}.4.{row}", TrapValue.Of(257)),
            new($"{log}.5.{row}", TrapValue.Of(2)), new($"{log}.13.{row}", TrapValue.Of(1)),
        ]);
    }

    // UPS-MIB (RFC 1628): on-battery has no trap that clears it but the removal of its entry in the alarm table.
    private static Trap Power(PowerFact f)
    {
        if (f.Number == 0)
            return new Trap("1.3.6.1.2.1.33.2.1", SysObjectId(LabOs.Ups),
            [
                new("1.3.6.1.2.1.33.1.2.3.0", TrapValue.Of(1)), new("1.3.6.1.2.1.33.1.2.2.0", TrapValue.Of(5)), new("1.3.6.1.2.1.33.1.9.7.0", TrapValue.Of(2)),
            ]);
        return new Trap($"1.3.6.1.2.1.33.2.{(f.Raised ? 3 : 4)}", SysObjectId(LabOs.Ups),
        [
            new($"1.3.6.1.2.1.33.1.6.2.1.1.{f.Number}", TrapValue.Of(f.Number)),
            new($"1.3.6.1.2.1.33.1.6.2.1.2.{f.Number}", TrapValue.Oid($"1.3.6.1.2.1.33.1.6.3.{f.Number}")),
        ]);
    }
}
