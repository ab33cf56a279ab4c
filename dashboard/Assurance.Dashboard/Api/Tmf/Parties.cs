using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>Customers and their account managers as related parties.</summary>
internal static class Parties
{
    public static Party[] Of(IReadOnlyCollection<AffectedCustomer> customers, NetworkInventory inventory) =>
    [
        .. customers.Select(c => Customer(c.Customer, c.Name)),
        .. customers.Select(c => c.AccountManager).OfType<string>().Distinct(StringComparer.Ordinal).Select(m => Manager(m, inventory)),
    ];

    public static Party Customer(string id, string? name) => new(id, Hrefs.Inventory("customers", id), "customer", name, "Organization");

    public static Party Manager(string id, NetworkInventory inventory) =>
        new(id, Hrefs.Inventory("people", id), "accountManager", inventory.Tables.People.GetValueOrDefault(id)?.Name, "Individual");

    /// <summary>Whoever works on it: an account of the product, which the inventory need not know.</summary>
    public static Party Assignee(string user, NetworkInventory inventory) =>
        new(user, null, "assignee", Security.Portfolio.PersonOf(user, inventory)?.Name ?? user, "Individual");

    public static Party Unit(string id, string role, NetworkInventory inventory) =>
        new(id, Hrefs.Inventory("organizations", id), role, inventory.Tables.Organizations.GetValueOrDefault(id)?.Name, "Organization");
}
