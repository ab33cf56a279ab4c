using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>
/// Plans circuits one at a time, each from its own seed, so that a million can be written without being held.
/// Working and protection follow different planes of the core, different sides of the rings and, where the customer's
/// router is dual-homed, different access links; they are as disjoint as the ground allows, which is not always wholly.
/// </summary>
internal sealed class CircuitPlanner(int seed, Geography geography, Backbone backbone, CustomerBase customers)
{
    private readonly ILookup<int, CustomerRouter> _routersOf = customers.Routers.ToLookup(r => r.Customer);
    private readonly int[] _strategic = [.. Enumerable.Range(0, customers.Customers.Count).Where(c => customers.Customers[c].Classes.Contains("strategic"))];

    public LabCircuit Plan(int number)
    {
        var dice = Dice.For(seed, "circuit", number);
        if (_strategic.Length > 0 && dice.Chance(3)) return Wavelength(dice, number);
        var a = dice.Pick(customers.Routers);
        var own = _routersOf[a.Customer].Where(r => r != a).ToList();
        return own.Count == 0 || dice.Chance(25) ? Internet(dice, number, a) : Private(dice, number, a, dice.Pick(own));
    }

    private LabCircuit Wavelength(Dice dice, int number)
    {
        var (from, to) = (dice.Next(backbone.Sites.Count), dice.Next(backbone.Sites.Count - 1));
        if (to >= from) to++;
        var plane = dice.Next(2);
        var route = backbone.Route(plane, (from, to), (from, to));
        var isProtected = dice.Chance(40);
        IReadOnlyList<LabPath> paths = isProtected
            ? [new("working", route.WorkingWavelengths), new("protection", route.ProtectionWavelengths)]
            : [new("working", route.WorkingWavelengths)];
        return Circuit(number, Product.Wavelength, 10_000_000_000, dice.Pick(_strategic), backbone.Sites[from], backbone.Sites[to],
            isProtected ? "onePlusOne" : "none", paths);
    }

    private LabCircuit Internet(Dice dice, int number, CustomerRouter router)
    {
        var product = Product.Internet;
        var gateway = geography.Gateways
            .MinBy(g => Geography.Distance(geography.Cities[g], geography.Cities[router.Province.Cities[0]]));
        var side = dice.Next(2);
        var protection = Protection(dice, router.DualHomed, both: false);
        return Circuit(number, product, product.Bandwidth(dice), router.Customer, router.Site, backbone.Sites[gateway], protection,
            Paths(protection, side, (s, uplink, plane) =>
                [.. Leg(router, uplink, s, routed: true), .. ToCore(router.Province, s, plane, gateway)]));
    }

    private LabCircuit Private(Dice dice, int number, CustomerRouter a, CustomerRouter z)
    {
        var product = dice.Pick(Product.Private);
        var side = dice.Next(2);
        var sameRing = a.Uplinks.Any(u => z.Uplinks.Any(v => u.Ring == v.Ring));
        var protection = sameRing ? dice.Chance(50) ? "ring" : "none" : Protection(dice, a.DualHomed || z.DualHomed, a.DualHomed && z.DualHomed);
        return Circuit(number, product, product.Bandwidth(dice), a.Customer, a.Site, z.Site, protection, Paths(protection, side,
            (s, uplink, _) => sameRing
                ? WithinRing(a, z, s == side, product.Routed)
                : [.. Leg(a, uplink, s, product.Routed), .. Between(a.Province, z.Province, side, s), .. Leg(z, uplink, s, product.Routed).Reverse()]));
    }

    private static string Protection(Dice dice, bool one, bool both) => dice.Next(100) switch
    {
        < 40 => "none",
        < 60 => "ring",
        < 80 when one => "dualHomed",
        >= 80 when both => "onePlusOne",
        _ when one => "dualHomed",
        _ => "none",
    };

    /// <param name="element">Elements for a side, the side whose access link is used, and the working plane.</param>
    private static IReadOnlyList<LabPath> Paths(string protection, int side, Func<int, int, int, IReadOnlyList<string>> element) => protection switch
    {
        "none" => [new("working", element(side, side, side))],
        // Ring protection turns round in the access ring: the access link itself stays the same.
        "ring" => [new("working", element(side, side, side)), new("protection", element(1 - side, side, side))],
        _ => [new("working", element(side, side, side)), new("protection", element(1 - side, 1 - side, side))],
    };

    private static IEnumerable<string> Leg(CustomerRouter router, int uplink, int side, bool routed)
    {
        var access = router.Uplink(uplink);
        return [router.UserPort, access.Link, .. routed ? [access.Session] : Array.Empty<string>(), .. access.Ring.ToSide(access.Position, side)];
    }

    private IEnumerable<string> ToCore(ProvincialNetwork province, int side, int working, int gateway)
    {
        var route = backbone.Route(working, (province.Cities[working], gateway), (province.Cities[1 - working], gateway));
        return [province.Uplink(side), .. side == working ? route.Working : route.Protection];
    }

    private IEnumerable<string> Between(ProvincialNetwork a, ProvincialNetwork z, int working, int side)
    {
        if (a == z) return [];
        var other = 1 - working;
        var route = backbone.Route(working, (a.Cities[working], z.Cities[working]), (a.Cities[other], z.Cities[other]));
        return [a.Uplink(side), .. side == working ? route.Working : route.Protection, z.Uplink(side)];
    }

    // Both ends on one ring: the direct arc works, the rest of the ring through both provincial routers protects.
    private static IReadOnlyList<string> WithinRing(CustomerRouter a, CustomerRouter z, bool direct, bool routed)
    {
        var (from, to) = a.Uplinks.SelectMany(u => z.Uplinks, (u, v) => (u, v)).First(p => p.u.Ring == p.v.Ring);
        var (low, high) = from.Position <= to.Position ? (from, to) : (to, from);
        string[] near = [a.UserPort, from.Link, .. routed ? [from.Session] : Array.Empty<string>()];
        string[] far = [.. routed ? [to.Session] : Array.Empty<string>(), to.Link, z.UserPort];
        var between = direct
            ? low.Ring.Along(low.Position, high.Position)
            : low.Ring.ToSide(low.Position, 0).Append(a.Province.CrossLink).Concat(high.Ring.ToSide(high.Position, 1).Reverse());
        return [.. near, .. low == from ? between : between.Reverse(), .. far];
    }

    private LabCircuit Circuit(
        int number, Product product, long bandwidth, int customer, LabSite a, LabSite z, string protection, IReadOnlyList<LabPath> paths)
    {
        var owner = customers.Customers[customer];
        var id = string.Create(CultureInfo.InvariantCulture, $"ckt-{number + 1:000000}");
        var code = string.Create(CultureInfo.InvariantCulture, $"{Code(a)}{Code(z)}-{product.Code}-{number + 1:00000}");
        var sla = owner.Stars switch { 5 => "sla-diamond", 4 => "sla-gold", 3 => "sla-silver", _ => "sla-bronze" };
        var organization = a.Kind == "customer" ? a.Organization : Backbone.OrganizationOf(a.Id.Split('-')[1]);
        return new LabCircuit(id, code, $"{a.Name}—{z.Name} {product.Name}", product.Key, bandwidth, owner.Id, sla, organization, a.Id, z.Id, protection, paths);
    }

    private static string Code(LabSite site) => site.Id.Split('-')[1].ToUpperInvariant();
}
