using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assurance.Model.Inventory;

/// <summary>Anything the inventory names by an opaque id. The properties are the columns of the inventory files.</summary>
public interface IInventoryEntity
{
    /// <summary>Unique within its kind of file.</summary>
    string Id { get; }
}

/// <summary>organizations.csv. <paramref name="Level"/>: <c>group</c>, <c>province</c>, <c>local</c>.</summary>
public sealed record Organization(string Id, string? Parent, string Level, string Name) : IInventoryEntity;

/// <summary>people.csv. <paramref name="Role"/>: <c>operator</c>, <c>dutyManager</c>, <c>engineer</c>, <c>accountManager</c>, <c>desk</c>, <c>administrator</c>.</summary>
public sealed record Person(string Id, string Name, string Role, string? Organization, string Email, string Phone, string Language) : IInventoryEntity;

/// <summary>sites.csv. <paramref name="Kind"/>: <c>core</c>, <c>provincial</c>, <c>access</c>, <c>customer</c>. Stands for its power and cooling.</summary>
/// <param name="TimeZone">IANA; null where the inventory does not say.</param>
public sealed record Site(string Id, string? Organization, string Name, double? Latitude, double? Longitude, string Kind, string? TimeZone = null) : IInventoryEntity;

/// <summary>devices.csv. <paramref name="Role"/>: <c>core</c>, <c>provider</c>, <c>access</c>, <c>customer</c>, <c>transport</c>, <c>power</c>, <c>server</c>.
/// <paramref name="Name"/> is the host name its syslog carries; <paramref name="Aliases"/> are further names and addresses it may send from.</summary>
public sealed record Device(
    string Id, string? Site, string Name, string Address, ImmutableArray<string> Aliases, string Vendor, string Model, string Role, string SnmpProfile) : IInventoryEntity
{
    /// <summary>Devices any one of which controls it (an access point's controllers, a radio's base station controller): without all of them it gives no service, though
    /// its links stay up; empty where it runs by itself.</summary>
    public ImmutableArray<string> ControlledBy { get; init; } = [];
}

/// <summary>resources.csv. <paramref name="Kind"/>: <c>shelf</c>, <c>card</c>, <c>port</c>, <c>interface</c>, <c>tunnel</c>, <c>peer</c>.
/// <paramref name="Name"/> is the name as the device writes it.</summary>
public sealed record Resource(
    string Id, string Device, string? Parent, string Kind, string Name, int? IfIndex, int? PhysicalIndex, string Address) : IInventoryEntity;

/// <summary>cables.csv. <paramref name="Kind"/>: <c>duct</c>, <c>cable</c>, <c>fibre</c>; a fibre lies in a cable, a cable in a duct.</summary>
public sealed record Cable(string Id, string Kind, string Name, string? Parent, string? SiteA, string? SiteZ) : IInventoryEntity;

/// <summary>links.csv. <paramref name="Kind"/>: <c>fibre</c>, <c>wavelength</c>, <c>ethernet</c>, <c>ip</c>, <c>bgp</c>. <paramref name="A"/> and
/// <paramref name="Z"/> are resource or link ids; <paramref name="Carriers"/> are cables and links in series: any of them broken breaks it.</summary>
/// <param name="CarriersNeeded">Of a link aggregate: so many of the carriers suffice, at least one, and one lost impairs it; null where all are needed.</param>
public sealed record Link(string Id, string Kind, string Name, string? A, string? Z, ImmutableArray<string> Carriers, int? CarriersNeeded = null) : IInventoryEntity;

/// <summary>customers.csv. <paramref name="Classes"/>: <c>important</c>, <c>highValue</c>, <c>group</c>, <c>strategic</c>.</summary>
/// <param name="TimeZone">IANA; null where the inventory does not say.</param>
public sealed record Customer(
    string Id, string? Parent, string Name, ImmutableArray<string> Classes, int Stars, decimal MonthlySpend, string Industry,
    string? Organization, string Language, string? AccountManager, string? TimeZone = null) : IInventoryEntity
{
    public bool IsKeyAccount => Classes.Length > 0;

    /// <summary>In two or more classes (特级大客户).</summary>
    public bool IsPremier => Classes.Length >= 2;
}

/// <summary>contacts.csv. <paramref name="Relation"/>: <c>lead</c>, <c>local</c>, <c>project</c>, <c>service</c>, <c>customer</c>. The id is made of the columns.</summary>
public sealed record Contact(string Customer, string Person, string Relation, ImmutableArray<string> Channels) : IInventoryEntity
{
    public string Id => $"{Customer}/{Person}/{Relation}";
}

/// <summary>One <c>percent:credit</c> pair: availability below the percentage earns that credit, in percent of the monthly charge.</summary>
public sealed record CreditStep(decimal BelowPercent, decimal CreditPercent);

/// <summary>slas.csv. Availability in percent of a calendar month in <paramref name="TimeZone"/> (IANA).</summary>
public sealed record ServiceLevelAgreement(
    string Id, string Name, decimal Availability, int ResponseMinutes, int RestoreMinutes, int UpdateMinutes, string TimeZone,
    ImmutableArray<string> Exclusions, ImmutableArray<CreditStep> CreditSteps) : IInventoryEntity;

/// <summary>circuits.csv. Bandwidth in bit/s. <paramref name="Protection"/>: <c>none</c>, <c>onePlusOne</c>, <c>ring</c>, <c>dualHomed</c>.</summary>
public sealed record Circuit(
    string Id, string Number, string Name, string Product, long Bandwidth, string? Customer, string? Sla, string? Organization,
    string? SiteA, string? SiteZ, string Protection, string Status) : IInventoryEntity
{
    private static readonly FrozenSet<string> OutOfService = new[] { "planned", "terminated", "ceased", "cancelled" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>One that is planned or over serves nobody.</summary>
    public bool IsInService => !OutOfService.Contains(Status);
}

/// <summary>circuit_paths.csv: one element of one path of a circuit. <paramref name="Role"/>: <c>working</c>, <c>protection</c>. The id is made of the columns.</summary>
public sealed record PathElement(string Circuit, string Path, string Role, int Sequence, string Element) : IInventoryEntity
{
    public string Id => $"{Circuit}/{Path}/{Sequence}";
}

/// <summary>planned_work.csv: from <paramref name="Start"/> to <paramref name="End"/> what it covers (and what follows from it) is expected to fail.</summary>
public sealed record PlannedWork(
    string Id, string Name, DateTimeOffset Start, DateTimeOffset End, ImmutableArray<string> Elements, string? Organization, bool ExcludesSla) : IInventoryEntity;
