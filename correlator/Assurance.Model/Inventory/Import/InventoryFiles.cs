using System.Collections.Immutable;

namespace Assurance.Model.Inventory.Import;

/// <summary>The thirteen files of the contract, in the order in which they refer to each other.</summary>
internal static class InventoryFiles
{
    private static readonly string[] LinkKinds = ["fibre", "wavelength", "ethernet", "ip", "bgp"];

    public static readonly ImmutableArray<InventoryFile> All =
    [
        new InventoryFile<Organization>("organizations", "id parent level name", t => t.Organizations,
            r => new(r.Required("id"), r.Reference("parent"), r.OneOf("level", "group", "province", "local"), r.Required("name")),
            (o, t) => Missing("parent", "organization", o.Parent, t.Organizations)),

        new InventoryFile<Person>("people", "id name role organization email phone language", t => t.People,
            r => new(r.Required("id"), r.Required("name"),
                r.OneOf("role", "operator", "dutyManager", "engineer", "accountManager", "desk", "administrator"),
                r.Reference("organization"), r.Text("email"), r.Text("phone"), r.Text("language")),
            (p, t) => Missing("organization", "organization", p.Organization, t.Organizations)),

        new InventoryFile<Site>("sites", "id organization name latitude longitude kind timeZone", t => t.Sites,
            r => new(r.Required("id"), r.Reference("organization"), r.Required("name"), r.Degrees("latitude", 90), r.Degrees("longitude", 180),
                r.OneOf("kind", "core", "provincial", "access", "customer"), ReadZone(r)),
            (s, t) => Missing("organization", "organization", s.Organization, t.Organizations)),

        new InventoryFile<Device>("devices", "id site name address aliases vendor model role snmpProfile controlledBy", t => t.Devices,
            r => new(r.Required("id"), r.Reference("site"), r.Required("name"), r.Text("address"), r.List("aliases"), r.Text("vendor"), r.Text("model"),
                r.OneOf("role", "core", "provider", "access", "customer", "transport", "power", "server"), r.Text("snmpProfile")) { ControlledBy = r.List("controlledBy") },
            (d, t) => Missing("site", "site", d.Site, t.Sites) ?? d.ControlledBy.Select(c => Missing("controlledBy", "device", c, t.Devices)).FirstOrDefault(m => m is not null)),

        new InventoryFile<Resource>("resources", "id device parent kind name ifIndex physicalIndex address", t => t.Resources,
            r => new(r.Required("id"), r.Required("device"), r.Reference("parent"),
                r.OneOf("kind", "shelf", "card", "port", "interface", "tunnel", "peer"), r.Required("name"),
                r.OptionalNumber("ifIndex"), r.OptionalNumber("physicalIndex"), r.Text("address")),
            (e, t) => Missing("device", "device", e.Device, t.Devices) ?? Missing("parent", "resource", e.Parent, t.Resources)),

        new InventoryFile<Cable>("cables", "id kind name parent siteA siteZ", t => t.Cables,
            r => new(r.Required("id"), r.OneOf("kind", "duct", "cable", "fibre"), r.Required("name"), r.Reference("parent"), r.Reference("siteA"), r.Reference("siteZ")),
            (c, t) => Missing("parent", "cable", c.Parent, t.Cables) ?? Missing("siteA", "site", c.SiteA, t.Sites) ?? Missing("siteZ", "site", c.SiteZ, t.Sites)),

        new InventoryFile<Link>("links", "id kind name a z carriers carriersNeeded", t => t.Links,
            ReadLink,
            (l, t) => MissingEnd("a", l.A, t) ?? MissingEnd("z", l.Z, t) ?? l.Carriers.Select(c => MissingCarrier(c, t)).FirstOrDefault(m => m is not null)),

        new InventoryFile<Customer>("customers", "id parent name classes stars monthlySpend industry organization language accountManager timeZone", t => t.Customers,
            r => new(r.Required("id"), r.Reference("parent"), r.Required("name"), r.ListOf("classes", "important", "highValue", "group", "strategic"),
                r.OptionalNumber("stars", 0, 10) ?? 0, r.Decimal("monthlySpend", 0, 1_000_000_000_000m, 0), r.Text("industry"), r.Reference("organization"),
                r.Text("language"), r.Reference("accountManager"), ReadZone(r)),
            (c, t) => Missing("parent", "customer", c.Parent, t.Customers) ?? Missing("organization", "organization", c.Organization, t.Organizations)
                ?? Missing("accountManager", "person", c.AccountManager, t.People)),

        new InventoryFile<Contact>("contacts", "customer person relation channels", t => t.Contacts,
            r => new(r.Required("customer"), r.Required("person"), r.OneOf("relation", "lead", "local", "project", "service", "customer"),
                r.ListOf("channels", "email", "sms", "webhook", "wecom", "dingtalk", "feishu")),
            (c, t) => Missing("customer", "customer", c.Customer, t.Customers) ?? Missing("person", "person", c.Person, t.People)),

        new InventoryFile<ServiceLevelAgreement>("slas",
            "id name availability responseMinutes restoreMinutes updateMinutes timeZone exclusions creditSteps", t => t.Slas,
            ReadSla, (_, _) => null),

        new InventoryFile<Circuit>("circuits", "id number name product bandwidth customer sla organization siteA siteZ protection status", t => t.Circuits,
            r => new(r.RequiredUnique("id"), r.RequiredUnique("number"), r.Unique("name"), r.Text("product"),
                r.Cell("bandwidth").Trim().IsEmpty ? 0 : r.LongNumber("bandwidth", 0, long.MaxValue), r.Reference("customer"), r.Reference("sla"),
                r.Reference("organization"), r.Reference("siteA"), r.Reference("siteZ"),
                r.OneOf("protection", "none", "onePlusOne", "ring", "dualHomed"), r.Text("status")),
            (c, t) => Missing("customer", "customer", c.Customer, t.Customers) ?? Missing("sla", "sla", c.Sla, t.Slas)
                ?? Missing("organization", "organization", c.Organization, t.Organizations)
                ?? Missing("siteA", "site", c.SiteA, t.Sites) ?? Missing("siteZ", "site", c.SiteZ, t.Sites)),

        new PathFile("circuit_paths", "circuit path role sequence element",
            (circuit, t) => Missing("circuit", "circuit", circuit, t.Circuits), (element, t) => MissingElement("element", element, t)),

        new InventoryFile<PlannedWork>("planned_work", "id name start end elements organization excludesSla", t => t.PlannedWork,
            ReadPlannedWork,
            (w, t) => Missing("organization", "organization", w.Organization, t.Organizations)
                ?? w.Elements.Select(e => MissingElement("elements", e, t)).FirstOrDefault(m => m is not null)),
    ];

    private static Link ReadLink(Row r)
    {
        var carriers = r.List("carriers");
        return new(r.Required("id"), r.OneOf("kind", LinkKinds), r.Text("name"), r.Reference("a"), r.Reference("z"), carriers,
            r.OptionalNumber("carriersNeeded", 1, carriers.Length));
    }

    private static string? ReadZone(Row r)
    {
        var zone = r.Reference("timeZone");
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            r.Wrong("timeZone", $"'{zone}' is no IANA time zone");
        }

        return zone;
    }

    private static ServiceLevelAgreement ReadSla(Row r)
    {
        var zone = ReadZone(r) ?? "Asia/Shanghai";
        return new(r.Required("id"), r.Text("name"), r.Decimal("availability", 0, 100, 0), r.OptionalNumber("responseMinutes") ?? 0,
            r.OptionalNumber("restoreMinutes") ?? 0, r.OptionalNumber("updateMinutes") ?? 0, zone,
            r.ListOf("exclusions", "plannedWork", "customerCause", "forceMajeure", "noAccess"), ReadCreditSteps(r));
    }

    private static ImmutableArray<CreditStep> ReadCreditSteps(Row r)
    {
        var steps = ImmutableArray.CreateBuilder<CreditStep>();
        foreach (var pair in r.List("creditSteps"))
        {
            var parts = pair.Split(':');
            if (parts.Length == 2 && TryPercent(parts[0], out var below) && TryPercent(parts[1], out var credit))
            {
                steps.Add(new(below, credit));
            }
            else
            {
                r.Wrong("creditSteps", $"'{pair}' is no percent:credit pair");
            }
        }

        return steps.ToImmutable();
    }

    private static PlannedWork ReadPlannedWork(Row r)
    {
        var work = new PlannedWork(r.Required("id"), r.Text("name"), r.Time("start"), r.Time("end"), r.List("elements"), r.Reference("organization"),
            r.Text("excludesSla").Length > 0 && r.OneOf("excludesSla", "true", "false") == "true");
        if (work.End <= work.Start)
        {
            r.Wrong("end", "is not after start");
        }

        return work;
    }

    private static bool TryPercent(string text, out decimal value) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out value) && value is >= 0 and <= 100;

    private static string? Missing<T>(string column, string kind, string? id, Table<T> table)
        where T : class, IInventoryEntity => table.Has(id) ? null : $"{column}: no {kind} '{id}'";

    private static string? MissingEnd(string column, string? id, TablesUnderWay t) =>
        t.Resources.Has(id) || t.Links.Has(id) ? null : $"{column}: no resource or link '{id}'";

    private static string? MissingCarrier(string id, TablesUnderWay t) =>
        t.Cables.Has(id) || t.Links.Has(id) ? null : $"carriers: no cable or link '{id}'";

    // Work and paths are stated on resources and links; a device, a cable or a site is understood too.
    private static string? MissingElement(string column, string id, TablesUnderWay t) =>
        t.Resources.Has(id) || t.Links.Has(id) || t.Cables.Has(id) || t.Devices.Has(id) || t.Sites.Has(id) || (column == "elements" && t.Circuits.Has(id))
            ? null
            : $"{column}: no resource, link, cable, device or site '{id}'";
}
