using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Live;

/// <summary>Zones (IANA) in which times of a place or a customer can be told; null where the inventory does not say.</summary>
internal static class Zones
{
    public static string? OfSite(string? site, NetworkInventory inventory) => site is null ? null : inventory.Tables.Sites.GetValueOrDefault(site)?.TimeZone;

    public static string? OfDevice(string? device, NetworkInventory inventory) =>
        device is null ? null : OfSite(inventory.Tables.Devices.GetValueOrDefault(device)?.Site, inventory);

    /// <summary>The customer's own zone, else that of who it belongs to, else that of the first of its agreements.</summary>
    public static string? OfCustomer(string? customer, NetworkInventory inventory)
    {
        var tables = inventory.Tables;
        if (customer is null || !tables.Customers.TryGetValue(customer, out var known))
        {
            return null;
        }

        var parent = known.Parent is null ? null : tables.Customers.GetValueOrDefault(known.Parent);
        return known.TimeZone ?? parent?.TimeZone
            ?? inventory.CircuitsOf(customer).Select(c => c.Sla is null ? null : tables.Slas.GetValueOrDefault(c.Sla)?.TimeZone).FirstOrDefault(z => z is not null);
    }
}
