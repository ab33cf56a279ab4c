using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>The outages of all circuits. Written by one thread, read by any without locks: each circuit's ledger is immutable.</summary>
public sealed class SlaLedger
{
    private readonly ConcurrentDictionary<string, CircuitClock> clocks = new(StringComparer.Ordinal);

    /// <summary>Times that never were, for the computer's clock was set ahead over them: no outage lasts through one. In their order.</summary>
    public ImmutableArray<Span> Skipped { get; private set; } = [];

    public OutageLedger Of(string circuit) => clocks.TryGetValue(circuit, out var clock) ? clock.Ledger : OutageLedger.Empty;

    /// <summary>Position of a circuit at an instant; null if it has no agreement.</summary>
    public SlaPosition? Position(string circuit, NetworkInventory inventory, DateTimeOffset now) => Position(circuit, inventory, new SlaMoment(now, Skipped));

    /// <summary>What a fault exposes at an instant: one entry a customer, for its circuit with least left; those that are down go first.
    /// Customers without an agreement have none. Ordered by customer.</summary>
    public ImmutableArray<SlaExposure> Exposure(Fault fault, NetworkInventory inventory, DateTimeOffset now)
    {
        if (fault.Impact.IsNone)
        {
            return [];
        }

        var moment = new SlaMoment(now, Skipped);
        var sums = new Dictionary<string, SlaExposureSum>(StringComparer.Ordinal);
        foreach (var circuit in fault.Impact.Circuits)
        {
            if (circuit.Customer.Length == 0 || Position(circuit.Circuit, inventory, moment) is not { } position)
            {
                continue;
            }

            if (!sums.TryGetValue(circuit.Customer, out var sum))
            {
                sums[circuit.Customer] = sum = new SlaExposureSum(circuit.Customer, ChargeOfCircuit(circuit.Customer, inventory));
            }

            sum.Add(circuit.Circuit, position, isDown: fault.Status == FaultStatus.Open && circuit.State == ServiceState.Down);
        }

        return [.. sums.Values.OrderBy(s => s.Customer, StringComparer.Ordinal).Select(s => s.Exposure)];
    }

    /// <summary>A time never was. One thread only: the engine's.</summary>
    public void Skip(Span never)
    {
        if (!never.IsEmpty)
        {
            Skipped = Skipped.RemoveAll(s => s.End < never.End - OutageLedger.Kept).Add(never);
        }
    }

    /// <summary>A circuit is down by a fault (<see cref="OutageLedger.Begin"/>). One thread only: the engine's.</summary>
    public void Begin(string circuit, string fault, DateTimeOffset start, Span? plannedWork)
    {
        var clock = ClockOf(circuit);
        clock.Ledger = clock.Ledger.Begin(fault, start, plannedWork);
    }

    /// <summary>It is up again as far as the fault goes. One thread only: the engine's.</summary>
    public void End(string circuit, string fault, DateTimeOffset end)
    {
        var clock = ClockOf(circuit);
        clock.Ledger = clock.Ledger.End(fault, end);
    }

    /// <summary>What explains its outage by the fault is known, or explains it no longer. One thread only: the engine's.</summary>
    public void Explain(string circuit, string fault, Span? plannedWork)
    {
        var clock = ClockOf(circuit);
        clock.Ledger = clock.Ledger.Explain(fault, plannedWork);
    }

    private SlaPosition? Position(string circuit, NetworkInventory inventory, SlaMoment moment)
    {
        // Asking makes no clock: what a snapshot holds must not depend on who looked.
        var clock = clocks.GetValueOrDefault(circuit);
        var agreement = clock is null ? CircuitClock.Agreement(inventory, circuit) : clock.AgreementIn(inventory, circuit);
        return agreement is null ? null : moment.Position(agreement, clock?.Ledger ?? OutageLedger.Empty);
    }

    private CircuitClock ClockOf(string circuit) => clocks.TryGetValue(circuit, out var clock) ? clock : clocks.GetOrAdd(circuit, static _ => new());

    // The inventory knows what a customer pays in a month, not for which circuit: each bears an equal share.
    private static decimal ChargeOfCircuit(string customer, NetworkInventory inventory)
    {
        var circuits = inventory.CircuitsOf(customer).Length;
        return circuits == 0 || !inventory.Tables.Customers.TryGetValue(customer, out var known) ? 0 : known.MonthlySpend / circuits;
    }
}
