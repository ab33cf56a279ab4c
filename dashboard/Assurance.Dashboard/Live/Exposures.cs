using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;

namespace Assurance.Dashboard.Live;

/// <summary>Where a fault's customers stand against their agreements: of the moment while the fault is open and the ledger is there, else as the fault
/// held it last.</summary>
internal sealed class Exposures(TimeProvider clock, SlaLedger? ledger = null)
{
    // A list shows whole minutes; a fault that changes is another object and is counted anew.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly ConditionalWeakTable<Fault, Counted> counted = [];

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

    /// <summary>Minutes of the customer with least; null if no agreement is touched. Not older than ten seconds.</summary>
    public double? MinutesLeft(Fault fault, NetworkInventory inventory)
    {
        var now = clock.GetUtcNow();
        if (counted.TryGetValue(fault, out var known) && now - known.At < Fresh)
        {
            return known.Minutes;
        }

        var all = Of(fault, inventory);
        double? minutes = all.IsEmpty ? null : all.Min(e => e.MinutesLeft);
        counted.AddOrUpdate(fault, new Counted(minutes, now));
        return minutes;
    }

    private sealed record Counted(double? Minutes, DateTimeOffset At);
}
