using System.Collections.Immutable;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;

namespace Assurance.Dashboard.Live;

/// <summary>Where a fault's customers stand against their agreements: of the moment while the fault is open and the ledger is there, else as the fault
/// held it last.</summary>
internal sealed class Exposures(TimeProvider clock, SlaLedger? ledger = null)
{
    /// <param name="fault">As the viewer sees it: only its circuits count.</param>
    /// <param name="inventory">The inventory of now.</param>
    public ImmutableArray<SlaExposure> Of(Fault fault, NetworkInventory inventory) => ledger is not null && fault.Status == FaultStatus.Open
        ? ledger.Exposure(fault, inventory, clock.GetUtcNow())
        : fault.Exposure;

    /// <summary>The instant that <see cref="Of(Fault, NetworkInventory)"/> speaks of.</summary>
    public DateTimeOffset AsOf(Fault fault) => ledger is not null && fault.Status == FaultStatus.Open ? clock.GetUtcNow() : fault.ChangedAt;

    /// <summary>The part of one customer; null if no agreement of theirs is touched.</summary>
    public SlaExposure? Of(Fault fault, string customer, NetworkInventory inventory)
    {
        var own = fault with { Impact = fault.Impact with { Circuits = [.. fault.Impact.Circuits.Where(c => c.Customer == customer)] } };
        return Of(own, inventory).FirstOrDefault(e => e.Customer == customer);
    }
}
