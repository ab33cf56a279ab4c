using System.Collections.Immutable;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Wording;

namespace Assurance.Correlation.Stages;

/// <summary>Fills a notice from the fault and the inventory.</summary>
internal static class NotifyAccountManagersWriter
{
    public static Notice Write(
        Fault fault, AffectedCustomer account, ImmutableArray<AffectedCircuit> circuits, NetworkInventory inventory, string defaultZone)
    {
        var tables = inventory.Tables;
        var customer = tables.Customers.GetValueOrDefault(account.Customer);
        var manager = customer?.AccountManager ?? account.AccountManager;
        var person = manager is null ? null : tables.People.GetValueOrDefault(manager);
        return new Notice
        {
            Id = "",
            Kind = NoticeKind.Affected,
            Fault = fault.Id,
            Customer = account.Customer,
            CustomerName = customer?.Name ?? account.Name,
            Recipient = manager ?? "",
            RecipientName = person?.Name ?? manager ?? "",
            Email = person?.Email ?? "",
            Language = Words.In(customer?.Language).Language,
            Root = fault.Root,
            Cause = fault.Reason,
            State = circuits.IsEmpty ? ServiceState.Up : circuits.Max(c => c.State),
            Circuits = circuits,
            Exposure = fault.Exposure.FirstOrDefault(e => e.Customer == account.Customer),
            FaultRaisedAt = fault.RaisedAt,
            Time = fault.ChangedAt,
            TimeZone = Zone(circuits, tables) ?? defaultZone,
        };
    }

    // The zone of the agreement of the circuit that is worst off.
    private static string? Zone(ImmutableArray<AffectedCircuit> circuits, InventoryTables tables) =>
        circuits.OrderByDescending(c => c.State)
            .Select(c => tables.Circuits.GetValueOrDefault(c.Circuit)?.Sla)
            .Select(sla => sla is null ? null : tables.Slas.GetValueOrDefault(sla)?.TimeZone)
            .FirstOrDefault(zone => !string.IsNullOrEmpty(zone));
}
