namespace Assurance.Lab.Network;

/// <summary>The system a device runs; it decides how names are spelt and messages are worded.</summary>
public enum LabOs { HuaweiVrp, CiscoIos, CiscoXr, CiscoNxOs, Junos, Ups }

/// <summary>Column order of every record is that of the inventory file it is written to.</summary>
public sealed record LabOrganization(string Id, string? Parent, string Level, string Name);

public sealed record LabPerson(
    string Id, string Name, string Role, string Organization, string Email, string Phone, string Language);

public sealed record LabSite(
    string Id, string Organization, string Name, double Latitude, double Longitude, string Kind);

/// <param name="Name">The host name that its syslog carries.</param>
/// <param name="Address">Management (loopback) address; traps name it, as a forwarding relay would.</param>
public sealed record LabDevice(
    string Id, string Site, string Name, string Address, string Aliases, string Vendor, string Model, string Role, LabOs Os)
{
    /// <summary>Devices any one of which controls it; without all of them it gives no service though its links stay up.</summary>
    public IReadOnlyList<string> ControlledBy { get; init; } = [];
}

public sealed record LabResource(
    string Id, string Device, string? Parent, string Kind, string Name, int? IfIndex, int? PhysicalIndex, string? Address);

public sealed record LabCable(string Id, string Kind, string Name, string? Parent, string SiteA, string SiteZ);

/// <param name="Carriers">Cables and links it rides on, in series.</param>
/// <param name="CarriersNeeded">Of a link aggregate: so many of them suffice; null where all are needed.</param>
public sealed record LabLink(string Id, string Kind, string Name, string A, string Z, IReadOnlyList<string> Carriers, int? CarriersNeeded = null);

public sealed record LabCustomer(
    string Id, string? Parent, string Name, IReadOnlyList<string> Classes, int Stars, int MonthlySpend, string Industry,
    string Organization, string Language, string AccountManager);

public sealed record LabContact(string Customer, string Person, string Relation, IReadOnlyList<string> Channels);

public sealed record LabSla(
    string Id, string Name, string Availability, int ResponseMinutes, int RestoreMinutes, int UpdateMinutes, string TimeZone,
    IReadOnlyList<string> Exclusions, string CreditSteps);

/// <param name="Bandwidth">bit/s.</param>
public sealed record LabCircuit(
    string Id, string Number, string Name, string Product, long Bandwidth, string Customer, string Sla, string Organization,
    string SiteA, string SiteZ, string Protection, IReadOnlyList<LabPath> Paths);

/// <param name="Role"><c>working</c> or <c>protection</c>.</param>
/// <param name="Elements">Resource and link ids from A to Z.</param>
public sealed record LabPath(string Role, IReadOnlyList<string> Elements);

public sealed record LabPlannedWork(
    string Id, string Name, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<string> Elements, string Organization,
    bool ExcludesSla);
