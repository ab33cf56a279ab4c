using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>The outages of all circuits. Written by one thread, read by any without locks: each circuit's ledger is immutable.</summary>
public sealed class SlaLedger
{
    private readonly ConcurrentDictionary<string, OutageLedger> ofCircuit = new(StringComparer.Ordinal);

    public OutageLedger Of(string circuit) => ofCircuit.GetValueOrDefault(circuit, OutageLedger.Empty);

    /// <summary>Position of a circuit at an instant; null if it has no agreement.</summary>
    public SlaPosition? Position(string circuit, NetworkInventory inventory, DateTimeOffset now) => Position(circuit, inventory, now, new(StringComparer.Ordinal));

    /// <summary>What a fault exposes at an instant: one entry a customer, for its circuit with least left; those that are down go first.
    /// Customers without an agreement have none. Ordered by customer.</summary>
    public ImmutableArray<SlaExposure> Exposure(Fault fault, NetworkInventory inventory, DateTimeOffset now)
    {
        var exposures = ImmutableArray.CreateBuilder<SlaExposure>();
        var months = new Dictionary<string, Span>(StringComparer.Ordinal);
        foreach (var circuits in fault.Impact.Circuits.Where(c => c.Customer.Length > 0).GroupBy(c => c.Customer, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (Exposure(circuits.Key, [.. circuits], fault.Status == FaultStatus.Open, inventory, now, months) is { } exposure)
            {
                exposures.Add(exposure);
            }
        }

        return exposures.ToImmutable();
    }

    /// <summary>Replaces a circuit's ledger. One thread only: the engine's.</summary>
    public void Change(string circuit, Func<OutageLedger, OutageLedger> change) => ofCircuit[circuit] = change(Of(circuit));

    private SlaPosition? Position(string circuit, NetworkInventory inventory, DateTimeOffset now, Dictionary<string, Span> months)
    {
        if (inventory.Tables.Circuits.GetValueOrDefault(circuit) is not { Sla: { } sla } || !inventory.Tables.Slas.TryGetValue(sla, out var agreement))
        {
            return null;
        }

        if (!months.TryGetValue(agreement.TimeZone, out var month))
        {
            months[agreement.TimeZone] = month = SlaMonth.Containing(now, SlaMonth.Zone(agreement.TimeZone));
        }

        return SlaPosition.At(now, month, agreement, Of(circuit));
    }

    private SlaExposure? Exposure(string customer, List<AffectedCircuit> circuits, bool open, NetworkInventory inventory, DateTimeOffset now, Dictionary<string, Span> months)
    {
        var charge = ChargeOfCircuit(customer, inventory);
        SlaExposure? worst = null;
        var worstIsDown = false;
        var (cost, perMinute) = (0m, 0m);
        foreach (var circuit in circuits)
        {
            if (Position(circuit.Circuit, inventory, now, months) is not { } position)
            {
                continue;
            }

            var down = open && circuit.State == ServiceState.Down;
            cost += charge * position.CreditPercent / 100;
            perMinute += down ? charge / (decimal)position.MinutesInMonth : 0;
            if (worst is null || (down && !worstIsDown) || (down == worstIsDown && position.MinutesLeft < worst.MinutesLeft))
            {
                worst = new SlaExposure(customer, circuit.Circuit, position.MinutesUsed, position.MinutesLeft, down ? position.NextThresholdAt : null, 0, 0);
                worstIsDown = down;
            }
        }

        return worst is null ? null : worst with { CostSoFar = Math.Round(cost, 2), CostPerMinute = Math.Round(perMinute, 4) };
    }

    // The inventory knows what a customer pays in a month, not for which circuit: each bears an equal share.
    private static decimal ChargeOfCircuit(string customer, NetworkInventory inventory)
    {
        var circuits = inventory.CircuitsOf(customer).Length;
        return circuits == 0 || !inventory.Tables.Customers.TryGetValue(customer, out var known) ? 0 : known.MonthlySpend / circuits;
    }
}
