using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>A customer's router on its site, with the access links it hangs on: one, or one for each side of the rings.</summary>
internal sealed record CustomerRouter(
    int Customer, LabDevice Device, LabSite Site, string UserPort, ProvincialNetwork Province, IReadOnlyList<AccessLink> Uplinks)
{
    public bool DualHomed => Uplinks.Count == 2;

    /// <summary>The access link towards provincial router 1 (side 0) or 2 (side 1).</summary>
    public AccessLink Uplink(int side) => Uplinks[DualHomed ? side : 0];
}

internal sealed record AccessLink(string Link, string Session, AccessRing Ring, int Position);

/// <summary>The key accounts, who looks after them, and the routers on their sites.</summary>
internal sealed class CustomerBase(NetworkDraft draft, IReadOnlyList<ProvincialNetwork> provinces, People people)
{
    private const int DropsPerFeeder = 4;
    private readonly Dictionary<string, Feeder> _feeders = [];
    private readonly Dictionary<int, int> _routersOf = [];

    public List<LabCustomer> Customers { get; } = [];
    public List<LabContact> Contacts { get; } = [];
    public List<CustomerRouter> Routers { get; } = [];

    public void Build(int routers)
    {
        for (var i = 0; i < draft.Options.Customers; i++) AddCustomer(i);
        var home = new int[draft.Options.Customers];
        for (var i = 0; i < routers; i++) AddRouter(i, OwnerOf(i, home));
    }

    private void AddCustomer(int number)
    {
        var dice = Dice.For(draft.Options.Seed, "customer", number);
        var profile = CustomerProfile.Draw(dice, number);
        var province = PickProvince(dice);
        var english = profile.Language == "en";
        var (name, industry) = profile.Important && !english
            ? Names.Authority(province.Province.Name, number)
            : Names.Company(dice, number, province.Province.Name, english);
        var manager = people.AccountManager(province.Province.Code, number);
        var id = string.Create(CultureInfo.InvariantCulture, $"cust-{number + 1:0000}");
        var parent = profile.Classes.Contains("group") && number % 7 == 4 ? Customers.FindLast(c => c.Classes.Contains("group"))?.Id : null;
        var organization = profile.Classes.Count > 1 || profile.Stars == 5 ? "org-cn" : Backbone.OrganizationOf(province.Province.Code);
        Customers.Add(new LabCustomer(id, parent, name, profile.Classes, profile.Stars, profile.MonthlySpend, industry, organization, profile.Language, manager));
        AddContacts(dice, id, manager, province.Province.Code, profile);
    }

    private void AddContacts(Dice dice, string customer, string manager, string province, CustomerProfile profile)
    {
        Contacts.Add(new LabContact(customer, manager, "lead", profile.Stars >= 4 ? ["email", "sms"] : ["email"]));
        if (profile.Stars >= 3) Contacts.Add(new LabContact(customer, people.Engineer(province), "service", ["email"]));
        if (!profile.Classes.Contains("group")) return;
        var local = people.AccountManager(PickProvince(dice).Province.Code, dice.Next(97));
        if (local != manager) Contacts.Add(new LabContact(customer, local, "local", ["email", "wecom"]));
    }

    // Every customer has one site; the rest go to the accounts with branches, a few of which have many.
    private int OwnerOf(int router, int[] home)
    {
        if (router < home.Length) return router;
        var dice = Dice.For(draft.Options.Seed, "owner", router);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var customer = dice.Next(home.Length);
            if (Customers[customer].Classes.Count > 1 || Customers[customer].Classes.Contains("group")) return customer;
        }
        return dice.Next(home.Length);
    }

    private void AddRouter(int number, int customer)
    {
        var dice = Dice.For(draft.Options.Seed, "router", number);
        var nth = _routersOf[customer] = _routersOf.GetValueOrDefault(customer) + 1;
        var province = PickProvince(dice);
        var first = province.Rings[dice.Next(province.Rings.Count)];
        var position = dice.Next(first.Routers.Count);
        var owner = Customers[customer];
        var key = string.Create(CultureInfo.InvariantCulture, $"{province.Province.Code}-C{customer + 1:0000}-{nth}");
        var near = first.Sites[position];
        var site = draft.Site($"site-{key.ToLowerInvariant()}", first.Organization, nth == 1 ? $"{owner.Name}总部" : string.Create(CultureInfo.InvariantCulture, $"{owner.Name}第{nth - 1}分支"),
            near.Latitude + (dice.Fraction() - 0.5) * 0.06, near.Longitude + (dice.Fraction() - 0.5) * 0.06, "customer");
        var device = draft.Device($"{key}-CE", site, "customer", Platform.For("customer", number));
        var port = draft.Interface(device, 1, null);
        Routers.Add(new CustomerRouter(customer, device, site, port.Id, province,
            [.. Attachments(dice, province, first, position).Select((at, side) => Attach(device, site, at.Ring, at.Position, side))]));
    }

    // Rings of one local network lie in the same cables: the lower position faces provincial router 1, so that the two
    // ways never cross.
    private static List<(AccessRing Ring, int Position)> Attachments(Dice dice, ProvincialNetwork province, AccessRing ring, int position)
    {
        if (!dice.Chance(45)) return [(ring, position)];
        var otherRing = province.Rings[dice.Next(province.Rings.Count)];
        var other = dice.Next(ProvincialNetwork.RingSize);
        if (otherRing.Local != ring.Local) return [(ring, position), (otherRing, other)];
        if (other == position) other = (position + 1) % ProvincialNetwork.RingSize;
        return other < position ? [(otherRing, other), (ring, position)] : [(ring, position), (otherRing, other)];
    }

    private AccessLink Attach(LabDevice device, LabSite site, AccessRing ring, int position, int side)
    {
        var router = ring.Routers[position];
        var key = string.Create(CultureInfo.InvariantCulture, $"{device.Id}-{side + 1}");
        var link = draft.Link($"eth-{key}", "ethernet", $"{device.Name}—{router.Name}", device, router, 1, Drop(ring.Sites[position], site, key));
        var session = draft.Session($"bgp-{key}", $"{device.Name}—{router.Name} BGP", device, link.A.Address!, router, link.Z.Address!, link.Link);
        return new AccessLink(link.Link, session.Id, ring, position);
    }

    /// <summary>A fibre in the site's current feeder cable, which a handful of customers share.</summary>
    private string Drop(LabSite access, LabSite customer, string key)
    {
        var feeder = _feeders.GetValueOrDefault(access.Id);
        if (feeder is null || feeder.Drops == DropsPerFeeder)
        {
            var number = (feeder?.Number ?? 0) + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"cable-{access.Id[5..]}-feeder-{number}");
            draft.Cable(id, "cable", string.Create(CultureInfo.InvariantCulture, $"{access.Name}{number}号配线光缆"), null, access, access);
            _feeders[access.Id] = feeder = new Feeder(id, number);
        }
        feeder.Drops++;
        return draft.Cable($"fibre-{key}", "fibre", $"{access.Name}—{customer.Name}纤芯", feeder.Id, access, customer).Id;
    }

    private ProvincialNetwork PickProvince(Dice dice)
    {
        var at = dice.Next(provinces.Sum(p => p.Province.Weight));
        foreach (var province in provinces)
            if ((at -= province.Province.Weight) < 0) return province;
        return provinces[^1];
    }

    private sealed class Feeder(string id, int number)
    {
        public string Id { get; } = id;
        public int Number { get; } = number;
        public int Drops { get; set; }
    }
}
