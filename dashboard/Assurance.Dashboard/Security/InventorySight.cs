using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Security;

/// <summary>The rule of <see cref="Sight"/> for entities of the inventory: what belongs to a unit through its place is that unit's.</summary>
internal static class InventorySight
{
    public static bool Sees(this Sight sight, IInventoryEntity entity)
    {
        if (sight.SeesEverything)
        {
            return true;
        }

        return entity switch
        {
            Customer customer => sight.Sees(customer),
            Circuit circuit => sight.Sees(circuit),
            Contact contact => sight.SeesCustomer(contact.Customer),
            PathElement path => sight.Inventory.Tables.Circuits.TryGetValue(path.Circuit, out var circuit) && sight.Sees(circuit),
            ServiceLevelAgreement sla => SeesAgreement(sight, sla),
            _ => !sight.IsAccountManager && SeesNetwork(sight, entity),
        };
    }

    private static bool SeesNetwork(Sight sight, IInventoryEntity entity) => entity switch
    {
        Organization unit => sight.SeesUnit(unit.Id),
        Person person => sight.SeesUnit(person.Organization),
        Site site => sight.SeesUnit(site.Organization),
        Device device => sight.SeesSite(device.Site),
        Resource resource => sight.SeesDevice(resource.Device),
        Cable cable => SeesCable(sight, cable),
        Link link => SeesEnd(sight, link.A, 0) || SeesEnd(sight, link.Z, 0),
        PlannedWork work => sight.SeesUnit(work.Organization),
        _ => false,
    };

    private static bool SeesAgreement(Sight sight, ServiceLevelAgreement sla) =>
        !sight.IsAccountManager || sight.Inventory.Tables.Circuits.Values.Any(c => c.Sla == sla.Id && sight.Sees(c));

    private static bool SeesCable(Sight sight, Cable cable)
    {
        // A fibre without sites lies where its cable lies; a ring of parents ends.
        var at = cable;
        for (var depth = 0; depth < 8 && at.SiteA is null && at.SiteZ is null && at.Parent is not null; depth++)
        {
            if (!sight.Inventory.Tables.Cables.TryGetValue(at.Parent, out var parent))
            {
                break;
            }

            at = parent;
        }

        return at.SiteA is null && at.SiteZ is null
            ? sight.SeesUnit(null)
            : (at.SiteA is not null && sight.SeesSite(at.SiteA)) || (at.SiteZ is not null && sight.SeesSite(at.SiteZ));
    }

    private static bool SeesEnd(Sight sight, string? end, int depth)
    {
        if (end is null || depth > 8)
        {
            return false;
        }

        if (sight.Inventory.Tables.Resources.TryGetValue(end, out var resource))
        {
            return sight.SeesDevice(resource.Device);
        }

        return sight.Inventory.Tables.Links.TryGetValue(end, out var link) && (SeesEnd(sight, link.A, depth + 1) || SeesEnd(sight, link.Z, depth + 1));
    }
}
