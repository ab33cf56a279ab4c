namespace Assurance.Lab.Network;

/// <summary>A product line as the carrier buys it: how it numbers, spells and groups its ports.</summary>
internal sealed record Platform(string Vendor, string Model, LabOs Os, int PortsPerCard)
{
    private static readonly Platform[] Core =
    [
        new("Huawei", "NE5000E-X16", LabOs.HuaweiVrp, 4),
        new("Cisco", "NCS-5508", LabOs.CiscoXr, 4),
        new("Juniper", "PTX10008", LabOs.Junos, 4),
    ];

    private static readonly Platform[] Provider =
    [
        new("Huawei", "NE40E-X16", LabOs.HuaweiVrp, 4),
        new("Juniper", "MX960", LabOs.Junos, 4),
        new("Cisco", "ASR-9010", LabOs.CiscoXr, 4),
    ];

    private static readonly Platform[] Access =
    [
        new("Huawei", "NE40E-M2K", LabOs.HuaweiVrp, 6),
        new("Cisco", "ASR-920", LabOs.CiscoIos, 6),
        new("Huawei", "NE40E-X3", LabOs.HuaweiVrp, 6),
        new("Cisco", "Nexus-9504", LabOs.CiscoNxOs, 6),
        new("Juniper", "ACX5448", LabOs.Junos, 6),
    ];

    private static readonly Platform[] Customer =
    [
        new("Huawei", "AR6280", LabOs.HuaweiVrp, 0),
        new("Cisco", "ISR4331", LabOs.CiscoIos, 0),
    ];

    public static Platform Power { get; } = new("Vertiv", "Liebert-EXM", LabOs.Ups, 0);

    public static Platform For(string role, int number) => role switch
    {
        "core" => Core[number % Core.Length],
        "provider" => Provider[number % Provider.Length],
        "access" => Access[number % Access.Length],
        "customer" => Customer[number % Customer.Length],
        _ => Power,
    };

    /// <summary>The interface name as the device writes it. Speed in Gbit/s: 1, 10 or 100.</summary>
    public string InterfaceName(int gigabits, int slot, int port) => Os switch
    {
        LabOs.HuaweiVrp => gigabits == 100 ? $"100GE{slot + 1}/0/{port}" : $"GigabitEthernet{slot + 1}/0/{port}",
        LabOs.CiscoXr => gigabits switch { 100 => "HundredGigE", 10 => "TenGigE", _ => "GigabitEthernet" } + $"0/{slot}/0/{port}",
        LabOs.CiscoNxOs => $"Ethernet{slot + 1}/{port + 1}",
        LabOs.Junos => gigabits switch { 100 => "et", 10 => "xe", _ => "ge" } + $"-{slot}/0/{port}",
        _ => (gigabits == 10 ? "TenGigabitEthernet" : "GigabitEthernet") + $"0/{slot}/{port}",
    };

    /// <summary>The name of a link aggregate's interface.</summary>
    public string TrunkName(int number) => Os switch
    {
        LabOs.HuaweiVrp => $"Eth-Trunk{number}",
        LabOs.CiscoXr => $"Bundle-Ether{number}",
        LabOs.CiscoNxOs => $"port-channel{number}",
        LabOs.Junos => $"ae{number}",
        _ => $"Port-channel{number}",
    };

    /// <summary>The line card's name in ENTITY-MIB, in the vendor's own traps and in its log.</summary>
    public string CardName(int slot) => Os switch
    {
        LabOs.HuaweiVrp => $"LPU Board {slot + 1}",
        LabOs.CiscoXr => $"0/{slot}/CPU0",
        LabOs.CiscoNxOs => $"Module {slot + 1}",
        LabOs.Junos => $"FPC: MPC7E @ {slot}/*/*",
        _ => $"subslot 0/{slot}",
    };

    public int FirstIfIndex => Os switch
    {
        LabOs.HuaweiVrp => 6,
        LabOs.CiscoXr => 20,
        LabOs.CiscoNxOs => 436_207_616,
        LabOs.Junos => 512,
        _ => 1,
    };

    public int IfIndexStep => Os == LabOs.CiscoNxOs ? 4096 : 1;

    /// <summary>entPhysicalIndex of a card; its ports follow it.</summary>
    public int PhysicalIndex(int slot) => Os switch
    {
        LabOs.HuaweiVrp => 16_777_216 + (slot + 1) * 65_536,
        LabOs.Junos => slot + 1,
        _ => 1_000 * (slot + 1),
    };

    public int PortPhysicalIndex(int slot, int port) => Os == LabOs.Junos
        ? 10_000 + slot * 100 + port
        : PhysicalIndex(slot) + port + 1;
}
