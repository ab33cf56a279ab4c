using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>A circuit's outages, and what was agreed for it by the inventory that was asked last. Written by one thread; read by any.</summary>
internal sealed class CircuitClock
{
    private volatile OutageLedger ledger = OutageLedger.Empty;

    [WorkedOut]
    private volatile Agreed? agreed;

    public OutageLedger Ledger
    {
        get => ledger;
        set => ledger = value;
    }

    /// <summary>Null if the circuit has none.</summary>
    public ServiceLevelAgreement? AgreementIn(NetworkInventory inventory, string circuit)
    {
        if (agreed is not { } known || !ReferenceEquals(known.Inventory, inventory))
        {
            agreed = known = new(inventory, Agreement(inventory, circuit));
        }

        return known.Agreement;
    }

    /// <summary>The same of a circuit that has no clock yet.</summary>
    public static ServiceLevelAgreement? Agreement(NetworkInventory inventory, string circuit) =>
        inventory.Tables.Circuits.GetValueOrDefault(circuit) is { Sla: { } sla } ? inventory.Tables.Slas.GetValueOrDefault(sla) : null;

    private sealed record Agreed(NetworkInventory Inventory, ServiceLevelAgreement? Agreement);
}
